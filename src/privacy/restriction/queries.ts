import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { ObjectablePurpose, RestrictedPart } from './restriction.ts';

export interface StandingRestriction {
  readonly id: string;
  readonly part: RestrictedPart;
  readonly since: Temporal.Instant;
}
export interface StandingObjection {
  readonly purpose: ObjectablePurpose;
  readonly since: Temporal.Instant;
}
/** What stands in the way of using a person's data. */
export interface Limits {
  readonly restrictions: readonly StandingRestriction[];
  readonly objections: readonly StandingObjection[];
}

/** One statement for both. */
export async function limitsOf(ctx: Context, personId: string): Promise<Limits> {
  const { rows } = await sql<{ id: string; part: string; name: string | null; since: Temporal.Instant }>`
    select id, part, name, imposed_at as since from restrictions where person_id = ${personId} and lifted_at is null
    union all
    select id, 'objection', purpose, objected_at from objections where person_id = ${personId} and withdrawn_at is null
    order by since, id`.execute(ctx.db);
  return {
    restrictions: rows
      .filter(({ part }) => part !== 'objection')
      .map(({ id, part, name, since }) => ({ id, since, part: { part, name } as RestrictedPart })),
    objections: rows
      .filter(({ part }) => part === 'objection')
      .map(({ name, since }) => ({ purpose: name as ObjectablePurpose, since })),
  };
}
