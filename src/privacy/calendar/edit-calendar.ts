/** Setting a day, and confirming a year: the responsible person's acts, each with its audit row. */
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { CalendarDb } from './schema.ts';

const SATURDAY = 6;

/**
 * Says that a day is worked, or is not. What is the rule anyway (a weekday worked, a weekend not) is no exception and
 * leaves no row. The year must be confirmed anew afterwards.
 */
export async function setDay(
  ctx: Context,
  { day, working }: { day: Temporal.PlainDate; working: boolean },
): Promise<void> {
  await transact(ctx, async (tx) => {
    const db = tables<CalendarDb>(tx);
    const isRule = day.dayOfWeek < SATURDAY === working;
    if (isRule) {
      await db.deleteFrom('calendar_days').where('day', '=', day).execute();
    } else {
      const change = { working, changed_at: tx.clock.now(), changed_by: actingId(tx) };
      await db
        .insertInto('calendar_days')
        .values({ day, ...change })
        .onConflict((conflict) => conflict.column('day').doUpdateSet(change))
        .execute();
    }
    await db
      .insertInto('calendar_years')
      .values({ year: day.year, confirmed_at: null, confirmed_by: null })
      .onConflict((conflict) => conflict.column('year').doUpdateSet({ confirmed_at: null, confirmed_by: null }))
      .execute();
    await audit(tx, { action: 'calendar.day_set', details: { day: day.toString(), working } });
  });
}

/** From now on the year's holidays count. */
export async function confirmYear(ctx: Context, year: number): Promise<void> {
  await transact(ctx, async (tx) => {
    const confirmed = { confirmed_at: tx.clock.now(), confirmed_by: actingId(tx) };
    await tables<CalendarDb>(tx)
      .insertInto('calendar_years')
      .values({ year, ...confirmed })
      .onConflict((conflict) => conflict.column('year').doUpdateSet(confirmed))
      .execute();
    await audit(tx, { action: 'calendar.year_confirmed', details: { year } });
  });
}
