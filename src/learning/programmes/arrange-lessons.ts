import { sql } from 'kysely';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import { forgetFiles } from '#platform/files/forget-files.ts';
import { mediaKey } from './attach-media.ts';
import { type Direction, movedBetweenModules } from './programme.ts';
import { outlineOf } from './queries.ts';
import { renumber } from './renumber.ts';
import type { ProgrammesDb } from './schema.ts';

/** One step up or down; past the edge of its module, over into the neighbouring one. */
export async function moveLesson(ctx: Context, lessonId: string, direction: Direction): Promise<void> {
  await transact(ctx, async (tx) => {
    const programmeId = await lockProgrammeOf(tx, lessonId);
    const outline = await outlineOf(tx, programmeId);
    const before = outline.map((module) => ({ id: module.id, lessonIds: module.lessons.map((lesson) => lesson.id) }));
    for (const module of movedBetweenModules(before, lessonId, direction)) {
      if (module.lessonIds.includes(lessonId)) {
        await tables<ProgrammesDb>(tx)
          .updateTable('lessons')
          .set({ module_id: module.id })
          .where('id', '=', lessonId)
          .execute();
      }
      await renumber(tx, 'lessons', module.lessonIds);
    }
    await audit(tx, { action: 'lesson.moved', object: { kind: 'lesson', id: lessonId } });
  });
}

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Removes a lesson nobody has opened, with its media and its quiz. One that somebody has worked in is archived: it
 * leaves its module, and what they did stays.
 */
export async function removeLesson(ctx: Context, lessonId: string): Promise<'removed' | 'archived'> {
  return transact(ctx, async (tx) => {
    await lockProgrammeOf(tx, lessonId);
    // Whose progress or attempts point here is known to rooms above; the database's own keys tell.
    await sql`savepoint lesson_removal`.execute(tx.db);
    try {
      const media = await tables<ProgrammesDb>(tx)
        .deleteFrom('lesson_media')
        .where('lesson_id', '=', lessonId)
        .returning('file_id')
        .execute();
      await tables<ProgrammesDb>(tx).deleteFrom('lessons').where('id', '=', lessonId).execute();
      await forgetFiles(tx, media.map(mediaKey));
      await audit(tx, { action: 'lesson.removed', object: { kind: 'lesson', id: lessonId } });
      return 'removed';
    } catch (error) {
      if ((error as { code?: unknown }).code !== FOREIGN_KEY_VIOLATION) throw error;
    }
    await sql`rollback to savepoint lesson_removal`.execute(tx.db);
    await tables<ProgrammesDb>(tx)
      .updateTable('lessons')
      .set({ module_id: null, archived_at: tx.clock.now() })
      .where('id', '=', lessonId)
      .execute();
    await audit(tx, { action: 'lesson.archived', object: { kind: 'lesson', id: lessonId } });
    return 'archived';
  });
}

/** Puts an archived lesson at the end of a module of its programme. */
export async function restoreLesson(ctx: Context, lessonId: string, moduleId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const programmeId = await lockProgrammeOf(tx, lessonId);
    const restored = await tables<ProgrammesDb>(tx)
      .updateTable('lessons')
      .set((row) => ({
        archived_at: null,
        module_id: moduleId,
        position: row
          .selectFrom('lessons as others')
          .select((all) => all(all.fn.coalesce(all.fn.max('position'), all.lit(0)), '+', all.lit(1)).as('position'))
          .where('others.module_id', '=', moduleId),
      }))
      .where('id', '=', lessonId)
      .where('archived_at', 'is not', null)
      .where((row) =>
        row.exists(
          row
            .selectFrom('modules')
            .select('modules.id')
            .where('id', '=', moduleId)
            .where('programme_id', '=', programmeId),
        ),
      )
      .executeTakeFirst();
    if (restored.numUpdatedRows === 0n) throw new NotFound('lesson');
    await audit(tx, { action: 'lesson.restored', object: { kind: 'lesson', id: lessonId } });
  });
}

async function lockProgrammeOf(tx: Context, lessonId: string): Promise<string> {
  const programme = await tables<ProgrammesDb>(tx)
    .selectFrom('programmes')
    .innerJoin('lessons', 'lessons.programme_id', 'programmes.id')
    .select('programmes.id')
    .where('lessons.id', '=', lessonId)
    .forUpdate('programmes')
    .executeTakeFirst();
  if (!programme) throw new NotFound('lesson');
  return programme.id;
}
