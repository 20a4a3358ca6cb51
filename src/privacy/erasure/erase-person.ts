import { getPerson, type PeopleDb } from '#people/profiles';
import { endAllSessions } from '#people/sign-in';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { publish } from '#platform/events.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { type Inventory, personTables } from '#platform/inventory/inventory.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { backupsKept } from './backups-kept.ts';
import type { ErasureState, FormerMark, Kept, RequestedBy, StoreOutcome } from './erasure.ts';
import { findHold, refuseIfHeld } from './hold.ts';
import { continueErasure } from './jobs.ts';
import { findUnfinished, openEntry } from './ledger.ts';
import { fatesOf } from './plan.ts';
import { runErasure } from './run-erasure.ts';
import { notDone, outcomesOf } from './store.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    /** Their erasure begins, in this transaction; everything of them is still there. */
    'person.leaving': { personId: string; erasureId: string };
  }
}

/** As `bin/school person erase --json` prints it. */
export interface ErasureReport {
  readonly state: ErasureState | 'not started';
  readonly stores: readonly StoreReport[];
}
export interface StoreReport {
  readonly store: string;
  readonly done: boolean;
  readonly kept: readonly { readonly what: string; readonly why: string; readonly until: string | null }[];
  readonly remains: readonly string[];
}

export interface ErasureRequest {
  readonly personId: string;
  readonly requestedBy: RequestedBy;
  /** It was carried out before, and a backup has brought the person back: a hold of those days is over by now. */
  readonly again?: boolean;
}

/** A run that is interrupted is taken up again after this long. */
const RESUME_AFTER: Temporal.DurationLike = { minutes: 1 };

/**
 * `rights.erase`: the ledger first, then everything, then the proof. The person's sessions end at once. Throws NotFound
 * for somebody who is neither here nor half erased, {@link HeldByLaw} for whom a case holds.
 */
export async function erasePerson(
  ctx: Context,
  inventory: Inventory,
  request: ErasureRequest & { readonly locale?: Locale },
): Promise<ErasureReport> {
  await ctx.onStep?.('asked');
  const erasureId = await transact(ctx, (tx) => beginErasure(tx, inventory, request));
  await ctx.onStep?.('ledger written');
  const outcome = await runErasure(ctx, inventory, erasureId);
  return reportOf(outcome, request.locale ?? 'en');
}

/** Ledger, sessions, and the job that goes on where a run stops, in one transaction. Returns the ledger entry's id. */
async function beginErasure(
  tx: Context,
  inventory: Inventory,
  { personId, requestedBy, again }: ErasureRequest,
): Promise<string> {
  const underWay = await findUnfinished(tx, personId);
  if (underWay) return underWay;
  if (!again) await refuseIfHeld(tx, personId);
  const { name, email, phone } = await getPerson(tx, personId);
  const former = await formerMarksOf(tx, personId);
  const erasureId = await openEntry(tx, { personId, name, email, phone, former }, requestedBy);
  await publish(tx, 'person.leaving', { personId, erasureId });
  await endAllSessions(tx, personId);
  const runAt = tx.clock.now().add(RESUME_AFTER);
  await enqueue(
    tx,
    continueErasure(() => inventory),
    { erasureId },
    { runAt, key: `erasure ${erasureId}` },
  );
  await audit(tx, { action: 'erasure.started', personId, object: { kind: 'erasure', id: erasureId } });
  return erasureId;
}

/** Names, addresses and phones that were corrected: what is left under them is theirs too. */
async function formerMarksOf(ctx: Context, personId: string): Promise<FormerMark[]> {
  const rows = await tables<PeopleDb>(ctx)
    .selectFrom('person_corrections')
    .select(['field', 'old_value'])
    .where('person_id', '=', personId)
    .where('field', 'in', ['name', 'email', 'phone'])
    .execute();
  return rows.flatMap(({ field, old_value }) =>
    old_value === null ? [] : [{ kind: field === 'name' ? 'name' : 'contact', text: old_value } as const],
  );
}

export interface PreviewPart {
  readonly table: string;
  readonly label: string;
  readonly deleted: number;
  readonly changed: number;
}
export interface ErasurePreview extends ErasureReport {
  readonly state: 'not started';
  /** The tables that hold something of the person. */
  readonly parts: readonly PreviewPart[];
  /** Since when a case at law forbids it; undefined: it may go on. */
  readonly heldSince: Temporal.Instant | undefined;
}

/** What an erasure would do, without doing it. Throws NotFound. */
export async function previewErasure(
  ctx: Context,
  inventory: Inventory,
  personId: string,
  locale: Locale = 'en',
): Promise<ErasurePreview> {
  const { email } = await getPerson(ctx, personId);
  const former = await formerMarksOf(ctx, personId);
  const fates = await fatesOf(ctx, personTables(inventory), { personId, email, former });
  const touched = fates.filter((fate) => fate.deleted + fate.changed > 0);
  const kept = touched.flatMap((fate) => fate.kept.map((each) => ({ table: fate.table.table, kept: each })));
  const backups = backupsKept(inventory, schoolDay(ctx.clock.now()));
  const stores = notDone(outcomesOf({ kept, remains: [], files: [], backups }));
  const heldSince = await findHold(ctx, personId);
  const parts = touched.map(({ table, deleted, changed }) => ({
    table: table.table,
    label: table.label[locale],
    deleted,
    changed,
  }));
  return { state: 'not started', stores: reportOf({ state: 'started', stores }, locale).stores, parts, heldSince };
}

function reportOf(outcome: { state: ErasureState; stores: readonly StoreOutcome[] }, locale: Locale): ErasureReport {
  const told = ({ what, why, until }: Kept) => ({ what: what[locale], why: why[locale], until });
  return {
    state: outcome.state,
    stores: outcome.stores.map((store) => ({ ...store, kept: store.kept.map(told) })),
  };
}
