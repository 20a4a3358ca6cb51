import { sql } from 'kysely';
import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import type { RetentionDb } from './schema.ts';

/** Nothing of the person goes from now on until the case is over. Throws `no case`, `held already` (Conflict) and NotFound. */
export async function placeHold(ctx: Context, hold: { personId: string; caseReference: string }): Promise<string> {
  const reference = hold.caseReference.trim();
  if (reference === '') throw new Conflict('no case');
  return transact(ctx, async (tx) => {
    await sql`select stop_for_hold()`.execute(tx.db);
    await getPerson(tx, hold.personId);
    const id = tx.ids.uuid();
    const placed = await tables<RetentionDb>(tx)
      .insertInto('legal_holds')
      .values({
        id,
        person_id: hold.personId,
        case_reference: reference,
        placed_at: tx.clock.now(),
        placed_by: actingId(tx),
        lifted_at: null,
        lifted_by: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['person_id', 'case_reference']).where('lifted_at', 'is', null).doNothing(),
      )
      .executeTakeFirst();
    if (!placed.numInsertedOrUpdatedRows) throw new Conflict('held already');
    await audit(tx, { action: 'hold.placed', personId: hold.personId, object: { kind: 'hold', id } });
    return id;
  });
}

/** Throws NotFound where no such hold stands. */
export async function liftHold(ctx: Context, holdId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const lifted = await tables<RetentionDb>(tx)
      .updateTable('legal_holds')
      .set({ lifted_at: tx.clock.now(), lifted_by: actingId(tx) })
      .where('id', '=', holdId)
      .where('lifted_at', 'is', null)
      .returning('person_id')
      .executeTakeFirst();
    if (!lifted) throw new NotFound('hold');
    await audit(tx, { action: 'hold.lifted', personId: lifted.person_id, object: { kind: 'hold', id: holdId } });
  });
}
