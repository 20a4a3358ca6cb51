import { type LessonMedia, lessonTitleIn } from '#learning/programmes';
import { Button, DataTable, EmptyState, FileField, Form, formatNumber, Radios, Select } from '#platform/html/index.ts';
import { typed } from '#platform/http/form.ts';
import { inLocale, LOCALES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { MEDIA_FORM_KINDS } from './forms.ts';
import { LessonParts } from './lesson-pages.tsx';
import { messages } from './messages.ts';
import { DoneNotice, type Filled, TitleFields } from './parts.tsx';
import { Crumbs } from './programme-pages.tsx';
import type { LessonForEditing } from './queries.ts';

export type MediaPageProps = Filled & { edited: LessonForEditing; done?: string | undefined; locale: Locale };

/** The files of a lesson: what there is, how to put it into the text, and how to add more. */
export function MediaPage({ edited, values, errors, done, locale }: MediaPageProps) {
  const t = translator(messages, locale);
  const { lesson, programme, media } = edited;
  const base = localPath(locale, `/office/programmes/${programme.id}/lessons/${lesson.id}/media`);
  const title = lessonTitleIn(lesson.texts, locale).text;
  return (
    <>
      <Crumbs locale={locale} programme={programme} here={title} />
      <DoneNotice word={done} locale={locale} />
      <h1>{title}</h1>
      <LessonParts edited={edited} current="media" locale={locale} />
      <DataTable
        caption={t('media')}
        captionHidden
        columns={[
          { key: 'name', label: t('file_name') },
          { key: 'kind', label: t('kind') },
          { key: 'paste', label: t('paste') },
          { key: 'size', label: t('file_size'), numeric: true },
          { key: 'remove', label: t('remove') },
        ]}
        rows={media.map((each) => ({
          name: <a href={`${base}/${encodeURIComponent(each.name)}`}>{each.name}</a>,
          kind: kindWords(each, media, locale),
          paste: <code>{pasteOf(each, locale)}</code>,
          size: <span class="nowrap">{sizeWords(each.bytes, locale)}</span>,
          remove: (
            <a href={`${base}/${each.id}/removal`}>
              {t('remove')}
              <span class="visually-hidden">: {each.name}</span>
            </a>
          ),
        }))}
        empty={<EmptyState title={t('media_none')} plan={lesson.slug} />}
      />
      <section class="section">
        <h2>{t('add_file')}</h2>
        <MediaForm {...{ action: base, media, values, errors, locale }} />
      </section>
    </>
  );
}

type MediaFormProps = Filled & { action: string; media: readonly LessonMedia[]; locale: Locale };

function MediaForm({ action, media, values, errors, locale }: MediaFormProps) {
  const t = translator(messages, locale);
  const videos = media.filter(({ kind }) => kind === 'video');
  const kinds = videos.length > 0 ? MEDIA_FORM_KINDS : MEDIA_FORM_KINDS.slice(0, 3);
  return (
    <Form action={action} enctype="multipart/form-data" errors={errors} errorTitle={t('errors_title')}>
      <Radios
        legend={t('kind')}
        name="kind"
        value={typed(values, 'kind')}
        error={errors?.['kind']}
        options={kinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`), hint: t(`limit_${kind}`) }))}
      />
      <FileField name="file" label={t('file')} error={errors?.['file']} />
      <TitleFields
        label={t('file_title')}
        hint={t('file_title_hint')}
        values={values ?? {}}
        errors={errors}
        locale={locale}
      />
      <Select
        name="language"
        label={t('for_language')}
        value={typed(values, 'language')}
        error={errors?.['language']}
        options={[
          { value: '', label: t('for_all') },
          ...LOCALES.map((each) => ({ value: each, label: t(`language_${each}`) })),
        ]}
      />
      {videos.length > 0 && (
        <Select
          name="part_of"
          label={t('of_video')}
          value={typed(values, 'part_of')}
          error={errors?.['part_of']}
          options={[
            { value: '', label: t('of_none') },
            ...videos.map((video) => ({ value: video.id, label: video.name })),
          ]}
        />
      )}
      <div class="actions">
        <Button>{t('upload')}</Button>
      </div>
    </Form>
  );
}

function kindWords(media: LessonMedia, all: readonly LessonMedia[], locale: Locale): string {
  const t = translator(messages, locale);
  const video = all.find(({ id }) => id === media.part_of);
  const details = [video?.name, media.locale && t(`language_${media.locale}`)].filter(Boolean);
  return details.length > 0 ? `${t(`kind_${media.kind}`)} (${details.join(', ')})` : t(`kind_${media.kind}`);
}

/** What to write in the text; captions and posters come with their video. */
function pasteOf(media: LessonMedia, locale: Locale): string {
  if (media.part_of) return '';
  if (media.kind === 'picture') return `![${translator(messages, locale)('alt_words')}](${media.name})`;
  return `[${inLocale(media.titles, locale)}](${media.name})`;
}

const KILOBYTE = 1024;

function sizeWords(bytes: number, locale: Locale): string {
  const t = translator(messages, locale);
  const kilobytes = bytes / KILOBYTE;
  if (kilobytes < KILOBYTE) return t('kilobytes', { size: formatNumber(Math.max(1, Math.round(kilobytes)), locale) });
  return t('megabytes', { size: formatNumber(Math.round((kilobytes / KILOBYTE) * 10) / 10, locale) });
}
