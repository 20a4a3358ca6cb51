import { type ExpressionBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { CohortsDb } from '#learning/cohorts';
import type { EnrolmentsDb } from '#learning/enrolments';
import {
  type Level,
  lessonTitles,
  type OutlineModule,
  type ProgrammesDb,
  type ProgrammeText,
} from '#learning/programmes';
import type { PeopleDb } from '#people/profiles';
import { schoolDay } from '#platform/clock.ts';
import { actingId, type Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { OfferedCohort } from './offer.ts';

type CatalogueDb = ProgrammesDb & CohortsDb & EnrolmentsDb & PeopleDb;

/** A programme as visitors see it, in the page's language where it is written in it. */
export interface OfferedProgramme {
  readonly id: string;
  readonly slug: string;
  readonly level: Level;
  readonly hours: number;
  readonly priceKzt: number;
  readonly text: ProgrammeText;
  /** The language `text` is in. */
  readonly textLocale: Locale;
  readonly lessons: number;
  /** How many of them are written in the page's language. */
  readonly lessonsInLocale: number;
  readonly cohorts: readonly OfferedCohort[];
}

export interface ProgrammeInFull extends OfferedProgramme {
  readonly modules: readonly OutlineModule[];
  /** The cohort in which the viewer studies already. */
  readonly ownCohort: string | undefined;
}

/** Dates travel as text inside JSON. */
interface CohortJson {
  slug: string;
  titles: OfferedCohort['titles'];
  starts_on: string;
  ends_on: string | null;
  seats: number | null;
  taken: number;
  sessions: number;
  instructor: string | null;
}

type Programmes = ExpressionBuilder<CatalogueDb, 'programmes'>;

const openCohorts = (programme: Programmes, today: Temporal.PlainDate) =>
  jsonArrayFrom(
    programme
      .selectFrom('cohorts')
      .leftJoin('people', 'people.id', 'cohorts.instructor_id')
      .select((cohort) => [
        'cohorts.slug',
        'cohorts.titles',
        'cohorts.starts_on',
        'cohorts.ends_on',
        'cohorts.seats',
        'people.name as instructor',
        // Only where seats run out is it worth counting who took them.
        sql<number>`case when cohorts.seats is null then 0 else (select count(*)::int from enrolments
          where enrolments.cohort_id = cohorts.id and enrolments.cancelled_at is null) end`.as('taken'),
        cohort
          .selectFrom('cohort_sessions')
          .select((session) => session.cast<number>(session.fn.countAll(), 'integer').as('sessions'))
          .whereRef('cohort_sessions.cohort_id', '=', 'cohorts.id')
          .as('sessions'),
      ])
      .whereRef('cohorts.programme_id', '=', 'programmes.id')
      .where('cohorts.closed_at', 'is', null)
      .where((cohort) => cohort.or([cohort('cohorts.ends_on', 'is', null), cohort('cohorts.ends_on', '>=', today)]))
      .orderBy('cohorts.starts_on')
      .orderBy('cohorts.id'),
  );

const lessonCount = (programme: Programmes, locale: Locale) =>
  programme
    .selectFrom('lessons')
    .select(
      sql<{ all: number; written: number }>`json_build_object('all', count(*),
        'written', count(*) filter (where ${locale}::text = any(lessons.written)))`.as('counted'),
    )
    .whereRef('lessons.programme_id', '=', 'programmes.id')
    .where('lessons.archived_at', 'is', null);

function offered(ctx: Context, locale: Locale) {
  const today = schoolDay(ctx.clock.now());
  return tables<CatalogueDb>(ctx)
    .selectFrom('programmes')
    .select((programme) => [
      'programmes.id',
      'programmes.slug',
      'programmes.level',
      'programmes.hours',
      'programmes.price_kzt',
      sql<ProgrammeText>`coalesce(programmes.texts->${locale}::text, programmes.texts->'ru')`.as('text'),
      sql<boolean>`programmes.texts ? ${locale}::text`.as('translated'),
      lessonCount(programme, locale).as('lessons'),
      openCohorts(programme, today).as('cohorts'),
    ])
    .where('programmes.published_at', 'is not', null)
    .where('programmes.archived_at', 'is', null);
}

interface OfferedRow {
  id: string;
  slug: string;
  level: Level;
  hours: number;
  price_kzt: number;
  text: ProgrammeText;
  translated: boolean;
  lessons: { all: number; written: number } | null;
  cohorts: unknown[];
}

function toOffered(row: OfferedRow, locale: Locale): OfferedProgramme {
  return {
    id: row.id,
    slug: row.slug,
    level: row.level,
    hours: row.hours,
    priceKzt: row.price_kzt,
    text: row.text,
    textLocale: row.translated ? locale : 'ru',
    lessons: row.lessons?.all ?? 0,
    lessonsInLocale: row.lessons?.written ?? 0,
    cohorts: (row.cohorts as CohortJson[]).map(({ starts_on, ends_on, ...cohort }) => ({
      ...cohort,
      startsOn: Temporal.PlainDate.from(starts_on),
      endsOn: ends_on === null ? null : Temporal.PlainDate.from(ends_on),
    })),
  };
}

/** Every published programme, in the catalogue's order. One statement. */
export async function offeredProgrammes(ctx: Context, locale: Locale): Promise<OfferedProgramme[]> {
  const rows = await offered(ctx, locale).orderBy('programmes.position').execute();
  return rows.map((row) => toOffered(row, locale));
}

/** One published programme with its syllabus, and where the viewer studies it. One statement. */
export async function findOfferedProgramme(
  ctx: Context,
  slug: string,
  locale: Locale,
): Promise<ProgrammeInFull | undefined> {
  const personId = actingId(ctx);
  const row = await offered(ctx, locale)
    .select((programme) => [
      jsonArrayFrom(
        programme
          .selectFrom('modules')
          .select((module) => [
            'modules.id',
            'modules.titles',
            jsonArrayFrom(
              module
                .selectFrom('lessons')
                .select(['lessons.id', 'lessons.slug', 'lessons.minutes', lessonTitles.as('titles')])
                .whereRef('lessons.module_id', '=', 'modules.id')
                .orderBy('lessons.position'),
            ).as('lessons'),
          ])
          .whereRef('modules.programme_id', '=', 'programmes.id')
          .orderBy('modules.position'),
      ).as('modules'),
      programme
        .selectFrom('enrolments')
        .innerJoin('cohorts', 'cohorts.id', 'enrolments.cohort_id')
        .select('cohorts.slug')
        .where('enrolments.person_id', '=', personId)
        .where('enrolments.ward_id', 'is', null)
        .whereRef('enrolments.programme_id', '=', 'programmes.id')
        .where('enrolments.active_at', 'is not', null)
        .where('enrolments.cancelled_at', 'is', null)
        .orderBy('enrolments.placed_at', 'desc')
        .limit(1)
        .as('own_cohort'),
    ])
    .where('programmes.slug', '=', slug)
    .executeTakeFirst();
  if (!row) return undefined;
  return { ...toOffered(row, locale), modules: row.modules, ownCohort: row.own_cohort ?? undefined };
}
