import { programmeTextIn } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import { BarChart, FunnelChart, formatNumber } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { VISIT_TERM_MONTHS } from '#school/analytics';
import { messages } from './messages.ts';
import { FEWEST_PEOPLE } from './protect.ts';
import type { Release } from './queries.ts';

/** From how many devices the school was seen; nothing where no day had enough. */
export function Reach({
  release,
  locale,
  isInner,
}: {
  release: Release;
  locale: Locale;
  isInner?: boolean | undefined;
}) {
  const t = translator(messages, locale);
  const all = release.reach.find(({ dimension }) => dimension === 'all');
  if (!all) return null;
  const months = everyMonth(release);
  const programmes = release.reach.filter(({ dimension }) => dimension === 'programme');
  return (
    <section class="section">
      {isInner ? <h3>{t('reach')}</h3> : <h2>{t('reach')}</h2>}
      <p>{t('reach_all', { visitors: formatNumber(all.visitors, locale) })}</p>
      <p class="muted">{t('reach_text', { k: FEWEST_PEOPLE })}</p>
      <div class="columns">
        {months.length > 0 && (
          <BarChart
            id={`reach-months-${release.number}`}
            locale={locale}
            title={t('reach_months')}
            description={t('reach_text', { k: FEWEST_PEOPLE })}
            labelsTitle={t('month')}
            labels={months.map(({ value }) => monthOf(value))}
            series={[{ label: t('devices'), values: months.map(({ visitors }) => visitors) }]}
            empty=""
          />
        )}
        {programmes.length > 0 && (
          <FunnelChart
            id={`reach-programmes-${release.number}`}
            locale={locale}
            title={t('reach_programmes')}
            description={t('reach_text', { k: FEWEST_PEOPLE })}
            labelsTitle={t('programme')}
            labels={programmes.map(({ value, programmeTexts }) =>
              programmeTexts ? programmeTextIn(programmeTexts, locale).text.title : value,
            )}
            series={[{ label: t('devices'), values: programmes.map(({ visitors }) => visitors) }]}
            empty=""
          />
        )}
      </div>
    </section>
  );
}

interface MonthSeen {
  readonly value: string;
  /** Null: nobody, or too few to be told of so long ago. */
  readonly visitors: number | null;
}

/** From the first to the last, those without anybody among them: what is not told lies before the first. */
function everyMonth(release: Release): MonthSeen[] {
  const told = release.reach.filter(({ dimension }) => dimension === 'month');
  const visitors = new Map(told.map((month) => [month.value, month.visitors]));
  const values = [...visitors.keys()].toSorted();
  // Of months whose visits were gone by then, those with a few were not kept.
  const oldest = schoolDay(release.released_at).toPlainYearMonth().subtract({ months: VISIT_TERM_MONTHS }).toString();
  const all: MonthSeen[] = [];
  for (let value = values[0] ?? ''; value !== '' && value <= (values.at(-1) ?? ''); value = after(value))
    all.push({ value, visitors: visitors.get(value) ?? (value > oldest ? 0 : null) });
  return all;
}

const after = (month: string): string => Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();

/** `2026-11` as `11.2026`. */
export function monthOf(value: string): string {
  return value.split('-').toReversed().join('.');
}
