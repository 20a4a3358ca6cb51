/** The sessions of the cohorts somebody studies in. */
import { sql } from 'kysely';
import type { CohortsDb } from '#learning/cohorts';
import type { ProgrammesDb, ProgrammeTexts } from '#learning/programmes';
import type { PeopleDb } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { Locale, LocalText } from '#platform/i18n/locale.ts';
import { sha256 } from '#platform/secrets.ts';
import type { MinorsDb } from '#privacy/minors';
import type { EnrolmentsDb } from './schema.ts';
import { seatAddress } from './seat.ts';

export interface ScheduledSession {
  readonly id: string;
  readonly starts_at: Temporal.Instant;
  readonly minutes: number;
  readonly titles: LocalText;
  readonly cohort_slug: string;
  readonly cohort_titles: LocalText;
  readonly programme_texts: ProgrammeTexts;
  /** Who of the account takes part: the person first, then their children. */
  readonly takers: readonly Taker[];
}

export interface Taker {
  /** Null: the person themselves. */
  readonly wardId: string | null;
  readonly name: string | null;
}

/** Where one of them studies. */
export function studyPath({ cohort_slug: cohortSlug }: ScheduledSession, { wardId }: Taker): string {
  return `/learn/${seatAddress({ cohortSlug, wardId })}`;
}

function sessionsQuery(ctx: Context, personId: string) {
  return (
    tables<EnrolmentsDb & CohortsDb & ProgrammesDb & MinorsDb>(ctx)
      .selectFrom('enrolments')
      .innerJoin('cohorts', 'cohorts.id', 'enrolments.cohort_id')
      .innerJoin('programmes', 'programmes.id', 'cohorts.programme_id')
      .innerJoin('cohort_sessions', 'cohort_sessions.cohort_id', 'cohorts.id')
      .leftJoin('wards', 'wards.id', 'enrolments.ward_id')
      .select(['cohort_sessions.id', 'cohort_sessions.starts_at', 'cohort_sessions.minutes', 'cohort_sessions.titles'])
      .select(['cohorts.slug as cohort_slug', 'cohorts.titles as cohort_titles', 'programmes.texts as programme_texts'])
      .select(
        sql<Taker[]>`json_agg(json_build_object('wardId', wards.id, 'name', wards.name)
        order by wards.id is not null, enrolments.placed_at, enrolments.id)`.as('takers'),
      )
      .where('enrolments.person_id', '=', personId)
      .where('enrolments.active_at', 'is not', null)
      .where('enrolments.cancelled_at', 'is', null)
      // Once, however many of the account take part.
      .groupBy(['cohort_sessions.id', 'cohorts.id', 'programmes.id'])
      .orderBy('cohort_sessions.starts_at')
      .orderBy('cohort_sessions.id')
  );
}

/** Those that are not over at `from`, soonest first. */
export async function nextSessionsOf(
  ctx: Context,
  personId: string,
  from: Temporal.Instant,
): Promise<ScheduledSession[]> {
  return sessionsQuery(ctx, personId)
    .where(sql`cohort_sessions.starts_at + cohort_sessions.minutes * interval '1 minute'`, '>', from)
    .execute();
}

/** Past ones too: a calendar keeps what it has seen. */
export async function allSessionsOf(ctx: Context, personId: string): Promise<ScheduledSession[]> {
  return sessionsQuery(ctx, personId).execute();
}

export async function findFeedOf(ctx: Context, personId: string): Promise<string | undefined> {
  const feed = await tables<EnrolmentsDb>(ctx)
    .selectFrom('calendar_feeds')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return feed?.id;
}

/** Whose calendar asks. Throws NotFound for a token that was never given, or whose subscription has ended. */
export async function getFeedByToken(ctx: Context, token: string): Promise<{ personId: string; locale: Locale }> {
  const feed = await tables<EnrolmentsDb & PeopleDb>(ctx)
    .selectFrom('calendar_feeds')
    .innerJoin('people', 'people.id', 'calendar_feeds.person_id')
    .select(['people.id as personId', 'people.locale'])
    .where('calendar_feeds.token_hash', '=', sha256(token))
    .executeTakeFirst();
  if (!feed) throw new NotFound('calendar');
  return feed;
}
