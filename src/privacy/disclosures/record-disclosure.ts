import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import type { Category } from '#platform/inventory/declare.ts';
import { getReceivingPartner } from '#privacy/partners';
import type { DisclosureReason, DisclosuresDb, DisclosuresTable } from './schema.ts';

export interface Disclosing {
  readonly personId: string;
  /** The organisation, as the person or the staff named it. */
  readonly recipient: string;
  /** An address or a phone where it can be told of a correction or an erasure. */
  readonly contact?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly reason: Exclude<DisclosureReason, 'partner'>;
  readonly categories: readonly Category[];
}
type Written = Omit<Disclosing, 'reason'> & { readonly reason: DisclosureReason };

export type Disclosure = Readonly<DisclosuresTable>;

/** To a partner of the register; its name, address and country are taken from there. */
export interface DisclosingToPartner extends Pick<Disclosing, 'personId' | 'categories'> {
  readonly partnerId: string;
}

/** Returns the row's id. Throws NotFound, Conflict `partner-stopped` when nothing may go to it. */
export async function recordDisclosureToPartner(ctx: Context, given: DisclosingToPartner): Promise<string> {
  return transact(ctx, async (tx) => {
    const { id, name: recipient, country, addresses } = await getReceivingPartner(tx, given.partnerId);
    const [contact] = addresses;
    const { personId, categories } = given;
    return write(tx, { personId, categories, recipient, country, reason: 'partner', ...(contact && { contact }) }, id);
  });
}

/** Law 94-V, article 19(1): the school can say to whom it gave what, when and why. Returns the row's id. */
export async function recordDisclosure(ctx: Context, given: Disclosing): Promise<string> {
  return write(ctx, given, null);
}

async function write(ctx: Context, given: Written, partnerId: string | null): Promise<string> {
  return transact(ctx, async (tx) => {
    const id = tx.ids.uuid();
    await tables<DisclosuresDb>(tx)
      .insertInto('disclosures')
      .values({
        id,
        person_id: given.personId,
        recipient: given.recipient,
        partner_id: partnerId,
        contact: given.contact ?? null,
        country: given.country ?? null,
        reason: given.reason,
        categories: jsonb(given.categories),
        disclosed_at: tx.clock.now(),
        disclosed_by: actingId(tx),
      })
      .execute();
    await audit(tx, {
      action: 'data.disclosed',
      personId: given.personId,
      object: { kind: 'disclosure', id },
      reason: given.reason,
    });
    return id;
  });
}

/** The latest first. */
export async function disclosuresOf(ctx: Context, personId: string): Promise<Disclosure[]> {
  return tables<DisclosuresDb>(ctx)
    .selectFrom('disclosures')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('disclosed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
