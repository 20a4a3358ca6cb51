import { sql } from 'kysely';
import { type Seat, seatAddress } from '#learning/enrolments';
import type { ProgrammeTexts } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { StoredFile } from '#platform/files/stored-files.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { LessonsDb } from './schema.ts';
import type { StudyLesson } from './study.ts';

export interface StudyModule {
  readonly titles: LocalText;
  readonly lessons: readonly StudyLesson[];
}

/** An enrolment of a person with everything their study pages say about it. */
export interface Study {
  readonly enrolmentId: string;
  readonly orderId: string | null;
  readonly activeAt: Temporal.Instant | null;
  readonly completedAt: Temporal.Instant | null;
  /** Its address among the person's studies. */
  readonly seat: string;
  /** Who studies, when it is a child of the person. */
  readonly wardName: string | null;
  readonly cohortTitles: LocalText;
  readonly programmeSlug: string;
  readonly programmeTexts: ProgrammeTexts;
  readonly modules: readonly StudyModule[];
  /** The next meeting of the cohort, ISO 8601. */
  readonly nextSession: { readonly startsAt: string; readonly titles: LocalText } | null;
  readonly certificateCode: string | null;
}

const titlesOf = sql`jsonb_strip_nulls(jsonb_build_object(
  'ru', l.texts->'ru'->'title', 'kk', l.texts->'kk'->'title', 'en', l.texts->'en'->'title'))`;

/** What the person and their children study and studied, those under way first; of one seat, that alone. One statement. */
export async function studiesOf(ctx: Context, personId: string, seat?: Seat): Promise<Study[]> {
  const { rows } = await sql<Omit<Study, 'seat'> & Seat>`
    select e.id as "enrolmentId", e.order_id as "orderId", e.active_at as "activeAt", e.completed_at as "completedAt",
      c.slug as "cohortSlug", e.ward_id as "wardId", w.name as "wardName", c.titles as "cohortTitles", p.slug as "programmeSlug", p.texts as "programmeTexts",
      (select coalesce(json_agg(json_build_object('titles', m.titles, 'lessons', m.lessons) order by m.position), '[]')
        from (
          select modules.titles, modules.position,
            json_agg(json_build_object(
              'id', l.id, 'slug', l.slug, 'titles', ${titlesOf}, 'minutes', l.minutes,
              'hasQuiz', exists (select from quiz_questions q where q.lesson_id = l.id),
              'completed', lp.completed_at is not null, 'lastOpenedAt', lp.last_opened_at) order by l.position) as lessons
          from modules
          join lessons l on l.module_id = modules.id
          left join lesson_progress lp on lp.enrolment_id = e.id and lp.lesson_id = l.id
          where modules.programme_id = e.programme_id
          group by modules.id
        ) m) as modules,
      (select json_build_object('startsAt', s.starts_at, 'titles', s.titles)
        from cohort_sessions s
        where s.cohort_id = e.cohort_id and s.starts_at + make_interval(mins => s.minutes) > ${ctx.clock.now()}
        order by s.starts_at, s.id limit 1) as "nextSession",
      (select code from certificates where enrolment_id = e.id and revoked_at is null) as "certificateCode"
    from enrolments e
    join cohorts c on c.id = e.cohort_id
    join programmes p on p.id = e.programme_id
    left join wards w on w.id = e.ward_id
    where e.person_id = ${personId} and e.cancelled_at is null
      and (${seat?.cohortSlug ?? null}::text is null
        or c.slug = ${seat?.cohortSlug ?? null} and e.ward_id is not distinct from ${seat?.wardId ?? null})
    order by e.completed_at is not null, e.placed_at desc, e.id`.execute(ctx.db);
  return rows.map((row) => ({ ...row, seat: seatAddress(row) }));
}

/** Throws NotFound where the person is not enrolled. */
export async function getStudy(ctx: Context, personId: string, seat: Seat): Promise<Study> {
  const [study] = await studiesOf(ctx, personId, seat);
  if (!study) throw new NotFound('enrolment');
  return study;
}

/** A file of a lesson, for those who may study it now. Throws NotFound for everybody else. */
export async function getStudyMedia(
  ctx: Context,
  address: Seat & { personId: string; lessonSlug: string; name: string },
): Promise<StoredFile & { readonly kind: string }> {
  const { rows } = await sql<StoredFile & { kind: string }>`
    select stored_files.*, media.kind
    from enrolments e
    join cohorts c on c.id = e.cohort_id
    join lessons l on l.programme_id = e.programme_id and l.archived_at is null
    join lesson_media media on media.lesson_id = l.id
    join stored_files on stored_files.id = media.file_id
    where e.person_id = ${address.personId} and e.cancelled_at is null and e.active_at is not null
      and c.slug = ${address.cohortSlug} and e.ward_id is not distinct from ${address.wardId}
      and l.slug = ${address.lessonSlug} and media.name = ${address.name}
  `.execute(ctx.db);
  const [file] = rows;
  if (!file) throw new NotFound('media');
  return file;
}

/** How many lessons of the enrolment's programme are not completed yet. */
export async function countUndone(tx: Context, enrolmentId: string): Promise<number> {
  const { rows } = await sql<{ undone: number }>`
    select count(*) as undone
    from enrolments e
    join lessons l on l.programme_id = e.programme_id and l.archived_at is null
    where e.id = ${enrolmentId} and not exists (
      select from lesson_progress lp
      where lp.enrolment_id = e.id and lp.lesson_id = l.id and lp.completed_at is not null)`.execute(tx.db);
  return rows[0]?.undone ?? 0;
}

/** True when this call completed the lesson, false when it was completed before. */
export async function stampCompleted(
  tx: Context,
  { personId, enrolmentId, lessonId }: { personId: string; enrolmentId: string; lessonId: string },
): Promise<boolean> {
  const now = tx.clock.now();
  const stamped = await tables<LessonsDb>(tx)
    .insertInto('lesson_progress')
    .values({
      id: tx.ids.uuid(),
      person_id: personId,
      enrolment_id: enrolmentId,
      lesson_id: lessonId,
      opened_at: now,
      last_opened_at: now,
      completed_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['enrolment_id', 'lesson_id'])
        .doUpdateSet({ completed_at: now })
        .where('lesson_progress.completed_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst();
  return stamped !== undefined;
}
