/** Months that have reached their term go as a whole; what a case holds back stays behind, and goes by itself later. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { type Keeping, tendMonths } from '#platform/database/partitions.ts';
import { isHeld } from './due.ts';
import type { Rule } from './rule.ts';

/** Makes the months to come too. How many rows went with a month stands in the transaction that drops it. */
export async function dropMonths(ctx: Context, runId: string, rule: Rule): Promise<void> {
  const { years, months } = Temporal.Duration.from(rule.period);
  const keep = keptBack(rule);
  await tendMonths(ctx, rule.table, {
    months: years * 12 + months,
    ...(keep && { keep }),
    onDrop: async (tx, { rows, lockedMs }) => {
      await sql`insert into retention_counts (run_id, table_name, action, source, destroyed, batches, longest_ms)
        values (${runId}, ${rule.table}, 'delete', ${rule.source}, ${rows}, 1, ${lockedMs})
        on conflict (run_id, table_name, action, source) do update set
          destroyed = retention_counts.destroyed + excluded.destroyed, batches = retention_counts.batches + 1,
          longest_ms = greatest(retention_counts.longest_ms, excluded.longest_ms)`.execute(tx.db);
    },
  });
}

/** The rows of a month that stay when it goes; undefined: they are about nobody. */
export function keptBack(rule: Rule): Keeping | undefined {
  return rule.held.length > 0 ? { rows: isHeld(rule), decidedBy: 'legal_holds' } : undefined;
}
