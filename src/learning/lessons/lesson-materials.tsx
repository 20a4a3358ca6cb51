/** The materials of a lesson that its text itself does not show. */
import { type LessonMedia, mediaBeside, videoPlayer } from '#learning/programmes';
import { formatNumber, Icon, Prose } from '#platform/html/index.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type LessonProps, lessonPath } from './lesson-frame.tsx';
import { messages } from './messages.ts';

/** What the text itself does not show. */
export function Materials(props: LessonProps) {
  const { locale, reading } = props;
  const t = translator(messages, locale);
  const beside = mediaBeside(reading.lesson, reading.media, locale);
  if (beside.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t('materials')}</h2>
      {beside.map((media) => (
        <Material {...props} media={media} />
      ))}
    </section>
  );
}

function Material(props: LessonProps & { media: LessonMedia }) {
  const { locale, media, reading } = props;
  const t = translator(messages, locale);
  const base = `${lessonPath(props)}/media/`;
  const title = inLocale(media.titles, locale);
  if (media.kind === 'picture') {
    return (
      <figure>
        <img src={base + media.name} alt={title} width={media.width ?? undefined} height={media.height ?? undefined} />
      </figure>
    );
  }
  if (media.kind === 'video') {
    const scene = { locale, media: reading.media, mediaBase: base };
    return <Prose trustedHtml={videoPlayer(media, scene)} />;
  }
  const size = t('kilobytes', { size: formatNumber(Math.ceil(media.bytes / 1024), locale) });
  return (
    <p>
      <a class="cluster cluster-tight" href={base + media.name} hreflang={media.locale ?? undefined}>
        <Icon name="download" />
        <span>
          {title} <span class="muted nowrap">({size})</span>
        </span>
      </a>
    </p>
  );
}
