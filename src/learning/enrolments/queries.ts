import { sql } from 'kysely';
import type { CohortsDb } from '#learning/cohorts';
import type { ProgrammesDb, ProgrammeTexts } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { EnrolmentsDb, EnrolmentsTable } from './schema.ts';

export type Enrolment = Readonly<EnrolmentsTable>;

/** An enrolment with what a page says about where it leads. */
export interface EnrolmentInCohort extends Enrolment {
  readonly cohort_slug: string;
  readonly cohort_titles: LocalText;
  readonly starts_on: Temporal.PlainDate;
  readonly programme_slug: string;
  readonly programme_texts: ProgrammeTexts;
  /** Who studies, when it is a child of the person. */
  readonly ward_name: string | null;
}

/** Of the child who studies. */
export const WARD_NAME = sql<string | null>`(select name from wards where wards.id = enrolments.ward_id)`.as(
  'ward_name',
);

export function enrolmentsInCohorts(ctx: Context) {
  return tables<EnrolmentsDb & CohortsDb & ProgrammesDb>(ctx)
    .selectFrom('enrolments')
    .innerJoin('cohorts', 'cohorts.id', 'enrolments.cohort_id')
    .innerJoin('programmes', 'programmes.id', 'enrolments.programme_id')
    .selectAll('enrolments')
    .select([
      'cohorts.slug as cohort_slug',
      'cohorts.titles as cohort_titles',
      'cohorts.starts_on',
      'programmes.slug as programme_slug',
      'programmes.texts as programme_texts',
      WARD_NAME,
    ]);
}

/** The person's own enrolment in this cohort, not a child's; awaiting payment ones too, a cancelled one is not found. */
export async function getOwnEnrolment(ctx: Context, personId: string, cohortSlug: string): Promise<EnrolmentInCohort> {
  const enrolment = await enrolmentsInCohorts(ctx)
    .where('cohorts.slug', '=', cohortSlug)
    .where('enrolments.person_id', '=', personId)
    .where('enrolments.ward_id', 'is', null)
    .where('enrolments.cancelled_at', 'is', null)
    .executeTakeFirst();
  if (!enrolment) throw new NotFound('enrolment');
  return enrolment;
}

/** By its own identifier; another person's is not found. */
export async function getEnrolmentOf(ctx: Context, personId: string, enrolmentId: string): Promise<EnrolmentInCohort> {
  const enrolment = await enrolmentsInCohorts(ctx)
    .where('enrolments.id', '=', enrolmentId)
    .where('enrolments.person_id', '=', personId)
    .executeTakeFirst();
  if (!enrolment) throw new NotFound('enrolment');
  return enrolment;
}

/** Throws NotFound. */
export async function getEnrolment(ctx: Context, enrolmentId: string): Promise<EnrolmentInCohort> {
  const enrolment = await enrolmentsInCohorts(ctx).where('enrolments.id', '=', enrolmentId).executeTakeFirst();
  if (!enrolment) throw new NotFound('enrolment');
  return enrolment;
}

/** Those that were not cancelled, the newest first. */
export async function enrolmentsOf(ctx: Context, personId: string): Promise<EnrolmentInCohort[]> {
  return enrolmentsInCohorts(ctx)
    .where('enrolments.person_id', '=', personId)
    .where('enrolments.cancelled_at', 'is', null)
    .orderBy('enrolments.placed_at', 'desc')
    .orderBy('enrolments.id', 'desc')
    .execute();
}

export async function lockEnrolment(tx: Context, enrolmentId: string): Promise<Enrolment> {
  const enrolment = await tables<EnrolmentsDb>(tx)
    .selectFrom('enrolments')
    .selectAll()
    .where('id', '=', enrolmentId)
    .forUpdate()
    .executeTakeFirst();
  if (!enrolment) throw new NotFound('enrolment');
  return enrolment;
}

/** How many seats of the cohort are taken: by those who study or studied, and by those whose payment is awaited. */
export async function countTaken(ctx: Context, cohortId: string): Promise<number> {
  const { taken } = await tables<EnrolmentsDb>(ctx)
    .selectFrom('enrolments')
    .select((enrolment) => enrolment.fn.countAll<number>().as('taken'))
    .where('cohort_id', '=', cohortId)
    .where('cancelled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return taken;
}
