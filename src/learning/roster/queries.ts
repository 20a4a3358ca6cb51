import { type RawBuilder, sql } from 'kysely';
import type { CohortsDb } from '#learning/cohorts';
import { type EnrolmentState, type EnrolmentsDb, WARD_NAME } from '#learning/enrolments';
import type { LessonsDb } from '#learning/lessons';
import type { ProgrammesDb, ProgrammeTexts } from '#learning/programmes';
import type { PeopleDb } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { OrdersDb } from '#school/payments';

type RosterDb = EnrolmentsDb & PeopleDb & CohortsDb & ProgrammesDb & LessonsDb & OrdersDb;

export interface ListedEnrolment {
  readonly id: string;
  /** Null: the person was erased. */
  readonly name: string | null;
  /** Who studies, when the person enrolled a child of theirs. */
  readonly ward_name: string | null;
  readonly placed_at: Temporal.Instant;
  readonly active_at: Temporal.Instant | null;
  readonly completed_at: Temporal.Instant | null;
  readonly cancelled_at: Temporal.Instant | null;
  readonly order_id: string | null;
  readonly cohort_titles: LocalText;
  readonly programme_texts: ProgrammeTexts;
  readonly done: number;
  readonly total: number;
}

const IN_STATE: Record<EnrolmentState, RawBuilder<boolean>> = {
  awaiting: sql`enrolments.active_at is null and enrolments.cancelled_at is null`,
  active: sql`enrolments.active_at is not null and enrolments.completed_at is null and enrolments.cancelled_at is null`,
  completed: sql`enrolments.completed_at is not null and enrolments.cancelled_at is null`,
  cancelled: sql`enrolments.cancelled_at is not null`,
};

const DONE = sql<number>`(select count(*) from lesson_progress join lessons on lessons.id = lesson_progress.lesson_id
  where lesson_progress.enrolment_id = enrolments.id and lesson_progress.completed_at is not null
    and lessons.archived_at is null)`;
const TOTAL = sql<number>`(select count(*) from lessons
  where lessons.programme_id = enrolments.programme_id and lessons.archived_at is null)`;

function roster(ctx: Context) {
  return tables<RosterDb>(ctx)
    .selectFrom('enrolments')
    .innerJoin('cohorts', 'cohorts.id', 'enrolments.cohort_id')
    .innerJoin('programmes', 'programmes.id', 'enrolments.programme_id')
    .leftJoin('people', 'people.id', 'enrolments.person_id')
    .select(['enrolments.id', 'enrolments.placed_at', 'enrolments.active_at', 'enrolments.completed_at'])
    .select(['enrolments.cancelled_at', 'enrolments.order_id', 'people.name'])
    .select(['cohorts.titles as cohort_titles', 'programmes.texts as programme_texts'])
    .select([DONE.as('done'), TOTAL.as('total'), WARD_NAME]);
}

export interface Filter {
  readonly state?: EnrolmentState | undefined;
  /** A programme's slug. */
  readonly programme?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** The newest first. */
export async function listEnrolments(
  ctx: Context,
  filter: Filter,
): Promise<{ enrolments: ListedEnrolment[]; total: number }> {
  const rows = await roster(ctx)
    .select(sql<number>`count(*) over ()`.as('all'))
    .$if(filter.state !== undefined, (query) => query.where(IN_STATE[filter.state ?? 'active']))
    .$if(filter.programme !== undefined, (query) => query.where('programmes.slug', '=', filter.programme ?? ''))
    .orderBy('enrolments.placed_at', 'desc')
    .orderBy('enrolments.id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { enrolments: rows, total: rows[0]?.all ?? 0 };
}

export interface ProgrammeChoice {
  readonly slug: string;
  readonly texts: ProgrammeTexts;
}

/** For the filter: every programme, unpublished ones too. */
export async function programmeChoices(ctx: Context): Promise<ProgrammeChoice[]> {
  return tables<RosterDb>(ctx)
    .selectFrom('programmes')
    .select(['slug', 'texts'])
    .orderBy('position')
    .orderBy('slug')
    .execute();
}

export interface OpenedEnrolment extends ListedEnrolment {
  readonly person_id: string | null;
  readonly email: string | null;
  readonly experience: string | null;
  readonly education: string | null;
  readonly goals: string | null;
  readonly order_number: string | null;
  readonly last_opened_at: Temporal.Instant | null;
  readonly cancel_reason: string | null;
}

/** Throws NotFound. */
export async function openEnrolment(ctx: Context, id: string): Promise<OpenedEnrolment> {
  const enrolment = await roster(ctx)
    .leftJoin('profiles', 'profiles.person_id', 'enrolments.person_id')
    .leftJoin('orders', 'orders.id', 'enrolments.order_id')
    .select(['enrolments.person_id', 'people.email', 'orders.number as order_number'])
    .select(['profiles.experience', 'profiles.education', 'profiles.goals'])
    .select((row) => row.fn.coalesce('enrolments.cancel_reason', 'orders.cancel_reason').as('cancel_reason'))
    .select((row) =>
      row
        .selectFrom('lesson_progress')
        .select((progress) => progress.fn.max('lesson_progress.last_opened_at').as('at'))
        .whereRef('lesson_progress.enrolment_id', '=', 'enrolments.id')
        .as('last_opened_at'),
    )
    .where('enrolments.id', '=', id)
    .executeTakeFirst();
  if (!enrolment) throw new NotFound('enrolment');
  return enrolment;
}
