/** What will go within the next days, row by row, and why. Nothing is changed. */
import { sql } from 'kysely';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { atLeisure } from '#platform/database/patience.ts';
import type { Inventory } from '#platform/inventory/declare.ts';
import { dueDay, isDue, rowsOf } from './due.ts';
import { findPrimaryKeys, findReferences, rulesInOrder } from './plan.ts';
import type { Action, Rule } from './rule.ts';

export const PREVIEW_DAYS = 30;

export interface DueRow {
  readonly table: string;
  readonly id: string;
  readonly personId: string | null;
  readonly day: Temporal.PlainDate;
  readonly action: Action;
  readonly source: string;
  /** The promise that gave way to the law of `source`. */
  readonly beaten: string | undefined;
}
export interface DueGroup {
  readonly rule: Rule;
  readonly rows: number;
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
}

/** How much of each table goes until `by`: as things stand, for a consent or a new study may still move an end. */
export async function previewRetention(
  ctx: Context,
  inventory: Inventory,
  by: Temporal.PlainDate = schoolDay(ctx.clock.now()).add({ days: PREVIEW_DAYS }),
  concerns: (rule: Rule) => boolean = () => true,
): Promise<DueGroup[]> {
  return atLeisure(ctx, async (tx) => {
    const now = tx.clock.now();
    const references = await findReferences(tx);
    const rules = rulesInOrder(inventory, references).filter(concerns);
    if (rules.length === 0) return [];
    const parts = rules.map(
      (rule, place) => sql`select ${sql.lit(place)} as place, count(*) as rows, min(day) as first, max(day) as last
        from (select ${dueDay(rule, now)} as day from ${rowsOf(rule)} where ${isDue(rule, references, now, by)}) as due`,
    );
    const { rows } = await sql<{ place: number; rows: number; first: Temporal.PlainDate; last: Temporal.PlainDate }>`
      ${sql.join(parts, sql` union all `)}`.execute(tx.db);
    return rows.flatMap(({ place, rows: count, first, last }) => {
      const rule = rules[place];
      return rule && count > 0 ? [{ rule, rows: count, first, last }] : [];
    });
  });
}

const MOST_LISTED = 50_000;

/** The rows themselves, by identifier. */
export async function listDue(
  ctx: Context,
  inventory: Inventory,
  by: Temporal.PlainDate = schoolDay(ctx.clock.now()).add({ days: PREVIEW_DAYS }),
): Promise<DueRow[]> {
  return atLeisure(ctx, async (tx) => {
    const now = tx.clock.now();
    const [references, keys] = [await findReferences(tx), await findPrimaryKeys(tx)];
    const listed: DueRow[] = [];
    for (const rule of rulesInOrder(inventory, references)) {
      const person = rule.person ? sql`each.${sql.ref(rule.person)}` : sql`null`;
      const { rows } = await sql<{ id: string; person: string | null; day: Temporal.PlainDate }>`
        select each.${sql.ref(keys.get(rule.table) ?? 'ctid')}::text as id, ${person}::text as person,
          ${dueDay(rule, now)} as day
        from ${rowsOf(rule)} where ${isDue(rule, references, now, by)}
        order by day, id limit ${MOST_LISTED - listed.length}`.execute(tx.db);
      const { table, action, source } = rule;
      const about = { table, action, source, beaten: rule.beaten?.source };
      listed.push(...rows.map(({ id, person: personId, day }) => ({ ...about, id, personId, day })));
    }
    return listed;
  });
}
