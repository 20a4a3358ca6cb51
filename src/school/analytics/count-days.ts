/** Days are counted once, and today again and again; the board reads the months that were added up of them. */

import { sql } from 'kysely';
import { z } from 'zod';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { takeTime } from '#platform/database/patience.ts';
import { defineJob } from '#platform/jobs/jobs.ts';

/** Days before today that are counted again: what waited in memory at midnight may belong to yesterday. */
const DAYS_AGAIN = 1;

/** Counts the days from the first to the last anew, both included. In one transaction. */
export async function countDays(ctx: Context, first: Temporal.PlainDate, last: Temporal.PlainDate): Promise<void> {
  await transact(ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('visit_days'))`.execute(tx.db);
    await takeTime(tx);
    await sql`delete from visit_days where day between ${first} and ${last}`.execute(tx.db);
    await sql`
      with looks as (
        select day, visitor, page, source, campaign, device, system, browser, locale,
          case when page like '/programmes/%' then 'programme' when page like '/sign-up%' then 'sign-up' else 'visit' end as step
        from visits where day between ${first} and ${last}
      ), counted as (
        select day, page, source, campaign, device, system, browser, locale, step,
          grouping(page, source, campaign, device, system, browser, locale, step) as which,
          count(*) as views, count(distinct visitor) as visitors
        from looks
        group by grouping sets ((day), (day, page), (day, source), (day, campaign), (day, device), (day, system),
          (day, browser), (day, locale), (day, step))
      )
      insert into visit_days (day, kind, name, views, visitors)
      select day,
        case which when 255 then 'all' when 127 then 'page' when 191 then 'source' when 223 then 'campaign'
          when 239 then 'device' when 247 then 'system' when 251 then 'browser' when 253 then 'locale' else 'step' end,
        case which when 255 then '' when 127 then page when 191 then source when 223 then campaign
          when 239 then device when 247 then system when 251 then browser when 253 then locale
          else step end,
        views, visitors
      from counted
      where (which <> 191 or source is not null) and (which <> 223 or campaign is not null)
        and (which <> 254 or step <> 'visit')`.execute(tx.db);
    await addUpMonths(tx, first, last);
  });
}

/** The months that these days are part of, from their days. */
async function addUpMonths(tx: Context, first: Temporal.PlainDate, last: Temporal.PlainDate): Promise<void> {
  const from = first.with({ day: 1 });
  const until = last.with({ day: 1 }).add({ months: 1 });
  await sql`delete from visit_months where month >= ${from} and month < ${until}`.execute(tx.db);
  await sql`
    insert into visit_months (month, kind, name, views, visitors)
    select date_trunc('month', day)::date, kind, name, sum(views), sum(visitors)
    from visit_days where day >= ${from} and day < ${until} group by 1, 2, 3`.execute(tx.db);
}

export const countDaysJob = defineJob({
  name: 'analytics.count-days',
  payload: z.object({}),
  run: async (ctx) => {
    const today = schoolDay(ctx.clock.now());
    await countDays(ctx, today.subtract({ days: DAYS_AGAIN }), today);
  },
});
