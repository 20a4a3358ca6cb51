/** What will go within the next days, row by row, or as a whole month, and why. Nothing is changed. */
import { sql } from 'kysely';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { atLeisure } from '#platform/database/patience.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { isDue, rowsOf } from './due.ts';
import { foresee } from './foresee.ts';
import { findReferences } from './plan.ts';
import { type Action, type Rule, rulesOf } from './rule.ts';

export const PREVIEW_DAYS = 30;
/** A longer list comes in parts. */
const MOST_LISTED = 50_000;

export interface DueRow {
  readonly table: string;
  /** Of a month that goes as a whole: the month, as `2026-11`. */
  readonly id: string;
  readonly personId: string | null;
  readonly day: Temporal.PlainDate;
  readonly action: Action;
  readonly source: string;
  /** The promise that gave way to the law of `source`. */
  readonly beaten: string | undefined;
  /** How many go: one, or those of the month. */
  readonly rows: number;
}
export interface DueGroup {
  readonly rule: Rule;
  readonly rows: number;
  /** How long the list of them is: a month that goes as a whole stands in it once. */
  readonly lines: number;
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
}
export interface DueList {
  readonly rows: readonly DueRow[];
  /** In how many parts the whole list comes: at least one. */
  readonly parts: number;
}

const within = (ctx: Context): Temporal.PlainDate => schoolDay(ctx.clock.now()).add({ days: PREVIEW_DAYS });

/** How much of each table goes until `by`: as things stand, for a consent or a new study may still move an end. */
export async function previewRetention(
  ctx: Context,
  inventory: Inventory,
  by: Temporal.PlainDate = within(ctx),
): Promise<DueGroup[]> {
  return atLeisure(ctx, async (tx) => {
    const rules = await foresee(tx, inventory, by);
    const { rows } = await sql<Omit<DueGroup, 'rule'> & { place: number }>`
      select rule as place, sum(rows)::bigint as rows, count(*) as lines, min(day) as first, max(day) as last
      from going where rule >= 0 group by rule order by rule`.execute(tx.db);
    return rows.flatMap(({ place, ...group }) => {
      const rule = rules[place];
      return rule ? [{ rule, ...group }] : [];
    });
  });
}

/** The rows themselves, by identifier, and the months. `part`: from 1. */
export async function listDue(
  ctx: Context,
  inventory: Inventory,
  { by = within(ctx), part = 1 }: { readonly by?: Temporal.PlainDate; readonly part?: number } = {},
): Promise<DueList> {
  return atLeisure(ctx, async (tx) => {
    const rules = await foresee(tx, inventory, by);
    const { rows: counted } = await sql<{ lines: number }>`
      select count(*)::int as lines from going where rule >= 0`.execute(tx.db);
    const { rows } = await sql<Pick<DueRow, 'id' | 'personId' | 'day' | 'rows'> & { place: number }>`
      select rule as place, id, person_id as "personId", day, rows from going where rule >= 0
      order by rule, day, id limit ${MOST_LISTED} offset ${(part - 1) * MOST_LISTED}`.execute(tx.db);
    const listed = rows.flatMap(({ place, ...row }) => {
      const rule = rules[place];
      if (!rule) return [];
      const { table, action, source, beaten } = rule;
      return [{ table, action, source, beaten: beaten?.source, ...row }];
    });
    return { rows: listed, parts: partsOf(counted[0]?.lines ?? 0) };
  });
}

/** In how many parts a list of so many lines comes. */
export function partsOf(lines: number): number {
  return Math.max(1, Math.ceil(lines / MOST_LISTED));
}

/** How many rows were to go by then, and are here. */
export async function countOverdue(
  ctx: Context,
  inventory: Inventory,
  by: Temporal.PlainDate,
  concerns: (rule: Rule) => boolean,
): Promise<number> {
  return atLeisure(ctx, async (tx) => {
    const now = tx.clock.now();
    const references = await findReferences(tx);
    const rules = rulesOf(inventory).filter(concerns);
    if (rules.length === 0) return 0;
    const parts = rules.map(
      (rule) => sql`select count(*) as rows from ${rowsOf(rule)} where ${isDue(rule, references, now, by)}`,
    );
    const { rows } = await sql<{ rows: number }>`
      select sum(rows)::int as rows from (${sql.join(parts, sql` union all `)}) as overdue`.execute(tx.db);
    return rows[0]?.rows ?? 0;
  });
}
