/**
 * Reading a lesson is the hottest page of the school: one statement says who may read, what is done and whether what is
 * taught has changed; a second notes the opening, when another lesson was open last. What the programme and the lesson
 * say is remembered until it changes.
 */
import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { AssessmentsDb, Question, Quiz } from '#learning/assessments';
import type { Lesson, LessonMedia, ProgrammesDb, ProgrammeTexts } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import { hotStatement, tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { StoredFilesDb } from '#platform/files/stored-files.ts';
import type { LocalText } from '#platform/i18n/locale.ts';

export interface LessonAddress {
  readonly personId: string;
  readonly cohortSlug: string;
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

/** What the lesson says, the same for everybody. */
export interface LessonScene {
  readonly lesson: Lesson;
  readonly media: readonly LessonMedia[];
  readonly quiz: Quiz | undefined;
}

export interface LessonReading extends LessonScene {
  readonly enrolmentId: string;
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
  select e.id as enrolment_id, e.active_at is not null as active, e.programme_id, v.version,
    (select string_agg(case when lp.completed_at is null then '-' else '+' end || lp.lesson_id, ','
        order by lp.last_opened_at)
      from lesson_progress lp where lp.enrolment_id = e.id) as opened,
    (select json_build_object('id', a.id, 'correct', a.correct, 'total', a.total, 'passed', a.passed)
      from quiz_attempts a where a.enrolment_id = e.id
        and a.lesson_id = (select l.id from lessons l where l.programme_id = e.programme_id and l.slug = $3)
      order by a.passed desc, a.correct::float / greatest(a.total, 1) desc, a.submitted_at desc limit 1) as best
  from enrolments e join cohorts c on c.id = e.cohort_id cross join catalogue_version v
  where e.person_id = $1 and c.slug = $2 and e.cancelled_at is null`;

async function openLesson(ctx: Context, address: LessonAddress): Promise<OpenedRow | undefined> {
  const { personId, cohortSlug, lessonSlug } = address;
  const [standing] = await hotStatement<StandingRow>(ctx, STANDING, [personId, cohortSlug, lessonSlug]);
  if (!standing) return undefined;
  const { enrolment_id, active, programme_id, best } = standing;
  const opened = standing.opened?.split(',') ?? [];
  const plan = await planOf(ctx, programme_id, standing.version);
  const lessonId = plan.lessons.find((lesson) => lesson.slug === lessonSlug)?.id ?? null;
  if (active && lessonId && opened.at(-1)?.slice(1) !== lessonId)
    await noteOpening(ctx, personId, enrolment_id, lessonId);
  const done = new Set(opened.filter((each) => each.startsWith('+')).map((each) => each.slice(1)));
  return {
    enrolment_id,
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

/** A programme as its learners go through it, the same for all of them. */
interface Plan {
  readonly slug: string;
  readonly texts: ProgrammeTexts;
  readonly lessons: readonly { readonly id: string; readonly slug: string; readonly stamp: string }[];
}

const MOST_PLANS = 200;
const keptPlans = new Map<string, { readonly version: number; readonly plan: Plan }>();

/** From memory as long as nothing taught has changed; otherwise one statement. */
async function planOf(ctx: Context, programmeId: string, version: number): Promise<Plan> {
  const known = keptPlans.get(programmeId);
  if (known?.version === version) {
    keep(keptPlans, MOST_PLANS, programmeId, known);
    return known.plan;
  }
  const { rows } = await sql<Plan>`
    select p.slug, p.texts,
      (select coalesce(json_agg(json_build_object('id', l.id, 'slug', l.slug,
          'stamp', concat(l.updated_at, '/', q.updated_at)) order by m.position, l.position), '[]')
        from lessons l join modules m on m.id = l.module_id left join quizzes q on q.lesson_id = l.id
        where l.programme_id = p.id) as lessons
    from programmes p where p.id = ${programmeId}`.execute(ctx.db);
  const [plan] = rows;
  if (!plan) throw new NotFound('programme');
  keep(keptPlans, MOST_PLANS, programmeId, { version, plan });
  return plan;
}

const MOST_SCENES = 400;
const MOST_TITLES = 5_000;
const keptScenes = new Map<string, { readonly stamp: string; readonly scene: LessonScene }>();
const keptTitles = new Map<string, { readonly stamp: string; readonly titles: LocalText }>();

/** From memory where the stamps say it is still so; otherwise one statement for the lesson and all titles. */
async function wordsOf(
  ctx: Context,
  { programme_id, outline }: OpenedRow,
  lessonId: string,
): Promise<{ scene: LessonScene; titles: ReadonlyMap<string, LocalText> }> {
  const stamp = outline.find((step) => step.id === lessonId)?.stamp ?? '';
  const scene = keptScenes.get(lessonId);
  const titles = new Map(
    outline.flatMap((step) => {
      const known = keptTitles.get(step.id);
      return known?.stamp === step.stamp ? [[step.id, known.titles] as const] : [];
    }),
  );
  if (scene?.stamp === stamp && titles.size === outline.length) {
    keep(keptScenes, MOST_SCENES, lessonId, scene);
    return { scene: scene.scene, titles };
  }
  const fetched = await fetchWords(ctx, programme_id, lessonId);
  keep(keptScenes, MOST_SCENES, lessonId, { stamp, scene: fetched.scene });
  for (const step of outline) {
    const found = fetched.titles.get(step.id);
    if (found) keep(keptTitles, MOST_TITLES, step.id, { stamp: step.stamp, titles: found });
  }
  return fetched;
}

/** Last used, last to go. */
function keep<V>(kept: Map<string, V>, most: number, key: string, value: V): void {
  kept.delete(key);
  kept.set(key, value);
  const oldest = kept.keys().next().value;
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

async function fetchWords(ctx: Context, programmeId: string, lessonId: string) {
  const row = await tables<ProgrammesDb & AssessmentsDb & StoredFilesDb>(ctx)
    .selectFrom('lessons')
    .selectAll('lessons')
    .select((lesson) => [
      jsonArrayFrom(
        lesson
          .selectFrom('lesson_media')
          .innerJoin('stored_files', 'stored_files.id', 'lesson_media.file_id')
          .selectAll('lesson_media')
          .select(['stored_files.media_type', 'stored_files.bytes'])
          .whereRef('lesson_media.lesson_id', '=', 'lessons.id')
          .orderBy('lesson_media.position'),
      ).as('media'),
      jsonObjectFrom(
        lesson.selectFrom('quizzes').select('pass_percent').whereRef('quizzes.lesson_id', '=', 'lessons.id'),
      ).as('quiz'),
      jsonArrayFrom(
        lesson
          .selectFrom('quiz_questions')
          .select(['id', 'prompts', 'options', 'explanations'])
          .whereRef('quiz_questions.lesson_id', '=', 'lessons.id')
          .orderBy('position'),
      ).as('questions'),
      jsonArrayFrom(
        lesson
          .selectFrom('lessons as other')
          .select([
            'other.id',
            sql<LocalText>`jsonb_strip_nulls(jsonb_build_object('ru', other.texts->'ru'->'title',
              'kk', other.texts->'kk'->'title', 'en', other.texts->'en'->'title'))`.as('titles'),
          ])
          .where('other.programme_id', '=', programmeId)
          .where('other.archived_at', 'is', null),
      ).as('titles'),
    ])
    .where('lessons.id', '=', lessonId)
    .executeTakeFirst();
  if (!row) throw new NotFound('lesson');
  const { media, quiz, questions, titles, ...lesson } = row;
  return {
    scene: { lesson, media, quiz: quizOf(quiz, questions) },
    titles: new Map(titles.map((each) => [each.id, each.titles])),
  };
}

function quizOf(quiz: { pass_percent: number } | null, questions: readonly Question[]): Quiz | undefined {
  return quiz && questions.length > 0 ? { passPercent: quiz.pass_percent, questions } : undefined;
}
