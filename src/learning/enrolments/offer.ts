/** What a person is offered when they come to join: the programme, its cohorts, and what is known of them already. */
import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { type CohortsDb, freeSeats } from '#learning/cohorts';
import type { Level, ProgrammesDb, ProgrammeTexts } from '#learning/programmes';
import type { PeopleDb } from '#people/profiles';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { EnrolmentState } from './enrolment.ts';
import type { EnrolmentsDb } from './schema.ts';

export interface OfferedCohort {
  readonly slug: string;
  readonly titles: LocalText;
  readonly startsOn: Temporal.PlainDate;
  readonly underWay: boolean;
  /** Undefined: as many as come. */
  readonly freeSeats: number | undefined;
}

export interface OwnSeat {
  readonly id: string;
  readonly cohortSlug: string;
  readonly orderId: string | null;
  readonly state: Exclude<EnrolmentState, 'cancelled'>;
}

export interface Offer {
  readonly slug: string;
  readonly level: Level;
  readonly hours: number;
  readonly priceKzt: number;
  readonly texts: ProgrammeTexts;
  /** Those that are open, full ones too, soonest first. */
  readonly cohorts: readonly OfferedCohort[];
  /** The person's latest seat of their own in this programme. */
  readonly own: OwnSeat | undefined;
  readonly profile: {
    readonly experience: string | null;
    readonly education: string | null;
    readonly goals: string | null;
  };
}

/** All of it in one statement. Throws NotFound when the programme is not published. */
export async function getOffer(ctx: Context, slug: string, personId: string): Promise<Offer> {
  const today = schoolDay(ctx.clock.now());
  const row = await offerQuery(ctx, slug, personId, today).executeTakeFirst();
  if (!row) throw new NotFound('programme');
  const { cohorts, own, profile, price_kzt: priceKzt, ...programme } = row;
  return {
    ...programme,
    priceKzt,
    cohorts: cohorts.map(({ starts_on, seats, taken, ...cohort }) => {
      const startsOn = Temporal.PlainDate.from(starts_on);
      return {
        ...cohort,
        startsOn,
        underWay: Temporal.PlainDate.compare(startsOn, today) <= 0,
        freeSeats: freeSeats({ seats }, taken),
      };
    }),
    own: own ? { ...own, state: own.completed ? 'completed' : own.active ? 'active' : 'awaiting' } : undefined,
    profile: profile ?? { experience: null, education: null, goals: null },
  };
}

function offerQuery(ctx: Context, slug: string, personId: string, today: Temporal.PlainDate) {
  return tables<EnrolmentsDb & CohortsDb & ProgrammesDb & PeopleDb>(ctx)
    .selectFrom('programmes')
    .select(['programmes.slug', 'programmes.level', 'programmes.hours', 'programmes.price_kzt', 'programmes.texts'])
    .select((programme) => [
      jsonArrayFrom(
        programme
          .selectFrom('cohorts')
          .select(['cohorts.slug', 'cohorts.titles', 'cohorts.seats'])
          .select(sql<string>`cohorts.starts_on::text`.as('starts_on'))
          .select(
            sql<number>`(select count(*) from enrolments where cohort_id = cohorts.id and cancelled_at is null)`.as(
              'taken',
            ),
          )
          .whereRef('cohorts.programme_id', '=', 'programmes.id')
          .where('cohorts.closed_at', 'is', null)
          .where((cohort) => cohort.or([cohort('cohorts.ends_on', 'is', null), cohort('cohorts.ends_on', '>=', today)]))
          .orderBy('cohorts.starts_on')
          .orderBy('cohorts.id'),
      ).as('cohorts'),
      jsonObjectFrom(
        programme
          .selectFrom('enrolments')
          .innerJoin('cohorts as own_cohort', 'own_cohort.id', 'enrolments.cohort_id')
          .select(['enrolments.id', 'own_cohort.slug as cohortSlug', 'enrolments.order_id as orderId'])
          .select(sql<boolean>`enrolments.active_at is not null`.as('active'))
          .select(sql<boolean>`enrolments.completed_at is not null`.as('completed'))
          .whereRef('enrolments.programme_id', '=', 'programmes.id')
          .where('enrolments.person_id', '=', personId)
          .where('enrolments.ward_id', 'is', null)
          .where('enrolments.cancelled_at', 'is', null)
          .orderBy('enrolments.placed_at', 'desc')
          .limit(1),
      ).as('own'),
      jsonObjectFrom(
        programme
          .selectFrom('profiles')
          .select(['profiles.experience', 'profiles.education', 'profiles.goals'])
          .where('profiles.person_id', '=', personId),
      ).as('profile'),
    ])
    .where('programmes.slug', '=', slug)
    .where('programmes.published_at', 'is not', null)
    .where('programmes.archived_at', 'is', null);
}
