/** What is written of visits and released as statistics, looked at in the rows themselves. */
import { sql } from 'kysely';
import { countFewTold, FEWEST_PEOPLE } from '#learning/statistics';
import { lastCredible, schoolDay } from '#platform/clock.ts';
import { monthsOf, oldestKept } from '#platform/database/partitions.ts';
import { VISIT_TERM_MONTHS } from '#school/analytics';
import type { Measure } from '../promise.ts';
import { collects } from './declarations.ts';
import { foundAt, foundNow } from './found.ts';

/** The figures are counted anew every hour. */
const DUE_HOURS = 2;

/** `use.effectiveness`: the board's figures are of the last hours. */
export const figuresCounted: Measure = async (installation) => {
  const { ctx } = installation;
  const { rows } = await sql<{ refreshed_at: Temporal.Instant; studies: number; lessons: number }>`
    select refreshed_at, (select coalesce(sum(placed), 0) from study_figures) as studies,
      (select count(distinct lesson_id) from lesson_figures) as lessons
    from figures_state`.execute(ctx.db);
  const [found] = rows;
  if (!found) return undefined;
  if (Temporal.Instant.compare(found.refreshed_at, lastCredible(ctx.clock.now())) > 0) {
    return foundNow(installation, false, {
      ru: 'У последнего пересчёта учёбы дата из будущего: часы машины ошибались или ошибаются сейчас. Такой пересчёт не считается.',
      kk: 'Оқудың соңғы қайта есебінің күні болашақта: машинаның сағаты қателескен немесе қазір қате. Мұндай есеп есепке алынбайды.',
      en: 'The last count of studies is dated in the future: the machine’s clock was wrong, or is now. It counts as none.',
    });
  }
  const due = found.refreshed_at.add({ hours: DUE_HOURS });
  return {
    ...foundAt(
      found.refreshed_at,
      Temporal.Instant.compare(ctx.clock.now(), due) <= 0,
      {
        ru: 'Учёба пересчитана {at}: записей на программы {studies}, уроков с числами {lessons}.',
        kk: 'Оқу {at} қайта есептелді: бағдарламаға жазылу саны {studies}, сандары бар сабақтар {lessons}.',
        en: 'Studies were counted anew on {at}: {studies} enrolments, {lessons} lessons with figures.',
      },
      { at: found.refreshed_at, studies: found.studies, lessons: found.lessons },
    ),
    dueAgain: due,
  };
};

/** Days of visits that a measurement looks at. */
const DAYS = 2;

/**
 * `collect.visit`: no visit of the last days holds an address, no month of visits is older than its term, and none that
 * was counted of such visits names what fewer than ten on a day had in common.
 */
export const visitsLeadToNobody: Measure = async (installation) => {
  const { ctx } = installation;
  const declared = await collects('visit')(installation);
  const today = schoolDay(ctx.clock.now());
  const { rows } = await sql<{ visits: number; whole: number }>`
    select count(*) as visits,
      count(*) filter (where visitor !~ '^[0-9a-f]{16}$'
        or concat_ws(' ', page, source, campaign) ~ '[0-9]+([.][0-9]+){3}|[0-9a-f]*:[0-9a-f]*:') as whole
    from visits where day > ${today.subtract({ days: DAYS })}`.execute(ctx.db);
  const { visits = 0, whole = 0 } = rows[0] ?? {};
  const oldest = oldestKept(today.toPlainYearMonth(), VISIT_TERM_MONTHS);
  const months = await monthsOf(ctx, 'visits');
  const overdue = months.filter(
    ({ month }) => Temporal.PlainYearMonth.compare(month, oldest.subtract({ months: 1 })) < 0,
  );
  const { rows: telling } = await sql`
    select distinct month from visit_months where month < ${oldest.subtract({ months: 1 }).toPlainDate({ day: 1 })}
      and visitors > 0 and (kind in ('all', 'step') and visitors < ${FEWEST_PEOPLE}
        or kind not in ('all', 'step') and busiest < ${FEWEST_PEOPLE})`.execute(ctx.db);
  return foundNow(
    installation,
    declared?.holds === true && whole === 0 && overdue.length === 0 && telling.length === 0,
    {
      ru: 'Посещений с разрешением за {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}: {visits}, с адресом {whole}. Месяцев старше срока: {overdue}; прежних месяцев с числами меньше чем о {k, plural, one {# посетителе} few {# посетителях} many {# посетителях} other {# посетителя}}: {telling}.',
      kk: '{days} күнде рұқсатпен тіркелген кірулер: {visits}, мекенжаймен {whole}. Мерзімінен асқан айлар: {overdue}; {k}-нан аз кіруші туралы сандары бар бұрынғы айлар: {telling}.',
      en: 'Visits with permission in {days, plural, one {# day} other {# days}}: {visits}, {whole} of them with an address. Months past their term: {overdue}; earlier months with figures about fewer than {k} visitors: {telling}.',
    },
    { days: DAYS, visits, whole, overdue: overdue.length, telling: telling.length, k: FEWEST_PEOPLE },
  );
};

