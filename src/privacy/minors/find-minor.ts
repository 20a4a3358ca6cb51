/** `minors.discovery`: a minor's data were found here without a guardian's consent. Blocked at once, erased in a day. */
import { findPersonByEmail } from '#people/profiles';
import { blockAccount, unblockAccount } from '#people/sign-in';
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { eachApart } from '#platform/jobs/each-apart.ts';
import { deadlineAfter, readCalendar } from '#privacy/calendar';
import { type ErasureDb, type ErasureState, erasePerson, subjectHash } from '#privacy/erasure';
import { liftRestriction, limitsOf, restrictProcessing } from '#privacy/restriction';
import { postAlarm } from './mail.ts';
import type { MinorFindingsTable, MinorsDb } from './schema.ts';

export const ERASE_WITHIN_WORKING_DAYS = 1;
const REASON = 'minor-found';

/**
 * Ends sessions, closes the account and stops every use of the data in one transaction. A second report of the same
 * person joins the first. Throws NotFound for an address nobody has, and `Conflict('oneself')`.
 */
export async function reportMinor(ctx: Context, email: string): Promise<string> {
  const person = await findPersonByEmail(ctx, email);
  if (!person) throw new NotFound('person');
  const { actor } = ctx;
  if (actor.kind === 'person' && actor.personId === person.id) throw new Conflict('oneself');
  const due = deadlineAfter(await readCalendar(ctx), ctx.clock.now(), ERASE_WITHIN_WORKING_DAYS);
  return transact(ctx, async (tx) => {
    const id = tx.ids.uuid();
    const opened = await tables<MinorsDb>(tx)
      .insertInto('minor_findings')
      .values({
        id,
        person_id: person.id,
        subject_hash: subjectHash(tx, person.id),
        found_at: tx.clock.now(),
        found_by: actingId(ctx),
        due_on: due.day,
        dismissed_at: null,
        dismissed_by: null,
        erased_at: null,
        alarmed_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!opened) return openFindingOf(tx, person.id);
    await blockAccount(tx, person.id);
    await restrictProcessing(tx, { personId: person.id, part: { part: 'everything' }, way: 'office', reason: REASON });
    await audit(tx, { action: 'minor.found', personId: person.id, object: { kind: 'minor_finding', id } });
    return id;
  });
}

async function openFindingOf(tx: Context, personId: string): Promise<string> {
  const finding = await tables<MinorsDb>(tx)
    .selectFrom('minor_findings')
    .select('id')
    .where('person_id', '=', personId)
    .where('dismissed_at', 'is', null)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (!finding) throw new NotFound('finding');
  return finding.id;
}

/**
 * It was a mistake: the person is of age, and everything stands again. The finding stays, of nobody: whoever was wrongly
 * reported is kept no longer than others. Throws NotFound, and
 * `Conflict('closed')`.
 */
export async function dismissFinding(ctx: Context, findingId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const finding = await lockFinding(tx, findingId);
    const personId = finding.person_id;
    if (!personId || finding.dismissed_at) throw new Conflict('closed');
    await tables<MinorsDb>(tx)
      .updateTable('minor_findings')
      .set({ dismissed_at: tx.clock.now(), dismissed_by: actingId(tx), person_id: null, subject_hash: null })
      .where('id', '=', findingId)
      .execute();
    await unblockAccount(tx, personId);
    const { restrictions } = await limitsOf(tx, personId);
    const since = restrictions.find(
      ({ part, since }) => part.part === 'everything' && Temporal.Instant.compare(since, finding.found_at) >= 0,
    );
    // One that the person had asked for themselves before stays.
    if (since) await liftRestriction(tx, { personId, restrictionId: since.id });
    await audit(tx, { action: 'minor.dismissed', personId, object: { kind: 'minor_finding', id: findingId } });
  });
}

async function lockFinding(tx: Context, id: string): Promise<Readonly<MinorFindingsTable>> {
  const finding = await tables<MinorsDb>(tx)
    .selectFrom('minor_findings')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!finding) throw new NotFound('finding');
  return finding;
}

