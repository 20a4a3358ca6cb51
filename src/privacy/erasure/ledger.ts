/** The ledger: that somebody is to be erased is written, and kept, before anything is destroyed. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { ErasureEntry } from '#platform/ledger.ts';
import type { ErasureState, FormerMark, KnownPerson, RequestedBy, StoreOutcome } from './erasure.ts';
import type { ErasureDb, ErasuresTable, WardErasuresTable } from './schema.ts';

const pendingShape = z.object({
  personId: z.string(),
  email: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  former: z.array(z.object({ kind: z.enum(['contact', 'name']), text: z.string() })).default([]),
  files: z.array(z.string()),
});
/** What an interrupted erasure needs to go on; sealed in the ledger, and emptied at its end. */
export type Pending = KnownPerson & { readonly former: readonly FormerMark[]; readonly files: readonly string[] };

export interface LedgerEntry {
  readonly id: string;
  readonly state: ErasureState;
  readonly requestedAt: Temporal.Instant;
  readonly stores: readonly StoreOutcome[];
  readonly pending: Pending | undefined;
}

export type Unfinished = LedgerEntry & { readonly pending: Pending };

const USE = 'erasure pending';
const sealed = (ctx: Context, pending: Pending): Buffer => ctx.secrets.seal(USE, JSON.stringify(pending));

/** Of a person's identifier, or a child's. */
export function subjectHash(ctx: Pick<Context, 'secrets'>, id: string): string {
  return ctx.secrets.pseudonym('erasure', id);
}

export async function findUnfinished(ctx: Context, personId: string): Promise<string | undefined> {
  const row = await tables<ErasureDb>(ctx)
    .selectFrom('erasures')
    .select('id')
    .where('subject_hash', '=', subjectHash(ctx, personId))
    .where('state', '!=', 'verified')
    .executeTakeFirst();
  return row?.id;
}

