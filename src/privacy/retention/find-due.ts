/** Which rules of a phase have something to do: most nights most tables have nothing. Changes nothing. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { atLeisure } from '#platform/database/patience.ts';
import { isDue, isOrdinary, isOver, isShared, momentsOf, rowsOf } from './due.ts';
import type { Rule } from './rule.ts';

export interface DueRule {
  readonly rule: Rule;
  /** The moments of which a row is due, where rows share theirs: in the order of their ids, which is nearly that of time. */
  readonly moments?: readonly string[];
}

/**
 * In the order of the phase. What still points at a row does not count yet, for it may go in this very phase; nor, where
 * rows share their moments, does a hold: most moments are then answered from an index alone. A batch asks for both.
 */
export async function findDue(ctx: Context, phase: readonly Rule[]): Promise<DueRule[]> {
  const views = new Set(phase.flatMap(({ since }) => (typeof since === 'string' ? [] : [since.view])));
  const found = new Map<Rule, DueRule>();
  for (const due of await withRowsDue(ctx, phase)) found.set(due.rule, due);
  for (const view of views) for (const due of await withMomentsDue(ctx, phase, view)) found.set(due.rule, due);
  return phase.flatMap((rule) => found.get(rule) ?? []);
}

async function withRowsDue(ctx: Context, phase: readonly Rule[]): Promise<DueRule[]> {
  const rules = phase.filter(({ since }) => typeof since === 'string');
  if (rules.length === 0) return [];
  return atLeisure(ctx, async (tx) => {
    const now = tx.clock.now();
    const parts = rules.map(
      (rule, place) => sql`select ${sql.lit(place)} as place
        where exists (select from ${rowsOf(rule)} where ${isDue(rule, [], now)})`,
    );
    const { rows } = await sql<{ place: number }>`${sql.join(parts, sql` union all `)}`.execute(tx.db);
    return rows.flatMap(({ place }) => (rules[place] ? [{ rule: rules[place] }] : []));
  });
}

/** One statement a view: what it reckons is reckoned once for all tables. */
async function withMomentsDue(ctx: Context, phase: readonly Rule[], view: string): Promise<DueRule[]> {
  const rules = phase.flatMap((rule) => {
    const { since } = rule;
    return typeof since !== 'string' && since.view === view ? [{ rule, since }] : [];
  });
  return atLeisure(ctx, async (tx) => {
    const now = tx.clock.now();
    const parts = rules.map(
      ({ rule, since }, place) => sql`select ${sql.lit(place)} as place, shared_by from shared
        where exists (select from ${sql.table(rule.table)} as each where ${isShared(since)} and ${isOver(rule, now)} and ${isOrdinary(rule)})`,
    );
    const { rows } = await sql<{ place: number; moments: string[] }>`with shared as materialized ${momentsOf({ view })}
      select place, array_agg(shared_by order by shared_by) as moments from (${sql.join(parts, sql` union all `)}) as due group by place`.execute(
      tx.db,
    );
    return rows.flatMap(({ place, moments }) => {
      const rule = rules[place]?.rule;
      return rule ? [{ rule, moments }] : [];
    });
  });
}
