import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type Direction, movedInList, SLUG, SLUG_LENGTH } from './programme.ts';
import { renumber } from './renumber.ts';
import type { Level, ProgrammesDb } from './schema.ts';
import type { ProgrammeTexts } from './texts.ts';

export interface ProgrammeInput {
  readonly slug: string;
  readonly level: Level;
  readonly hours: number;
  /** Whole tenge; 0 is free. */
  readonly priceKzt: number;
  readonly texts: ProgrammeTexts;
}

/** A draft at the end of the list. Throws `Conflict('slug_taken')`. */
export async function createProgramme(ctx: Context, input: ProgrammeInput): Promise<{ id: string }> {
  if (!SLUG.test(input.slug) || input.slug.length > SLUG_LENGTH) throw new Conflict('slug_wrong');
  return transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const created = await tables<ProgrammesDb>(tx)
      .insertInto('programmes')
      .values((row) => ({
        id: tx.ids.uuid(),
        slug: input.slug,
        position: row
          .selectFrom('programmes')
          .select((all) => all(all.fn.coalesce(all.fn.max('position'), all.lit(0)), '+', all.lit(1)).as('position')),
        level: input.level,
        hours: input.hours,
        price_kzt: input.priceKzt,
        texts: jsonb(input.texts),
        created_at: now,
        updated_at: now,
        published_at: null,
        archived_at: null,
      }))
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!created) throw new Conflict('slug_taken');
    await audit(tx, { action: 'programme.created', object: { kind: 'programme', id: created.id } });
    return created;
  });
}

/** Changes what is given. The address stays for good: links to it are in letters and on certificates. */
export async function updateProgramme(
  ctx: Context,
  id: string,
  change: Partial<Omit<ProgrammeInput, 'slug'>>,
): Promise<void> {
  await transact(ctx, async (tx) => {
    const { level, hours, priceKzt, texts } = change;
    const changed = await tables<ProgrammesDb>(tx)
      .updateTable('programmes')
      .set({
        updated_at: tx.clock.now(),
        ...(level !== undefined && { level }),
        ...(hours !== undefined && { hours }),
        ...(priceKzt !== undefined && { price_kzt: priceKzt }),
        ...(texts !== undefined && { texts: jsonb(texts) }),
      })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw new NotFound('programme');
    const details = priceKzt === undefined ? {} : { price_kzt: priceKzt };
    await audit(tx, { action: 'programme.changed', object: { kind: 'programme', id }, details });
  });
}

/** One step up or down in the catalogue. */
export async function moveProgramme(ctx: Context, id: string, direction: Direction): Promise<void> {
  await transact(ctx, async (tx) => {
    const rows = await tables<ProgrammesDb>(tx)
      .selectFrom('programmes')
      .select('id')
      .where('archived_at', 'is', null)
      .orderBy('position')
      .forUpdate()
      .execute();
    const ids = rows.map((row) => row.id);
    if (!ids.includes(id)) throw new NotFound('programme');
    await renumber(tx, 'programmes', movedInList(ids, id, direction));
    await audit(tx, { action: 'programme.moved', object: { kind: 'programme', id } });
  });
}
