/** Where a child may study and studies already. */
import { sql } from 'kysely';
import { type CohortsDb, freeSeats } from '#learning/cohorts';
import type { ProgrammesDb, ProgrammeTexts } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import { type EnrolmentInCohort, enrolmentsInCohorts } from './queries.ts';
import type { EnrolmentsDb } from './schema.ts';

export interface OpenCohort {
  readonly slug: string;
  readonly titles: LocalText;
  readonly starts_on: Temporal.PlainDate;
  readonly texts: ProgrammeTexts;
  readonly price_kzt: number;
}

/** Those with a free seat in which the child has none yet. */
export async function cohortsOpenTo(ctx: Context, wardId: string): Promise<OpenCohort[]> {
  const today = schoolDay(ctx.clock.now());
  const rows = await tables<CohortsDb & ProgrammesDb & EnrolmentsDb>(ctx)
    .selectFrom('cohorts')
    .innerJoin('programmes', 'programmes.id', 'cohorts.programme_id')
    .select(['cohorts.slug', 'cohorts.titles', 'cohorts.starts_on', 'cohorts.seats'])
    .select(['programmes.texts', 'programmes.price_kzt'])
    .select(
      sql<number>`(select count(*) from enrolments where cohort_id = cohorts.id and cancelled_at is null)`.as('taken'),
    )
    .where('programmes.published_at', 'is not', null)
    .where('programmes.archived_at', 'is', null)
    .where('cohorts.closed_at', 'is', null)
    .where((cohort) => cohort.or([cohort('cohorts.ends_on', 'is', null), cohort('cohorts.ends_on', '>=', today)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('enrolments')
            .select('enrolments.id')
            .whereRef('enrolments.cohort_id', '=', 'cohorts.id')
            .where('enrolments.ward_id', '=', wardId)
            .where('enrolments.cancelled_at', 'is', null),
        ),
      ),
    )
    .orderBy('programmes.position')
    .orderBy('cohorts.starts_on')
    .execute();
  return rows.filter(({ seats, taken }) => freeSeats({ seats }, taken) !== 0);
}

/** The child's seats that were not given up, the newest first. */
export async function seatsOfWard(ctx: Context, personId: string, wardId: string): Promise<EnrolmentInCohort[]> {
  return enrolmentsInCohorts(ctx)
    .where('enrolments.person_id', '=', personId)
    .where('enrolments.ward_id', '=', wardId)
    .where('enrolments.cancelled_at', 'is', null)
    .orderBy('enrolments.placed_at', 'desc')
    .orderBy('enrolments.id', 'desc')
    .execute();
}
