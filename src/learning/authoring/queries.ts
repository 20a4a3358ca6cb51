import { jsonArrayFrom } from 'kysely/helpers/postgres';
import {
  type Lesson,
  type LessonMedia,
  type Level,
  lessonTitles,
  type Programme,
  type ProgrammesDb,
  type ProgrammeTexts,
} from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { StoredFilesDb } from '#platform/files/stored-files.ts';
import type { Locale, LocalText } from '#platform/i18n/locale.ts';

export interface ListedProgramme {
  readonly id: string;
  readonly slug: string;
  readonly level: Level;
  readonly hours: number;
  readonly price_kzt: number;
  readonly texts: ProgrammeTexts;
  readonly published_at: Temporal.Instant | null;
  readonly archived_at: Temporal.Instant | null;
  readonly lessons: number;
}

export async function listProgrammes(ctx: Context, which: 'current' | 'archived'): Promise<ListedProgramme[]> {
  return tables<ProgrammesDb>(ctx)
    .selectFrom('programmes')
    .select((programme) => [
      'id',
      'slug',
      'level',
      'hours',
      'price_kzt',
      'texts',
      'published_at',
      'archived_at',
      programme
        .selectFrom('lessons')
        .select((lesson) => lesson.cast<number>(lesson.fn.countAll(), 'integer').as('count'))
        .whereRef('lessons.programme_id', '=', 'programmes.id')
        .where('lessons.archived_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('lessons'),
    ])
    .where('archived_at', which === 'archived' ? 'is not' : 'is', null)
    .orderBy('position')
    .execute();
}

export interface EditedLesson {
  readonly id: string;
  readonly slug: string;
  readonly minutes: number;
  readonly titles: LocalText;
  readonly written: readonly Locale[];
}
export interface EditedModule {
  readonly id: string;
  readonly titles: LocalText;
  readonly lessons: readonly EditedLesson[];
}
export interface EditedProgramme {
  readonly programme: Programme;
  readonly modules: readonly EditedModule[];
  readonly archived: readonly EditedLesson[];
}

/** A programme with all that the office arranges in it. One statement. */
export async function getEditedProgramme(ctx: Context, id: string): Promise<EditedProgramme> {
  const row = await tables<ProgrammesDb>(ctx)
    .selectFrom('programmes')
    .selectAll('programmes')
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
                .select(['lessons.id', 'lessons.slug', 'lessons.minutes'])
                .select([lessonTitles.as('titles'), 'lessons.written'])
                .whereRef('lessons.module_id', '=', 'modules.id')
                .orderBy('lessons.position'),
            ).as('lessons'),
          ])
          .whereRef('modules.programme_id', '=', 'programmes.id')
          .orderBy('modules.position'),
      ).as('modules'),
      jsonArrayFrom(
        programme
          .selectFrom('lessons')
          .select(['lessons.id', 'lessons.slug', 'lessons.minutes'])
          .select([lessonTitles.as('titles'), 'lessons.written'])
          .whereRef('lessons.programme_id', '=', 'programmes.id')
          .where('lessons.archived_at', 'is not', null)
          .orderBy('lessons.archived_at', 'desc'),
      ).as('archived'),
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound('programme');
  const { modules, archived, ...programme } = row;
  return { programme, modules, archived };
}

export interface LessonForEditing {
  readonly lesson: Lesson;
  readonly programme: { readonly id: string; readonly slug: string; readonly texts: ProgrammeTexts };
  readonly media: readonly LessonMedia[];
}

/** A lesson of this programme, archived or not, with its files. One statement. */
export async function getLessonForEditing(
  ctx: Context,
  programmeId: string,
  lessonId: string,
): Promise<LessonForEditing> {
  const row = await tables<ProgrammesDb & StoredFilesDb>(ctx)
    .selectFrom('lessons')
    .innerJoin('programmes', 'programmes.id', 'lessons.programme_id')
    .selectAll('lessons')
    .select((lesson) => [
      'programmes.slug as programme_slug',
      'programmes.texts as programme_texts',
      jsonArrayFrom(
        lesson
          .selectFrom('lesson_media')
          .innerJoin('stored_files', 'stored_files.id', 'lesson_media.file_id')
          .selectAll('lesson_media')
          .select(['stored_files.media_type', 'stored_files.bytes'])
          .whereRef('lesson_media.lesson_id', '=', 'lessons.id')
          .orderBy('lesson_media.position'),
      ).as('media'),
    ])
    .where('lessons.id', '=', lessonId)
    .where('lessons.programme_id', '=', programmeId)
    .executeTakeFirst();
  if (!row) throw new NotFound('lesson');
  const { media, programme_slug: slug, programme_texts: texts, ...lesson } = row;
  return { lesson, programme: { id: programmeId, slug, texts }, media };
}