/** Returns the entry's id; a second request for the same person joins the erasure that is under way. */
export async function openEntry(tx: Context, person: KnownPerson, requestedBy: RequestedBy): Promise<string> {
  const id = tx.ids.uuid();
  const inserted = await tables<ErasureDb>(tx)
    .insertInto('erasures')
    .values({
      id,
      subject_hash: subjectHash(tx, person.personId),
      requested_by: requestedBy,
      requested_at: tx.clock.now(),
      state: 'started',
      finished_at: null,
      stores: jsonb([]),
      pending: sealed(tx, { former: [], ...person, files: [] }),
    })
    // A literal: a parameter would not let a plan that is made once find the index of unfinished erasures.
    .onConflict((conflict) => conflict.column('subject_hash').where(sql<boolean>`state <> 'verified'`).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return inserted.id;
  const underWay = await findUnfinished(tx, person.personId);
  if (!underWay) throw new NotFound('erasure');
  return underWay;
}

/** Held by one run at a time until its transaction ends. */
export async function lockEntry(tx: Context, id: string): Promise<LedgerEntry> {
  const row = await tables<ErasureDb>(tx)
    .selectFrom('erasures')
    .select(['id', 'state', 'requested_at', 'stores', 'pending'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound('erasure');
  const pending = row.pending
    ? pendingShape.parse(JSON.parse(tx.secrets.open(USE, row.pending).toString('utf8')))
    : undefined;
  return { id: row.id, state: row.state, requestedAt: row.requested_at, stores: row.stores, pending };
}

/** `pending` undefined: nothing is left to do, and the entry forgets whom it was about. */
export async function writeEntry(
  tx: Context,
  id: string,
  entry: { state: ErasureState; stores: readonly StoreOutcome[]; pending: Pending | undefined },
): Promise<void> {
  await tables<ErasureDb>(tx)
    .updateTable('erasures')
    .set({
      state: entry.state,
      stores: jsonb([...entry.stores]),
      finished_at: entry.state === 'started' ? null : tx.clock.now(),
      pending: entry.pending ? sealed(tx, entry.pending) : null,
    })
    .where('id', '=', id)
    .execute();
}

/**
 * That a child's data go: to be called when all of them are gone but for the commit, since neither the ledger outside nor
 * a restore could tell a child who was to go from one who did. Fails where the ledger is out of reach: then nothing goes.
 */
export async function recordWardErasure(tx: Context, wardId: string): Promise<void> {
  const row = await writeWardErasure(tx, { subject_hash: subjectHash(tx, wardId), erasure_id: null });
  await tx.ledger.append(entryOfWard(row));
}

/**
 * That the person of this erasure was a child whom an older backup knows under their guardian, by the hash of that child.
 * The ledger outside gets it with their own entry, when the erasure can no longer be undone.
 */
export async function recordFormerWard(tx: Context, erasureId: string, hash: string): Promise<void> {
  await writeWardErasure(tx, { subject_hash: hash, erasure_id: erasureId });
}

async function writeWardErasure(
  tx: Context,
  of: Pick<WardErasuresTable, 'subject_hash' | 'erasure_id'>,
): Promise<WardErasuresTable> {
  const row = { id: tx.ids.uuid(), erased_at: tx.clock.now(), ...of };
  await tables<ErasureDb>(tx).insertInto('ward_erasures').values(row).execute();
  return row;
}

/** What the ledger outside is to have of an erasure: the children that the person was, and the person last. */
export async function entriesFor(tx: Context, { id, requestedAt, pending }: Unfinished): Promise<ErasureEntry[]> {
  const wards = await tables<ErasureDb>(tx)
    .selectFrom('ward_erasures')
    .selectAll()
    .where('erasure_id', '=', id)
    .execute();
  const own = { erasureId: id, subjectHash: subjectHash(tx, pending.personId), requestedAt: requestedAt.toString() };
  return [...wards.map(entryOfWard), own];
}

/** Every erasure that was begun, as the ledger outside the database has it, or would. */
export async function findBegun(ctx: Pick<Context, 'db'>): Promise<ErasureEntry[]> {
  return [...entriesOf(await erasuresIn(ctx).execute()), ...(await wardsErased(ctx))];
}

/** Those that got past the ledger outside the database: one that has just begun writes itself there, and is left out. */
export async function findLedgered(ctx: Pick<Context, 'db'>): Promise<ErasureEntry[]> {
  const people = await erasuresIn(ctx).where('state', '!=', 'started').execute();
  const wards = await tables<ErasureDb>(ctx)
    .selectFrom('ward_erasures')
    .selectAll()
    .where((ward) =>
      ward.not(
        ward.exists(
          ward
            .selectFrom('erasures')
            .select('id')
            .whereRef('erasures.id', '=', 'ward_erasures.erasure_id')
            .where('state', '=', 'started'),
        ),
      ),
    )
    .orderBy('id')
    .execute();
  return [...entriesOf(people), ...wards.map(entryOfWard)];
}

/** None in a school of an older version, which a restore may be about to replace. */
async function wardsErased(ctx: Pick<Context, 'db'>): Promise<ErasureEntry[]> {
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass('public.ward_erasures') is not null as there`.execute(ctx.db);
  if (!rows[0]?.there) return [];
  const erased = await tables<ErasureDb>(ctx).selectFrom('ward_erasures').selectAll().orderBy('id').execute();
  return erased.map(entryOfWard);
}

const entryOfWard = ({ id, subject_hash, erased_at }: Omit<WardErasuresTable, 'erasure_id'>): ErasureEntry => ({
  erasureId: id,
  subjectHash: subject_hash,
  requestedAt: erased_at.toString(),
});

const erasuresIn = (ctx: Pick<Context, 'db'>) =>
  tables<ErasureDb>(ctx)
    .selectFrom('erasures')
    .select(['id', 'subject_hash', 'requested_at'])
    .orderBy('requested_at')
    .orderBy('id');

const entriesOf = (rows: readonly Pick<ErasuresTable, 'id' | 'subject_hash' | 'requested_at'>[]): ErasureEntry[] =>
  rows.map((row) => ({ erasureId: row.id, subjectHash: row.subject_hash, requestedAt: row.requested_at.toString() }));

/** Erasures that began and did not end, the program having stopped in between; those that failed have their job. */
export async function findInterrupted(ctx: Context, before: Temporal.Instant): Promise<string[]> {
  const rows = await tables<ErasureDb>(ctx)
    .selectFrom('erasures')
    .select('id')
    .where('state', '=', 'started')
    .where('requested_at', '<=', before)
    .orderBy('requested_at')
    .execute();
  return rows.map((row) => row.id);
}
