import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Cohort, CohortSession, CohortsDb } from '#learning/cohorts';
import type { EnrolmentsDb } from '#learning/enrolments';
import type { ProgrammesDb, ProgrammeTexts } from '#learning/programmes';
import type { PeopleDb } from '#people/profiles';
import type { RolesDb } from '#people/roles';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { LocalText } from '#platform/i18n/locale.ts';

type SchedulingDb = CohortsDb & ProgrammesDb & EnrolmentsDb & PeopleDb & RolesDb;

export interface ListedCohort extends Cohort {
  readonly programme_texts: ProgrammeTexts;
  readonly instructor: string | null;
  readonly enrolled: number;
}

const enrolled = sql<number>`(select count(*)::int from enrolments
  where enrolments.cohort_id = cohorts.id and enrolments.cancelled_at is null)`;

function cohorts(ctx: Context) {
  return tables<SchedulingDb>(ctx)
    .selectFrom('cohorts')
    .innerJoin('programmes', 'programmes.id', 'cohorts.programme_id')
    .leftJoin('people', 'people.id', 'cohorts.instructor_id')
    .selectAll('cohorts')
    .select(['programmes.texts as programme_texts', 'people.name as instructor', enrolled.as('enrolled')]);
}

/** Past: their last day is behind. */
export async function listCohorts(ctx: Context, which: 'current' | 'past'): Promise<ListedCohort[]> {
  const today = schoolDay(ctx.clock.now());
  const query = cohorts(ctx);
  return which === 'past'
    ? query.where('cohorts.ends_on', '<', today).orderBy('cohorts.starts_on', 'desc').execute()
    : query
        .where((cohort) => cohort.or([cohort('cohorts.ends_on', 'is', null), cohort('cohorts.ends_on', '>=', today)]))
        .orderBy('cohorts.starts_on')
        .execute();
}

export interface CohortInFull {
  readonly cohort: ListedCohort;
  readonly sessions: readonly CohortSession[];
}

interface SessionJson {
  id: string;
  cohort_id: string;
  starts_at: string;
  minutes: number;
  titles: LocalText;
}

/** One statement. */
export async function getCohortInFull(ctx: Context, id: string): Promise<CohortInFull> {
  const row = await cohorts(ctx)
    .select((cohort) => [
      jsonArrayFrom(
        cohort
          .selectFrom('cohort_sessions')
          .selectAll('cohort_sessions')
          .whereRef('cohort_sessions.cohort_id', '=', 'cohorts.id')
          .orderBy('cohort_sessions.starts_at'),
      ).as('sessions'),
    ])
    .where('cohorts.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound('cohort');
  const { sessions, ...cohort } = row;
  return {
    cohort,
    sessions: (sessions as unknown as SessionJson[]).map((session) => ({
      ...session,
      starts_at: Temporal.Instant.from(session.starts_at),
    })),
  };
}

export interface Choices {
  readonly programmes: readonly { readonly id: string; readonly texts: ProgrammeTexts }[];
  readonly staff: readonly { readonly id: string; readonly name: string }[];
}

/** What a cohort's form offers: programmes that are not archived, and the staff. One statement. */
export async function choicesOf(ctx: Context): Promise<Choices> {
  const db = tables<SchedulingDb>(ctx);
  return db
    .selectNoFrom([
      jsonArrayFrom(
        db
          .selectFrom('programmes')
          .select(['programmes.id', 'programmes.texts'])
          .where('archived_at', 'is', null)
          .orderBy('position'),
      ).as('programmes'),
      jsonArrayFrom(
        db
          .selectFrom('people')
          .select(['people.id', 'people.name'])
          .where((person) =>
            person.exists(
              person
                .selectFrom('staff_roles')
                .select('staff_roles.id')
                .whereRef('staff_roles.person_id', '=', 'people.id')
                .where('staff_roles.ended_at', 'is', null),
            ),
          )
          .orderBy('people.name'),
      ).as('staff'),
    ])
    .executeTakeFirstOrThrow();
}
