/** The people the school knows, as `person list` prints them. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';

export interface ListedPerson {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly enrolments: readonly string[];
  readonly [column: string]: unknown;
}

export async function listPeople(ctx: Context): Promise<ListedPerson[]> {
  const { rows } = await sql<ListedPerson>`
    select people.email, people.name,
      coalesce((select json_agg(role order by role) from staff_roles
        where person_id = people.id and ended_at is null), '[]') as roles,
      coalesce((select json_agg(cohorts.slug order by enrolments.placed_at) from enrolments
        join cohorts on cohorts.id = enrolments.cohort_id where enrolments.person_id = people.id), '[]') as enrolments
    from people order by people.email`.execute(ctx.db);
  return rows;
}
