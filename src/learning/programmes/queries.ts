import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { StoredFile, StoredFilesDb } from '#platform/files/stored-files.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { LessonMediaTable, LessonsTable, ProgrammesDb, ProgrammesTable } from './schema.ts';

export type Programme = Readonly<ProgrammesTable>;
export type Lesson = Readonly<Omit<Selectable<LessonsTable>, 'heads' | 'written'>>;
/** A picture, file or video of a lesson, with what its stored file is. */
export type LessonMedia = Readonly<LessonMediaTable> & Pick<StoredFile, 'media_type' | 'bytes'>;

export interface OutlineLesson {
  readonly id: string;
  readonly slug: string;
  readonly minutes: number;
  /** Titles only: bodies stay in the database. */
  readonly titles: LocalText;
}
export interface OutlineModule {
  readonly id: string;
  readonly titles: LocalText;
  readonly lessons: readonly OutlineLesson[];
}

export interface LessonWithMedia {
  readonly lesson: Lesson;
  readonly media: readonly LessonMedia[];
}

/** The lesson's titles by language, without what is not written. */
export const lessonTitles = sql<LocalText>`jsonb_strip_nulls(jsonb_build_object(
  'ru', lessons.heads->'ru'->'title', 'kk', lessons.heads->'kk'->'title', 'en', lessons.heads->'en'->'title'))`;

export async function findPublishedProgramme(ctx: Context, slug: string): Promise<Programme | undefined> {
  return tables<ProgrammesDb>(ctx)
    .selectFrom('programmes')
    .selectAll()
    .where('slug', '=', slug)
    .where('published_at', 'is not', null)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
}

/** For the sitemap. */
export async function publishedSlugs(ctx: Context): Promise<string[]> {
  const rows = await tables<ProgrammesDb>(ctx)
    .selectFrom('programmes')
    .select('slug')
    .where('published_at', 'is not', null)
    .where('archived_at', 'is', null)
    .orderBy('position')
    .execute();
  return rows.map(({ slug }) => slug);
}

export async function getProgramme(ctx: Context, id: string): Promise<Programme> {
  const programme = await tables<ProgrammesDb>(ctx)
    .selectFrom('programmes')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!programme) throw new NotFound('programme');
  return programme;
}

/** Modules and lessons in reading order, in one statement. */
export async function outlineOf(ctx: Context, programmeId: string): Promise<OutlineModule[]> {
  return tables<ProgrammesDb>(ctx)
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
    .where('modules.programme_id', '=', programmeId)
    .orderBy('modules.position')
    .execute();
}

/** The media of each lesson selected, in their order: for `select` beside the lesson's own columns. */
export function mediaOfLesson<DB extends ProgrammesDb & StoredFilesDb>(lesson: ExpressionBuilder<DB, 'lessons'>) {
  // What else the caller's statement may see plays no part here.
  const own = lesson as unknown as ExpressionBuilder<ProgrammesDb & StoredFilesDb, 'lessons'>;
  return jsonArrayFrom(
    own
      .selectFrom('lesson_media')
      .innerJoin('stored_files', 'stored_files.id', 'lesson_media.file_id')
      .selectAll('lesson_media')
      .select(['stored_files.media_type', 'stored_files.bytes'])
      .whereRef('lesson_media.lesson_id', '=', 'lessons.id')
      .orderBy('lesson_media.position'),
  );
}

/** A lesson of the programme with its media, in one statement. Archived lessons are not found. */
export async function getLesson(ctx: Context, programmeId: string, slug: string): Promise<LessonWithMedia> {
  const row = await tables<ProgrammesDb & StoredFilesDb>(ctx)
    .selectFrom('lessons')
    .selectAll('lessons')
    .select((lesson) => [mediaOfLesson(lesson).as('media')])
    .where('programme_id', '=', programmeId)
    .where('slug', '=', slug)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new NotFound('lesson');
  const { media, ...lesson } = row;
  return { lesson, media };
}

/** The stored file behind a name in a lesson. Throws {@link NotFound}. */
export async function getMediaFile(ctx: Context, lessonId: string, name: string): Promise<StoredFile> {
  const file = await tables<ProgrammesDb & StoredFilesDb>(ctx)
    .selectFrom('lesson_media')
    .innerJoin('stored_files', 'stored_files.id', 'lesson_media.file_id')
    .selectAll('stored_files')
    .where('lesson_media.lesson_id', '=', lessonId)
    .where('lesson_media.name', '=', name)
    .executeTakeFirst();
  if (!file) throw new NotFound('media');
  return file;
}
