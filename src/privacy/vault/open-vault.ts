/**
 * The one way into the vault (Digital Code, article 41: kept, locked, unused). A tax audit, a court or an investigation
 * is answered by the responsible person, who proves to be at the keyboard; each record that is read leaves its row.
 */
import { proveSecondFactor } from '#people/sign-in';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { type Context, type PersonActor, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts';
import type { ErasureDb, VaultRecordsTable } from '#privacy/erasure';
import type { Ground, VaultDb } from './schema.ts';

/** One record, all of the same person, or those where a value stands exactly so: a number, an address, a name. */
export type Wanted = { readonly recordId: string; readonly scope: 'record' | 'person' } | { readonly value: string };

export interface Demand {
  readonly ground: Ground;
  /** Number and day of the demand, as it came in. */
  readonly document: string;
  /** Of the responsible person's app. */
  readonly code: string;
}

export interface OpenedRecord {
  readonly id: string;
  readonly what: string;
  readonly keepUntil: Temporal.PlainDate;
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/**
 * Throws Forbidden for everybody but the responsible person in a session with a second factor, and Conflict `code` for a
 * wrong or used code; TooMany; NotFound; Conflict `over` after the record's last day.
 */
export async function openVault(ctx: Context, wanted: Wanted, demand: Demand): Promise<OpenedRecord[]> {
  const { personId } = requireResponsible(ctx);
  if (!(await proveSecondFactor(ctx, personId, demand.code))) {
    await transact(ctx, (tx) => audit(tx, { action: 'vault.refused', reason: demand.ground }));
    throw new Conflict('code');
  }
  return transact(ctx, async (tx) => {
    const found = 'value' in wanted ? await search(tx, wanted.value) : await find(tx, wanted);
    for (const record of found) await log(tx, record, personId, demand);
    if ('value' in wanted)
      await audit(tx, { action: 'vault.searched', reason: demand.ground, details: { found: found.length } });
    return found;
  });
}

/** The role itself: what an administrator may do besides does not open the vault. */
function requireResponsible({ actor }: Context): PersonActor {
  const allowed = actor.kind === 'person' && actor.secondFactor && actor.roles.includes('privacy-officer');
  if (!allowed) throw new Forbidden('vault');
  return actor;
}

async function find(tx: Context, wanted: { recordId: string; scope: 'record' | 'person' }): Promise<OpenedRecord[]> {
  const db = tables<ErasureDb>(tx);
  const asked = await db.selectFrom('vault_records').selectAll().where('id', '=', wanted.recordId).executeTakeFirst();
  if (!asked) throw new NotFound('record');
  if (isOver(tx, asked)) throw new Conflict('over');
  if (wanted.scope === 'record') return [unseal(tx, asked)];
  const rows = await db
    .selectFrom('vault_records')
    .selectAll()
    .where((each) => each.or([each('erasure_id', '=', asked.erasure_id), each('together', '=', asked.together)]))
    .orderBy('sealed_at')
    .orderBy('id')
    .execute();
  return rows.filter((row) => !isOver(tx, row)).map((row) => unseal(tx, row));
}

/** Sealed records can be told apart by nothing but their text, so each is looked into; what does not fit is let go. */
async function search(tx: Context, value: string): Promise<OpenedRecord[]> {
  const rows = await tables<ErasureDb>(tx)
    .selectFrom('vault_records')
    .selectAll()
    .where('keep_until', '>=', schoolDay(tx.clock.now()))
    .orderBy('sealed_at')
    .orderBy('id')
    .execute();
  const sought = value.toLowerCase();
  const fits = (each: unknown) => typeof each === 'string' && each.toLowerCase() === sought;
  return rows.map((row) => unseal(tx, row)).filter(({ row }) => Object.values(row).some(fits));
}

function isOver(tx: Context, { keep_until }: Pick<VaultRecordsTable, 'keep_until'>): boolean {
  return Temporal.PlainDate.compare(schoolDay(tx.clock.now()), keep_until) > 0;
}

function unseal(tx: Context, { id, what, keep_until: keepUntil, sealed }: VaultRecordsTable): OpenedRecord {
  const plain = JSON.parse(tx.secrets.open('vault', sealed).toString('utf8'));
  return { id, what, keepUntil, table: plain.table, row: plain.row };
}

async function log(
  tx: Context,
  { id: record, what }: OpenedRecord,
  personId: string,
  { ground, document }: Demand,
): Promise<void> {
  const opening = { id: tx.ids.uuid(), record, what, ground, document };
  await tables<VaultDb>(tx)
    .insertInto('vault_openings')
    .values({ ...opening, opened_at: tx.clock.now(), opened_by: personId })
    .execute();
  await audit(tx, { action: 'vault.opened', object: { kind: 'vault_record', id: record }, reason: ground });
}
