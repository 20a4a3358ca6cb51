/**
 * Reading a lesson is the hottest page of the school: one statement says who may read, what is done and whether what is
 * taught has changed; a second notes the opening, when another lesson was open last. What the programme and the lesson
 * say is remembered until it changes.
 */
import { sql } from 'kysely';
import type { ProgrammeTexts } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import { hotStatement } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import { type LessonScene, wordsOf } from './lesson-words.ts';
import { planOf } from './plan.ts';

export interface LessonAddress {
  readonly personId: string;
  readonly cohortSlug: string;
  /** The child who studies; none: the person themselves. */
  readonly wardId?: string | null;
  readonly lessonSlug: string;
}

export interface OutlineStep {
  readonly id: string;
  readonly slug: string;
  readonly titles: LocalText;
  readonly completed: boolean;
  /** Changes with the lesson's words. */
  readonly stamp: string;
}

export interface BestAttempt {
  readonly id: string;
  readonly correct: number;
  readonly total: number;
  readonly passed: boolean;
}

export interface LessonReading extends LessonScene {
  readonly enrolmentId: string;
  /** Who studies, when it is a child of the person. */
  readonly wardName: string | null;
  readonly programmeSlug: string;
  readonly programmeTexts: ProgrammeTexts;
  readonly outline: readonly OutlineStep[];
  readonly best: BestAttempt | undefined;
}

/** The person is enrolled, and waits to be admitted. */
export interface AwaitedReading {
  readonly awaited: true;
}

interface OpenedRow {
  readonly enrolment_id: string;
  readonly ward_name: string | null;
  readonly active: boolean;
  readonly programme_id: string;
  readonly programme_slug: string;
  readonly programme_texts: ProgrammeTexts;
  readonly lesson_id: string | null;
  /** `stamp` changes with the lesson, its media and its quiz. */
  readonly outline: readonly { id: string; slug: string; stamp: string; completed: boolean }[];
  readonly best: BestAttempt | null;
}

/**
 * Opens the lesson: the opening is written down only when the lesson was not the one opened last, so that reading on
 * writes nothing. Throws NotFound where the person is not enrolled or there is no such lesson.
 */
export async function readLesson(ctx: Context, address: LessonAddress): Promise<LessonReading | AwaitedReading> {
  const opened = await openLesson(ctx, address);
  if (!opened) throw new NotFound('enrolment');
  if (!opened.active) return { awaited: true };
  if (!opened.lesson_id) throw new NotFound('lesson');
  const words = await wordsOf(ctx, opened, opened.lesson_id);
  return {
    ...words.scene,
    enrolmentId: opened.enrolment_id,
    wardName: opened.ward_name,
    programmeSlug: opened.programme_slug,
    programmeTexts: opened.programme_texts,
    outline: opened.outline.map(({ id, slug, completed, stamp }) => ({
      id,
      slug,
      completed,
      stamp,
      titles: words.titles.get(id) ?? { ru: slug },
    })),
    best: opened.best ?? undefined,
  };
}

interface StandingRow {
  readonly enrolment_id: string;
  readonly ward_name: string | null;
  readonly active: boolean;
  readonly programme_id: string;
  /** Changes with what any programme teaches. */
  readonly version: number;
  /** The lessons that were opened, the last of them at the end; `+` before those that are done: `-id,+id`. */
  readonly opened: string | null;
  readonly best: BestAttempt | null;
}

/** Where the person stands: a few rows found by their keys, whatever the programme's size. */
const STANDING = `
  select e.id as enrolment_id, (select name from wards where id = e.ward_id) as ward_name, e.active_at is not null as active, e.programme_id, v.version,
    (select string_agg(case when lp.completed_at is null then '-' else '+' end || lp.lesson_id, ','
        order by lp.last_opened_at)
      from lesson_progress lp where lp.enrolment_id = e.id) as opened,
    (select json_build_object('id', a.id, 'correct', a.correct, 'total', a.total, 'passed', a.passed)
      from quiz_attempts a where a.enrolment_id = e.id
        and a.lesson_id = (select l.id from lessons l where l.programme_id = e.programme_id and l.slug = $3)
      order by a.passed desc, a.correct::float / greatest(a.total, 1) desc, a.submitted_at desc limit 1) as best
  from enrolments e join cohorts c on c.id = e.cohort_id cross join catalogue_version v
  where e.person_id = $1 and c.slug = $2 and e.ward_id is not distinct from $4 and e.cancelled_at is null`;

async function openLesson(ctx: Context, address: LessonAddress): Promise<OpenedRow | undefined> {
  const { personId, cohortSlug, lessonSlug, wardId = null } = address;
  const [standing] = await hotStatement<StandingRow>(ctx, STANDING, [personId, cohortSlug, lessonSlug, wardId]);
  if (!standing) return undefined;
  const { enrolment_id, ward_name, active, programme_id, best } = standing;
  const opened = standing.opened?.split(',') ?? [];
  const plan = await planOf(ctx, programme_id, standing.version);
  const lessonId = plan.lessons.find((lesson) => lesson.slug === lessonSlug)?.id ?? null;
  if (active && lessonId && opened.at(-1)?.slice(1) !== lessonId)
    await noteOpening(ctx, personId, enrolment_id, lessonId);
  const done = new Set(opened.filter((each) => each.startsWith('+')).map((each) => each.slice(1)));
  return {
    enrolment_id,
    ward_name,
    active,
    programme_id,
    programme_slug: plan.slug,
    programme_texts: plan.texts,
    lesson_id: lessonId,
    outline: plan.lessons.map((lesson) => ({ ...lesson, completed: done.has(lesson.id) })),
    best,
  };
}

async function noteOpening(ctx: Context, personId: string, enrolmentId: string, lessonId: string): Promise<void> {
  const now = ctx.clock.now();
  await sql`insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at)
    values (${ctx.ids.uuid()}, ${personId}, ${enrolmentId}, ${lessonId}, ${now}, ${now})
    on conflict (enrolment_id, lesson_id) do update set last_opened_at = excluded.last_opened_at`.execute(ctx.db);
}
