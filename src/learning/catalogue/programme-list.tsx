/** Programmes as a list one can compare: for whom, how long, when, how much. */
import { Day, Dimension, formatDay, Money, PlanDrawing } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { nextStart } from './offer.ts';
import type { OfferedProgramme } from './queries.ts';

export interface ListProps {
  readonly programmes: readonly OfferedProgramme[];
  readonly locale: Locale;
  readonly today: Temporal.PlainDate;
  readonly headings: 'h2' | 'h3';
}

export function ProgrammeList({ programmes, locale, today, headings }: ListProps) {
  const longest = Math.max(...programmes.map((programme) => programme.hours));
  return (
    <div>
      <ul class="programme-list">
        {programmes.map((programme) => (
          <ProgrammeRow programme={programme} share={programme.hours / longest} {...{ locale, today, headings }} />
        ))}
      </ul>
    </div>
  );
}

type RowProps = Omit<ListProps, 'programmes'> & { programme: OfferedProgramme; share: number };

function ProgrammeRow({ programme, share, locale, today, headings: Heading }: RowProps) {
  const t = translator(messages, locale);
  const { text } = programme;
  const lang = programme.textLocale === locale ? undefined : programme.textLocale;
  return (
    <li class="programme-row">
      <PlanDrawing seed={programme.slug} size="small" />
      <div class="programme-row-text">
        <Heading lang={lang}>
          <a href={localPath(locale, `/programmes/${programme.slug}`)}>{text.title}</a>
        </Heading>
        <p lang={lang}>{text.audience}</p>
        <LessonsLanguage programme={programme} locale={locale} />
      </div>
      <dl class="facts">
        <div>
          <dt>{t('start')}</dt>
          <dd>
            <StartWords programme={programme} locale={locale} today={today} />
          </dd>
        </div>
        <div>
          <dt>{t('length')}</dt>
          <dd>
            <LengthWords programme={programme} locale={locale} />
            <Dimension share={share} />
          </dd>
        </div>
        <div>
          <dt>{t('price')}</dt>
          <dd>
            <Price tenge={programme.priceKzt} locale={locale} />
          </dd>
        </div>
      </dl>
    </li>
  );
}

export function Price({ tenge, locale }: { tenge: number; locale: Locale }) {
  return tenge === 0 ? <span>{translator(messages, locale)('free')}</span> : <Money tenge={tenge} locale={locale} />;
}

export function LengthWords({ programme, locale }: { programme: OfferedProgramme; locale: Locale }) {
  const t = translator(messages, locale);
  return (
    <>
      {t('hours', { count: programme.hours })}, {t('lessons', { count: programme.lessons })}
    </>
  );
}

const WORDS = { 'any time': 'start_any', 'under way': 'start_under_way', none: 'start_none' } as const;

export type StartWordsProps = { programme: OfferedProgramme; locale: Locale; today: Temporal.PlainDate };

export function StartWords({ programme, locale, today }: StartWordsProps) {
  const t = translator(messages, locale);
  const start = nextStart(programme.cohorts, today);
  if (start.kind === 'day') return <Day value={start.day} locale={locale} />;
  if (start.kind === 'full') return <>{t('start_full', { day: formatDay(start.day, locale) })}</>;
  return <>{t(WORDS[start.kind])}</>;
}

/** Nothing to say when every lesson is written in the page's language. */
export function LessonsLanguage({ programme, locale }: { programme: OfferedProgramme; locale: Locale }) {
  const { lessons: total, lessonsInLocale: count } = programme;
  if (count === total) return null;
  const t = translator(messages, locale);
  return <p class="small muted">{count === 0 ? t('lessons_in_russian') : t('lessons_partly', { count, total })}</p>;
}
