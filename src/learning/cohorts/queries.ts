import { sql } from 'kysely';
import type { ProgrammesDb, ProgrammeTexts } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { Cohort } from './cohort.ts';
import type { CohortSessionsTable, CohortsDb } from './schema.ts';

export type CohortSession = Readonly<CohortSessionsTable>;

export interface SessionOfCohort extends CohortSession {
  readonly cohort_slug: string;
  readonly cohort_titles: LocalText;
  readonly programme_slug: string;
  readonly programme_texts: ProgrammeTexts;
}

export async function findCohort(ctx: Context, slug: string): Promise<Cohort | undefined> {
  return tables<CohortsDb>(ctx).selectFrom('cohorts').selectAll().where('slug', '=', slug).executeTakeFirst();
}

/** Cohorts that people may still join, soonest first. */
export async function openCohortsOf(ctx: Context, programmeId: string): Promise<Cohort[]> {
  const today = schoolDay(ctx.clock.now());
  return tables<CohortsDb>(ctx)
    .selectFrom('cohorts')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('closed_at', 'is', null)
    .where((cohort) => cohort.or([cohort('ends_on', 'is', null), cohort('ends_on', '>=', today)]))
    .orderBy('starts_on')
    .orderBy('id')
    .execute();
}

/** All sessions of these cohorts, past ones too, in order of time. */
export async function sessionsOf(ctx: Context, cohortIds: readonly string[]): Promise<SessionOfCohort[]> {
  if (cohortIds.length === 0) return [];
  return tables<CohortsDb & ProgrammesDb>(ctx)
    .selectFrom('cohort_sessions')
    .innerJoin('cohorts', 'cohorts.id', 'cohort_sessions.cohort_id')
    .innerJoin('programmes', 'programmes.id', 'cohorts.programme_id')
    .selectAll('cohort_sessions')
    .select([
      'cohorts.slug as cohort_slug',
      'cohorts.titles as cohort_titles',
      'programmes.slug as programme_slug',
      'programmes.texts as programme_texts',
    ])
    .where((session) => sql<boolean>`${session.ref('cohort_sessions.cohort_id')} = any(${cohortIds}::uuid[])`)
    .orderBy('cohort_sessions.starts_at')
    .orderBy('cohort_sessions.id')
    .execute();
}
