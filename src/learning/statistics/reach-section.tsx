import { programmeTextIn } from '#learning/programmes';
import { BarChart, FunnelChart, formatNumber } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
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
  const months = release.reach.filter(({ dimension }) => dimension === 'month');
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

/** `2026-11` as `11.2026`. */
export function monthOf(value: string): string {
  return value.split('-').toReversed().join('.');
}
