/**
 * Days are counted from the last counted one on, and today again and again; the board reads the months that were added up
 * of them.
 */

import { sql } from 'kysely';
import { z } from 'zod';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { takeTime } from '#platform/database/patience.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { foldMonths } from './fold-months.ts';
import { DAYS_KEPT_MONTHS, VISIT_TERM_MONTHS } from './schema.ts';

/** Days before today that are counted again: what waited in memory at midnight may belong to yesterday. */
const DAYS_AGAIN = 1;

/** Counts the days from the first to the last anew, both included. In one transaction. */
export async function countDays(ctx: Context, first: Temporal.PlainDate, last: Temporal.PlainDate): Promise<void> {
  await transact(ctx, async (tx) => {
    await lockDays(tx);
    await sql`delete from visit_days where day between ${first} and ${last}`.execute(tx.db);
    // Of words made with several keys the most of one key count: a visitor may stand among each.
    await sql`
      with looks as (
        select day, visitor, coalesce(part, '') as part, page, source, campaign, device, system, browser, locale,
          case when page like '/programmes/%' then 'programme' when page like '/sign-up%' then 'sign-up' else 'visit' end as step
        from visits where day between ${first} and ${last}
      ), counted as (
        select day, page, source, campaign, device, system, browser, locale, step,
          grouping(page, source, campaign, device, system, browser, locale, step) as which,
          count(*) as views, count(distinct visitor) as visitors
        from looks
        group by grouping sets ((day, part), (day, part, page), (day, part, source), (day, part, campaign),
          (day, part, device), (day, part, system), (day, part, browser), (day, part, locale), (day, part, step))
      ), named as (
        select day,
          case which when 255 then 'all' when 127 then 'page' when 191 then 'source' when 223 then 'campaign'
            when 239 then 'device' when 247 then 'system' when 251 then 'browser' when 253 then 'locale' else 'step' end as kind,
          case which when 255 then '' when 127 then page when 191 then source when 223 then campaign
            when 239 then device when 247 then system when 251 then browser when 253 then locale
            else step end as name,
          views, visitors
        from counted
        where (which <> 191 or source is not null) and (which <> 223 or campaign is not null)
          and (which <> 254 or step <> 'visit')
      )
      insert into visit_days (day, kind, name, views, visitors)
      select day, kind, name, sum(views), max(visitors) from named group by day, kind, name`.execute(tx.db);
    await addUpMonths(tx, first, last);
  });
}

/** Whoever counts is alone at it. */
async function lockDays(tx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('visit_days'))`.execute(tx.db);
  await takeTime(tx);
}

/** The months that these days are part of, from their days: all of them have to be there. */
async function addUpMonths(tx: Context, first: Temporal.PlainDate, last: Temporal.PlainDate): Promise<void> {
  const from = first.with({ day: 1 });
  const until = last.with({ day: 1 }).add({ months: 1 });
  await sql`delete from visit_months where month >= ${from} and month < ${until}`.execute(tx.db);
  await sql`
    with months as (
      select date_trunc('month', day)::date as month, kind, name, sum(views) as views, sum(visitors) as visitors,
        max(visitors) as busiest
      from visit_days where day >= ${from} and day < ${until} group by 1, 2, 3
    )
    insert into visit_months (month, kind, name, views, visitors, busiest, busiest_rest)
    select month, kind, name, views, visitors, busiest, case when kind = 'page' and name like '/programmes/%' then (
        select max(whole.visitors - coalesce(page.visitors, 0)) from visit_days whole
        left join visit_days page on page.day = whole.day and page.kind = months.kind and page.name = months.name
        where whole.kind = 'all' and whole.day >= month and whole.day < month + interval '1 month'
      ) end
    from months`.execute(tx.db);
}

/**
 * Counts what has not been counted, however long nobody counted: from the last counted day on, and yesterday in any case.
 * Then takes out of old months what would tell of a few.
 */
export async function countOpenDays(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    await lockDays(tx);
    const today = schoolDay(tx.clock.now());
    // Where no day was counted the visits say where to begin: months whose visits are gone are not counted away.
    const { rows } = await sql<{ last: Temporal.PlainDate | null }>`
      select coalesce((select max(day) from visit_days where day <= ${today}), (select min(day) from visits)) as last`.execute(
      tx.db,
    );
    await countDays(tx, firstOpenDay(rows[0]?.last ?? today, today), today);
    await foldMonths(tx, today.with({ day: 1 }).subtract({ months: VISIT_TERM_MONTHS }));
  });
}

/**
 * A month whose days are gone already is counted whole, from its visits; one whose visits are going, no more. `last`: the
 * day counted last.
 */
export function firstOpenDay(last: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate {
  const thisMonth = today.with({ day: 1 });
  const oldest = thisMonth.subtract({ months: VISIT_TERM_MONTHS - 1 });
  const first = earlier(last, today.subtract({ days: DAYS_AGAIN }));
  const hasDays = Temporal.PlainDate.compare(first, thisMonth.subtract({ months: DAYS_KEPT_MONTHS - 1 })) >= 0;
  const from = hasDays ? first : first.with({ day: 1 });
  return Temporal.PlainDate.compare(from, oldest) < 0 ? oldest : from;
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? a : b;
}

export const countDaysJob = defineJob({
  name: 'analytics.count-days',
  payload: z.object({}),
  run: async (ctx) => {
    await countOpenDays(ctx);
  },
});
