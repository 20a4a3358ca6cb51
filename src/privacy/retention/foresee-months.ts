/** Of a table whose months go as a whole: one line a month, and how many rows go with it, without reading them. */
import { sql } from 'kysely';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { rowsOfMonth } from '#platform/database/month-counts.ts';
import { partitionName } from '#platform/database/month-names.ts';
import { monthsOf } from '#platform/database/partitions.ts';
import { keptBack } from './drop-months.ts';
import type { Rule } from './rule.ts';

/** Adds to `going` the months that go until `by`. `number`: the place of the rule. */
export async function noteMonths(tx: Context, rule: Rule, number: number, by: Temporal.PlainDate): Promise<void> {
  const today = schoolDay(tx.clock.now());
  for (const { month } of await monthsOf(tx, rule.table)) {
    const due = month.add(rule.period).toPlainDate({ day: 1 });
    if (Temporal.PlainDate.compare(due, by) > 0) continue;
    // What was due before goes with the next run.
    const day = Temporal.PlainDate.compare(due, today) < 0 ? today : due;
    const part = partitionName(rule.table, month);
    const rows = (await rowsOfMonth(tx, part)) - (await countKept(tx, rule, part));
    if (rows === 0) continue;
    await sql`insert into going (rule, part, place, id, person_id, day, gone, rows)
      values (${number}, ${`partitions.${part}`}::regclass, '(0,0)', ${String(month)}, null, ${day}, true, ${rows})`.execute(
      tx.db,
    );
  }
}

/** Those of a month that stay: most of the time nobody is held, and the month is not opened for it. */
async function countKept(tx: Context, rule: Rule, part: string): Promise<number> {
  const keep = keptBack(rule);
  if (!keep) return 0;
  const { rows: any } = await sql`select from ${sql.table(keep.decidedBy)} limit 1`.execute(tx.db);
  if (any.length === 0) return 0;
  const { rows } = await sql<{ kept: number }>`
    select count(*) as kept from ${sql.table(`partitions.${part}`)} as each where ${keep.rows}`.execute(tx.db);
  return rows[0]?.kept ?? 0;
}