/** Erases through the ledger. The finding keeps when, and nothing of whom. Throws NotFound, and `Conflict('closed')`. */
export async function eraseFound(ctx: Context, inventory: Inventory, findingId: string): Promise<ErasureState> {
  const finding = await transact(ctx, (tx) => lockFinding(tx, findingId));
  const { subject_hash: subject } = finding;
  if (finding.dismissed_at || finding.erased_at || subject === null) throw new Conflict('closed');
  if (finding.person_id) {
    const requestedBy = ctx.actor.kind === 'person' ? 'staff' : 'operator';
    await erasePerson(ctx, inventory, { personId: finding.person_id, requestedBy });
  }
  // The ledger decides: an erasure that stopped half way goes on by its own job, and is looked at again later.
  return transact(ctx, async (tx) => {
    const state = await ledgerStateOf(tx, subject);
    if (state !== 'verified') return state;
    const erased = await tables<MinorsDb>(tx)
      .updateTable('minor_findings')
      .set({ erased_at: tx.clock.now() })
      .where('id', '=', findingId)
      .where('erased_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (erased) await audit(tx, { action: 'minor.erased', object: { kind: 'minor_finding', id: findingId } });
    return state;
  });
}

async function ledgerStateOf(ctx: Context, hash: string): Promise<ErasureState> {
  const entry = await tables<ErasureDb>(ctx)
    .selectFrom('erasures')
    .select('state')
    .where('subject_hash', '=', hash)
    .orderBy('requested_at', 'desc')
    .executeTakeFirst();
  return entry?.state ?? 'started';
}

/** The hour at the school from which an undecided finding is erased on its last day without being asked. */
const LAST_HOUR = 12;

/**
 * On the last day what nobody decided is erased; what is late all the same raises the alarm, once. One that fails stops
 * no other.
 */
export async function watchFindings(ctx: Context, inventory: Inventory): Promise<void> {
  const local = ctx.clock.now().toZonedDateTimeISO('Asia/Almaty');
  const today = local.toPlainDate();
  const open = await tables<MinorsDb>(ctx)
    .selectFrom('minor_findings')
    .selectAll()
    .where('dismissed_at', 'is', null)
    .where('erased_at', 'is', null)
    .where('due_on', '<=', today)
    .execute();
  await eachApart(ctx, open, async (finding) => {
    const late = Temporal.PlainDate.compare(finding.due_on, today) < 0;
    if (late && !finding.alarmed_at) await raiseAlarm(ctx, finding.id);
    if (late || local.hour >= LAST_HOUR) await eraseFound(ctx, inventory, finding.id);
  });
}

async function raiseAlarm(ctx: Context, findingId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    await postAlarm(tx);
    await tables<MinorsDb>(tx)
      .updateTable('minor_findings')
      .set({ alarmed_at: tx.clock.now() })
      .where('id', '=', findingId)
      .execute();
    await audit(tx, { action: 'minor.overdue', object: { kind: 'minor_finding', id: findingId } });
  });
}

export interface FindingView {
  readonly id: string;
  readonly foundAt: Temporal.Instant;
  readonly dueOn: Temporal.PlainDate;
  readonly state: 'open' | 'dismissed' | 'erased' | 'erasing';
  readonly closedAt: Temporal.Instant | null;
  /** The ledger's own word. */
  readonly ledger: ErasureState | undefined;
}

/** Newest first; nobody's name is among them. */
export async function findings(ctx: Context): Promise<FindingView[]> {
  const rows = await tables<MinorsDb & ErasureDb>(ctx)
    .selectFrom('minor_findings')
    .selectAll('minor_findings')
    .select((finding) =>
      finding
        .selectFrom('erasures')
        .select('erasures.state')
        .whereRef('erasures.subject_hash', '=', 'minor_findings.subject_hash')
        .orderBy('erasures.requested_at', 'desc')
        .limit(1)
        .as('ledger'),
    )
    .orderBy('found_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    foundAt: row.found_at,
    dueOn: row.due_on,
    state: row.dismissed_at ? 'dismissed' : row.erased_at ? 'erased' : row.ledger ? 'erasing' : 'open',
    closedAt: row.dismissed_at ?? row.erased_at,
    ledger: row.ledger ?? undefined,
  }));
}
