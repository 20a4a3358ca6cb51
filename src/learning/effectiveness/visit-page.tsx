import { programmeTextIn } from '#learning/programmes';
import { FunnelChart, LineChart } from '#platform/html/index.ts';
import { LANGUAGE_NAMES } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { FEWEST_VISITORS } from '#school/analytics';
import { messages } from './messages.ts';
import { BoardFrame, type BoardProps, shortMonth } from './parts.tsx';
import type { VisitBoard } from './visit-board.ts';

type Props = BoardProps & { readonly board: VisitBoard };

export function VisitBoardPage(props: Props) {
  const { board, locale, filter } = props;
  const t = translator(messages, locale);
  const byWeek = filter.period === '3';
  const nothing = board.times.length === 0;
  const label = (at: string) => (byWeek ? `${at.slice(8, 10)}.${at.slice(5, 7)}` : shortMonth(at));
  return (
    <BoardFrame part="visits" head={board} locale={locale} filter={filter}>
      <section class="section">
        <LineChart
          id="visits"
          locale={locale}
          title={t('visits_plot')}
          description={t('visits_text')}
          labelsTitle={t(byWeek ? 'week' : 'month')}
          labels={board.times.map(({ at }) => label(at))}
          series={[
            { label: t('visitors'), values: board.times.map(({ visitors }) => visitors) },
            { label: t('views'), values: board.times.map(({ views }) => views) },
          ]}
          empty={t('no_visits')}
        />
        {!nothing && (
          <p class="muted">
            {t('visits_text')} {t(byWeek ? 'unfinished_week' : 'unfinished_month')}
          </p>
        )}
      </section>
      {!nothing && <Kinds {...props} />}
    </BoardFrame>
  );
}

function Kinds(props: Props) {
  const { locale, filter } = props;
  const t = translator(messages, locale);
  const reachesBack = filter.period === '24' || filter.period === 'all';
  return (
    <>
      <section class="section">
        <div class="columns">
          <Names {...props} id="sources" kind="source" title={t('sources')} text={t('sources_text')} />
          <Names {...props} id="campaigns" kind="campaign" title={t('campaigns')} text={t('campaigns_text')} />
        </div>
        {reachesBack && <p>{t('visits_folded', { k: FEWEST_VISITORS })}</p>}
        <p class="muted">
          {t('sources_text')} {t('campaigns_text')}
        </p>
      </section>
      <section class="section">
        <Names {...props} id="pages" kind="page" title={t('pages')} text={t('pages_text')} views />
        <p class="muted">{t('pages_text')}</p>
      </section>
      <section class="section">
        <div class="columns">
          <Names {...props} id="devices" kind="device" title={t('devices')} text={t('devices_text')} views />
          <Names {...props} id="systems" kind="system" title={t('systems')} text={t('devices_text')} views />
        </div>
        <div class="columns">
          <Names {...props} id="browsers" kind="browser" title={t('browsers')} text={t('devices_text')} views />
          <Names {...props} id="languages" kind="locale" title={t('languages')} text={t('devices_text')} views />
        </div>
      </section>
    </>
  );
}

interface NamesProps extends Props {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  /** Pages opened instead of visitors: of those signed in there are no visitors. */
  readonly views?: boolean;
}

const PROPER_NAMES: Readonly<Record<string, string>> = {
  android: 'Android',
  ios: 'iOS',
  windows: 'Windows',
  macos: 'macOS',
  linux: 'Linux',
  chrome: 'Chrome',
  safari: 'Safari',
  firefox: 'Firefox',
  edge: 'Edge',
  opera: 'Opera',
  yandex: 'Yandex',
  samsung: 'Samsung',
  ...LANGUAGE_NAMES,
};

const PAGES: Readonly<
  Record<string, 'page_home' | 'page_programmes' | 'page_sign_up' | 'page_letter' | 'page_sign_in'>
> = {
  '/': 'page_home',
  '/programmes': 'page_programmes',
  '/sign-up': 'page_sign_up',
  '/sign-up/letter': 'page_letter',
  '/sign-in': 'page_sign_in',
};

function Names({ board, locale, id, kind, title, text, views }: NamesProps) {
  const t = translator(messages, locale);
  const shown = board.kinds[kind] ?? [];
  return (
    <FunnelChart
      id={id}
      locale={locale}
      title={title}
      description={text}
      labelsTitle={t('name')}
      labels={shown.map(({ name }) => nameOf(kind, name))}
      series={[
        { label: t(views ? 'views' : 'visitors'), values: shown.map((row) => (views ? row.views : row.visitors)) },
      ]}
      empty={t('no_names')}
    />
  );

  function nameOf(of: string, name: string): string {
    if (name === 'other') return t('other');
    if (of === 'device')
      return t(name === 'phone' ? 'device_phone' : name === 'tablet' ? 'device_tablet' : 'device_computer');
    return of === 'page' ? pageNamed(name) : (PROPER_NAMES[name] ?? name);
  }

  /** What people know by a name; every other page by its address. */
  function pageNamed(path: string): string {
    const word = PAGES[path];
    if (word) return t(word);
    const programme = board.choices.find((choice) => `/programmes/${choice.programme}` === path);
    return programme ? programmeTextIn(programme.programmeTexts, locale).text.title : path;
  }
}
