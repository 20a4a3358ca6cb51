import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import { type Direction, movedInList } from './programme.ts';
import { renumber } from './renumber.ts';
import type { ProgrammesDb } from './schema.ts';

/** Adds a module after the last one. */
export async function addModule(
  ctx: Context,
  input: { programmeId: string; titles: LocalText },
): Promise<{ id: string }> {
  return transact(ctx, async (tx) => {
    const ids = await lockModules(tx, input.programmeId);
    const id = tx.ids.uuid();
    await tables<ProgrammesDb>(tx)
      .insertInto('modules')
      .values({ id, programme_id: input.programmeId, position: ids.length + 1, titles: jsonb(input.titles) })
      .execute();
    await audit(tx, { action: 'module.added', object: { kind: 'module', id } });
    return { id };
  });
}

export async function renameModule(ctx: Context, id: string, titles: LocalText): Promise<void> {
  await transact(ctx, async (tx) => {
    const changed = await tables<ProgrammesDb>(tx)
      .updateTable('modules')
      .set({ titles: jsonb(titles) })
      .where('id', '=', id)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new NotFound('module');
    await audit(tx, { action: 'module.renamed', object: { kind: 'module', id } });
  });
}

export async function moveModule(ctx: Context, id: string, direction: Direction): Promise<void> {
  await transact(ctx, async (tx) => {
    const ids = await lockModules(tx, await programmeOf(tx, id));
    await renumber(tx, 'modules', movedInList(ids, id, direction));
    await audit(tx, { action: 'module.moved', object: { kind: 'module', id } });
  });
}

/** Removes an empty module. Throws `Conflict('module_has_lessons')`. */
export async function removeModule(ctx: Context, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const ids = await lockModules(tx, await programmeOf(tx, id));
    const removed = await tables<ProgrammesDb>(tx)
      .deleteFrom('modules')
      .where('id', '=', id)
      .where((module) =>
        module.not(module.exists(module.selectFrom('lessons').select('lessons.id').where('module_id', '=', id))),
      )
      .executeTakeFirst();
    if (removed.numDeletedRows === 0n) throw new Conflict('module_has_lessons');
    await renumber(
      tx,
      'modules',
      ids.filter((other) => other !== id),
    );
    await audit(tx, { action: 'module.removed', object: { kind: 'module', id } });
  });
}

async function programmeOf(tx: Context, moduleId: string): Promise<string> {
  const module = await tables<ProgrammesDb>(tx)
    .selectFrom('modules')
    .select('programme_id')
    .where('id', '=', moduleId)
    .executeTakeFirst();
  if (!module) throw new NotFound('module');
  return module.programme_id;
}

/** Holds the programme, so that two people arranging it at once wait for each other; its module ids in order. */
async function lockModules(tx: Context, programmeId: string): Promise<string[]> {
  const programme = await tables<ProgrammesDb>(tx)
    .selectFrom('programmes')
    .select('id')
    .where('id', '=', programmeId)
    .forUpdate()
    .executeTakeFirst();
  if (!programme) throw new NotFound('programme');
  const rows = await tables<ProgrammesDb>(tx)
    .selectFrom('modules')
    .select('id')
    .where('programme_id', '=', programmeId)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.id);
}
