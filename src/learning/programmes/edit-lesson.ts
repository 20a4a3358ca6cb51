import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { SLUG, SLUG_LENGTH } from './programme.ts';
import type { ProgrammesDb } from './schema.ts';
import type { LessonTexts } from './texts.ts';

export interface LessonInput {
  readonly moduleId: string;
  /** The end of its address, of its own within the programme. */
  readonly slug: string;
  readonly minutes: number;
  readonly texts: LessonTexts;
}

/** Adds a lesson at the end of its module. Throws `Conflict('slug_taken')`. */
export async function createLesson(ctx: Context, input: LessonInput): Promise<{ id: string }> {
  if (!SLUG.test(input.slug) || input.slug.length > SLUG_LENGTH) throw new Conflict('slug_wrong');
  return transact(ctx, async (tx) => {
    const module = await tables<ProgrammesDb>(tx)
      .selectFrom('modules')
      .select('programme_id')
      .where('id', '=', input.moduleId)
      .forUpdate()
      .executeTakeFirst();
    if (!module) throw new NotFound('module');
    const created = await tables<ProgrammesDb>(tx)
      .insertInto('lessons')
      .values((row) => ({
        id: tx.ids.uuid(),
        programme_id: module.programme_id,
        module_id: input.moduleId,
        position: row
          .selectFrom('lessons')
          .select((all) => all(all.fn.coalesce(all.fn.max('position'), all.lit(0)), '+', all.lit(1)).as('position'))
          .where('module_id', '=', input.moduleId),
        slug: input.slug,
        minutes: input.minutes,
        texts: jsonb(input.texts),
        updated_at: tx.clock.now(),
        archived_at: null,
      }))
      .onConflict((conflict) => conflict.columns(['programme_id', 'slug']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!created) throw new Conflict('slug_taken');
    await audit(tx, { action: 'lesson.created', object: { kind: 'lesson', id: created.id } });
    return created;
  });
}

/** Changes what is given. The address stays: learners have it in their bookmarks and notes. */
export async function updateLesson(
  ctx: Context,
  id: string,
  change: { readonly minutes?: number; readonly texts?: LessonTexts },
): Promise<void> {
  await transact(ctx, async (tx) => {
    const { minutes, texts } = change;
    const changed = await tables<ProgrammesDb>(tx)
      .updateTable('lessons')
      .set({
        updated_at: tx.clock.now(),
        ...(minutes !== undefined && { minutes }),
        ...(texts !== undefined && { texts: jsonb(texts) }),
      })
      .where('id', '=', id)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new NotFound('lesson');
    await audit(tx, { action: 'lesson.changed', object: { kind: 'lesson', id } });
  });
}
