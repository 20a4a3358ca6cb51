/** What the responsible person does with the register. Each act leaves its row in the audit trail. */
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { withdrawLetters } from '#platform/outbox/outbox.ts';
import { getPartner, type Partner } from './queries.ts';
import type { PartnersDb } from './schema.ts';

export interface PartnerFacts {
  readonly name: string;
  readonly service: string;
  readonly country: string;
  readonly agreementOn: Temporal.PlainDate | undefined;
  /** In small letters; at least one, each once. */
  readonly addresses: readonly string[];
}

/** The partner, held until the transaction ends. Throws NotFound, Conflict `ended`. */
async function getForChange(tx: Context, id: string): Promise<Partner> {
  const held = await tables<PartnersDb>(tx)
    .selectFrom('partners')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!held) throw new NotFound('partner');
  const partner = await getPartner(tx, id);
  if (partner.state === 'ended') throw new Conflict('ended');
  return partner;
}

/** Throws Conflict `name-taken` or `address-taken`: an address tells whose a letter is. */
async function checkFree(tx: Context, facts: PartnerFacts, ownId: string | undefined): Promise<void> {
  const db = tables<PartnersDb>(tx);
  let named = db
    .selectFrom('partners')
    .select('id')
    .where((is) => is(is.fn<string>('lower', ['name']), '=', is.fn<string>('lower', [is.val(facts.name)])))
    .where('ended_at', 'is', null);
  let addressed = db.selectFrom('partner_addresses').select('address').where('address', 'in', facts.addresses);
  if (ownId) named = named.where('id', '<>', ownId);
  if (ownId) addressed = addressed.where('partner_id', '<>', ownId);
  if (await named.executeTakeFirst()) throw new Conflict('name-taken');
  if (await addressed.executeTakeFirst()) throw new Conflict('address-taken');
}

async function setAddresses(tx: Context, partnerId: string, addresses: readonly string[]): Promise<void> {
  const db = tables<PartnersDb>(tx);
  await db.deleteFrom('partner_addresses').where('partner_id', '=', partnerId).execute();
  const rows = addresses.map((address, place) => ({ address, partner_id: partnerId, place }));
  await db.insertInto('partner_addresses').values(rows).execute();
}

async function note(tx: Context, act: string, id: string, details?: Record<string, boolean>): Promise<void> {
  await audit(tx, { action: `partner.${act}`, object: { kind: 'partner', id }, ...(details && { details }) });
}

/** Returns its id. Throws Conflict `name-taken` or `address-taken`. */
export async function addPartner(ctx: Context, facts: PartnerFacts): Promise<string> {
  return transact(ctx, async (tx) => {
    await checkFree(tx, facts, undefined);
    const { name, service, country, agreementOn } = facts;
    const id = tx.ids.uuid();
    const added = { added_at: tx.clock.now(), added_by: actingId(tx), ended_at: null, ended_by: null };
    await tables<PartnersDb>(tx)
      .insertInto('partners')
      .values({ id, name, service, country, agreement_on: agreementOn ?? null, ...added })
      .execute();
    await setAddresses(tx, id, facts.addresses);
    await note(tx, 'added', id, { signed: agreementOn !== undefined });
    return id;
  });
}

/** Throws NotFound, Conflict `ended`, `name-taken` or `address-taken`. */
export async function changePartner(ctx: Context, id: string, facts: PartnerFacts): Promise<void> {
  await transact(ctx, async (tx) => {
    await getForChange(tx, id);
    await checkFree(tx, facts, id);
    const { name, service, country, agreementOn } = facts;
    await tables<PartnersDb>(tx)
      .updateTable('partners')
      .set({ name, service, country, agreement_on: agreementOn ?? null })
      .where('id', '=', id)
      .execute();
    await setAddresses(tx, id, facts.addresses);
    await note(tx, 'changed', id, { signed: agreementOn !== undefined });
  });
}

/**
 * From now on it gets nothing: letters that wait for the mail server are taken back, its tasks stand still, and what it
 * writes is refused. Throws NotFound, Conflict `ended` or `state`.
 */
export async function suspendPartner(ctx: Context, id: string, reason: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const { state, addresses } = await getForChange(tx, id);
    if (state !== 'active') throw new Conflict('state');
    const suspended = { suspended_at: tx.clock.now(), suspended_by: actingId(tx), resumed_at: null, resumed_by: null };
    await tables<PartnersDb>(tx)
      .insertInto('partner_suspensions')
      .values({ id: tx.ids.uuid(), partner_id: id, reason, ...suspended })
      .execute();
    await withdrawLetters(tx, addresses, 'case-task');
    await note(tx, 'suspended', id);
  });
}

/** Throws NotFound, Conflict `ended` or `state`. */
export async function resumePartner(ctx: Context, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const { state } = await getForChange(tx, id);
    if (state !== 'suspended') throw new Conflict('state');
    await tables<PartnersDb>(tx)
      .updateTable('partner_suspensions')
      .set({ resumed_at: tx.clock.now(), resumed_by: actingId(tx) })
      .where('partner_id', '=', id)
      .where('resumed_at', 'is', null)
      .execute();
    await note(tx, 'resumed', id);
  });
}

/** For good: the row stays as proof of whom the school worked with. Throws NotFound, Conflict `ended`. */
export async function endPartner(ctx: Context, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const { addresses } = await getForChange(tx, id);
    await tables<PartnersDb>(tx)
      .updateTable('partners')
      .set({ ended_at: tx.clock.now(), ended_by: actingId(tx) })
      .where('id', '=', id)
      .execute();
    await withdrawLetters(tx, addresses, 'case-task');
    await note(tx, 'ended', id);
  });
}
