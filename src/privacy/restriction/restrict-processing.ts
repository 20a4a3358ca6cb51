/**
 * `rights.restrict`: switches in the database. The gate reads them, so every purpose obeys from the same moment. Only
 * keeping the data and showing them to their owner goes on (Digital Code 255-VIII, art. 41).
 */
import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import { publish } from '#platform/events.ts';
import { postLifted, postRestricted } from './mail.ts';
import type { RestrictedPart, RestrictionWay } from './restriction.ts';
import type { RestrictionDb } from './schema.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    'restriction.imposed': { personId: string };
    'restriction.lifted': { personId: string };
  }
}

export interface Restricting {
  readonly personId: string;
  readonly part: RestrictedPart;
  readonly way: RestrictionWay;
  /** A word from the code, never a person's own text. */
  readonly reason?: string;
}

/** Returns false when this part was restricted already. Throws NotFound. */
export async function restrictProcessing(ctx: Context, { personId, part, way, reason }: Restricting): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const person = await getPerson(tx, personId);
    const name = part.part === 'everything' ? null : part.name;
    const imposed = await tables<RestrictionDb>(tx)
      .insertInto('restrictions')
      .values({
        id: tx.ids.uuid(),
        person_id: personId,
        part: part.part,
        name,
        way,
        reason: reason ?? null,
        imposed_at: tx.clock.now(),
        imposed_by: actingId(tx),
        lifted_at: null,
        lifted_by: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!imposed) return false;
    const object = { kind: 'restriction', id: imposed.id };
    await audit(tx, { action: 'restriction.imposed', personId, object, details: { part: part.part, name, way } });
    await postRestricted(tx, person, part);
    await publish(tx, 'restriction.imposed', { personId });
    return true;
  });
}

/** Returns false when it was lifted already. Throws NotFound for another person's restriction. */
export async function liftRestriction(
  ctx: Context,
  { personId, restrictionId }: { personId: string; restrictionId: string },
): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const found = await tables<RestrictionDb>(tx)
      .selectFrom('restrictions')
      .select(['id', 'lifted_at'])
      .where('id', '=', restrictionId)
      .where('person_id', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw new NotFound('restriction');
    if (found.lifted_at) return false;
    await tables<RestrictionDb>(tx)
      .updateTable('restrictions')
      .set({ lifted_at: tx.clock.now(), lifted_by: actingId(tx) })
      .where('id', '=', restrictionId)
      .execute();
    await audit(tx, { action: 'restriction.lifted', personId, object: { kind: 'restriction', id: restrictionId } });
    await postLifted(tx, await getPerson(tx, personId));
    await publish(tx, 'restriction.lifted', { personId });
    return true;
  });
}
