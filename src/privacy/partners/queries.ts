import { type RawBuilder, sql } from 'kysely';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { mayReceive, type PartnerState, stateOf } from './partner.ts';
import type { PartnersDb } from './schema.ts';

export interface Suspension {
  readonly reason: string;
  readonly at: Temporal.Instant;
  /** By name; null for the program and the operator, and for somebody who was erased. */
  readonly by: string | null;
}

export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly country: string;
  readonly agreementOn: Temporal.PlainDate | null;
  /** Letters go to the first. */
  readonly addresses: readonly string[];
  readonly state: PartnerState;
  readonly suspension: Suspension | null;
  readonly endedAt: Temporal.Instant | null;
}

interface PartnerRow {
  id: string;
  name: string;
  service: string;
  country: string;
  agreement_on: Temporal.PlainDate | null;
  ended_at: Temporal.Instant | null;
  addresses: readonly string[];
  reason: string | null;
  suspended_at: Temporal.Instant | null;
  suspended_by: string | null;
}

function partnerOf(row: PartnerRow): Partner {
  const { id, name, service, country, addresses, ended_at: endedAt, agreement_on: agreementOn } = row;
  const suspension = row.suspended_at && { reason: row.reason ?? '', at: row.suspended_at, by: row.suspended_by };
  const state = stateOf({ endedAt, suspension });
  return { id, name, service, country, agreementOn, addresses, state, suspension, endedAt };
}

function selectPartners(condition: RawBuilder<unknown>): RawBuilder<PartnerRow> {
  return sql<PartnerRow>`
    select partners.id, partners.name, service, country, agreement_on, ended_at, reason, suspended_at,
      people.name as suspended_by,
      array(select address from partner_addresses where partner_id = partners.id order by place) as addresses
    from partners
    left join partner_suspensions as standing on standing.partner_id = partners.id and resumed_at is null
    left join people on people.id = suspended_by
    where ${condition}
    order by ended_at is not null, lower(partners.name), partners.id`;
}

async function read(ctx: Context, condition: RawBuilder<unknown>): Promise<Partner[]> {
  const { rows } = await selectPartners(condition).execute(ctx.db);
  return rows.map(partnerOf);
}

/** The whole register as a part of a larger statement, and what comes back of it. */
export const registerAsJson = sql<RegisterJson>`
  coalesce((select json_agg(register) from (${selectPartners(sql`true`)}) as register), '[]')`;
export type RegisterJson = readonly (Omit<PartnerRow, 'agreement_on' | 'ended_at' | 'suspended_at'> & {
  readonly agreement_on: string | null;
  readonly ended_at: string | null;
  readonly suspended_at: string | null;
})[];

export function partnersOfJson(register: RegisterJson): Partner[] {
  const moment = (text: string | null) => (text === null ? null : Temporal.Instant.from(text));
  return register.map((row) =>
    partnerOf({
      ...row,
      agreement_on: row.agreement_on === null ? null : Temporal.PlainDate.from(row.agreement_on),
      ended_at: moment(row.ended_at),
      suspended_at: moment(row.suspended_at),
    }),
  );
}

/** Those that ended last. */
export async function findPartners(ctx: Context): Promise<Partner[]> {
  return read(ctx, sql`true`);
}

/** Throws NotFound. */
export async function getPartner(ctx: Context, id: string): Promise<Partner> {
  const [found] = await read(ctx, sql`partners.id = ${id}`);
  if (!found) throw new NotFound('partner');
  return found;
}

/** By one of its addresses, in whatever state it is. */
export async function findPartnerByAddress(ctx: Context, address: string): Promise<Partner | undefined> {
  const [found] = await read(
    ctx,
    sql`partners.id = (select partner_id from partner_addresses where address = ${address.toLowerCase()})`,
  );
  return found;
}

/** To whom something may be given today. */
export async function partnersToChoose(ctx: Context): Promise<Partner[]> {
  const today = schoolDay(ctx.clock.now());
  return (await read(ctx, sql`ended_at is null`)).filter((partner) => mayReceive(partner, today));
}

/**
 * The partner that something is about to be given to, held until the transaction ends, so that nobody suspends it in
 * between. Throws NotFound, and Conflict `partner-stopped` when nothing may go to it.
 */
export async function getReceivingPartner(tx: Context, id: string): Promise<Partner> {
  await tables<PartnersDb>(tx).selectFrom('partners').select('id').where('id', '=', id).forShare().execute();
  const partner = await getPartner(tx, id);
  if (!mayReceive(partner, schoolDay(tx.clock.now()))) throw new Conflict('partner-stopped');
  return partner;
}
