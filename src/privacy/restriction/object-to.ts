/** `rights.object`: a no to one purpose, that holds whatever was agreed to before. */
import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { withdrawConsent } from '#privacy/consents';
import type { ObjectablePurpose, ObjectionWay } from './restriction.ts';
import type { RestrictionDb } from './schema.ts';

export interface Objecting {
  readonly personId: string;
  readonly purpose: ObjectablePurpose;
  readonly way: ObjectionWay;
}

/**
 * Whoever objects does not agree any more: a consent to the same purpose is withdrawn with it, and a consent given later
 * ends the objection. Returns false when the objection stood already. Throws NotFound.
 */
export async function objectTo(ctx: Context, { personId, purpose, way }: Objecting): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const { locale } = await getPerson(tx, personId);
    await withdrawConsent(tx, { personId, purpose, way: way === 'office' ? 'operator' : way, locale });
    const objected = await tables<RestrictionDb>(tx)
      .insertInto('objections')
      .values({
        id: tx.ids.uuid(),
        person_id: personId,
        purpose,
        way,
        objected_at: tx.clock.now(),
        objected_by: actingId(tx),
        withdrawn_at: null,
        withdrawn_by: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!objected) return false;
    const object = { kind: 'objection', id: objected.id };
    await audit(tx, { action: 'objection.made', personId, object, details: { purpose, way } });
    return true;
  });
}

/** The purpose is not allowed by this alone: it needs a consent again. Returns false when there was no objection. */
export async function withdrawObjection(
  ctx: Context,
  { personId, purpose }: { personId: string; purpose: ObjectablePurpose },
): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const by =
      tx.actor.kind === 'operator'
        ? 'operator'
        : tx.actor.kind === 'person' && tx.actor.personId !== personId
          ? 'office'
          : 'person';
    const withdrawn = await tables<RestrictionDb>(tx)
      .updateTable('objections')
      .set({ withdrawn_at: tx.clock.now(), withdrawn_by: by })
      .where('person_id', '=', personId)
      .where('purpose', '=', purpose)
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!withdrawn) return false;
    const object = { kind: 'objection', id: withdrawn.id };
    await audit(tx, { action: 'objection.withdrawn', personId, object, details: { purpose } });
    return true;
  });
}