const AHEAD = {
  ru: ' Выпусков с датой из будущего: {ahead}. Часы машины ошибались, и следующий выпуск их не ждёт.',
  kk: ' Күні болашақтағы шығарылымдар: {ahead}. Машинаның сағаты қателескен, келесі шығарылым оларды күтпейді.',
  en: ' Releases dated in the future: {ahead}. The machine’s clock was wrong, and the next release does not wait for them.',
};

/**
 * `keep.statistics`: no released figure, no mean, and nothing that released figures give together is about fewer than ten
 * people. A mean of which nobody wrote down how many stand behind it counts as one of nobody.
 */
export const releasesTellOfNobody: Measure = async (installation) => {
  const { ctx } = installation;
  const { rows } = await sql<{
    releases: number;
    ahead: number;
    smallest: number | null;
    small_reach: number;
    small_rests: number;
  }>`
    with left_over as (
      select a.visitors - sum(m.visitors) as rest from statistics_reach a
      join statistics_reach m on m.release_id = a.release_id and m.dimension = 'month'
      where a.dimension = 'all' group by a.release_id, a.visitors
      union all
      select a.visitors - p.visitors from statistics_reach a
      join statistics_reach p on p.release_id = a.release_id and p.dimension = 'programme' where a.dimension = 'all'
    )
    select (select count(*) from statistics_releases where restored_from is null) as releases,
      (select count(*) from statistics_releases where restored_from is null and released_at > ${lastCredible(ctx.clock.now())}) as ahead,
      (select min(least(people, completed, people - completed, timed, raters,
          case when weeks is not null then coalesce(timed, 0) end,
          case when rating is not null then coalesce(raters, 0) end)) from statistics_cells) as smallest,
      -- A visitor is a device: how many people these are nobody knows.
      (select count(*) from statistics_reach where least(visitors, busiest) < ${FEWEST_PEOPLE}) as small_reach,
      (select count(*) from left_over where rest > 0 and rest < ${FEWEST_PEOPLE}) as small_rests`.execute(ctx.db);
  const [found] = rows;
  if (!found || found.releases === 0) return undefined;
  const { releases, ahead, smallest, small_reach: smallReach, small_rests: smallRests } = found;
  const rests = smallReach + smallRests + (await countFewTold(ctx));
  // It was seen by everybody, so its figures are measured with the others; as a release it is none.
  const also = ahead > 0 ? AHEAD : { ru: '', kk: '', en: '' };
  return foundNow(
    installation,
    (smallest ?? FEWEST_PEOPLE) >= FEWEST_PEOPLE && rests === 0,
    {
      ru:
        'Выпусков статистики: {releases}. Самое маленькое число в них — о {smallest, plural, one {# человеке} few {# людях} many {# людях} other {# человека}}; чисел об устройствах и разностей меньше {k}: {rests}.' +
        also.ru,
      kk:
        'Статистика шығарылымдары: {releases}. Олардағы ең кіші сан {smallest} адам туралы; құрылғылар туралы {k}-нан кіші сандар мен айырмалар: {rests}.' +
        also.kk,
      en:
        'Releases of statistics: {releases}. The smallest figure in them is about {smallest, plural, one {# person} other {# people}}; figures of devices and differences below {k}: {rests}.' +
        also.en,
    },
    { releases, ahead, smallest: smallest ?? FEWEST_PEOPLE, k: FEWEST_PEOPLE, rests },
  );
};
