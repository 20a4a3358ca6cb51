/** One letter, once: a case, a word on a case, or left alone with a reason. The letter and its mark are one transaction. */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { TooMany } from '#platform/errors.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { traceOf } from '#platform/log/log.ts';
import { sha256 } from '#platform/secrets.ts';
import { findCaseByNumber, isPartnerOn, keepProof, openCase, receiveLetter } from '#privacy/cases';
import { countAttempt } from '#protection/intrusion';
import { type Letter, readLetter } from './read-letter.ts';
import { refuseSuspended } from './refuse-suspended.ts';
import type { IntakeDb, IntakeLettersTable } from './schema.ts';
import { type LeftReason, sortLetter } from './sort-letter.ts';
import { guessDemand } from './subject.ts';

export interface Taken {
  readonly outcome: IntakeLettersTable['outcome'] | 'duplicate';
  readonly reason?: LeftReason | undefined;
  readonly caseId?: string | undefined;
}

/** Cases that one address may open in a day by mail; what comes after is recorded and left for the staff to see. */
const CASES = { limit: 10, window: { hours: 24 } } as const;
const left = (reason: LeftReason): Taken => ({ outcome: 'left', reason });

/** Where the letter lies in the mailbox, and when the server took it. */
export interface Arrival {
  readonly mailbox: string;
  readonly uidValidity: string;
  readonly uid: number;
  readonly receivedAt: Temporal.Instant;
}

/**
 * A mailbox that is read for the first time may hold years of letters: who wrote so long ago was answered by other
 * means, or waits for somebody to look. It is also how long letters are remembered, so that none is taken twice.
 */
const OLD_AFTER: Temporal.DurationLike = { hours: 24 * 365 };

/** The database asks to come again: a conflict, no room, a lock, a shutdown. Then the letter waits for the next reading. */
const COME_AGAIN = /^(?:40|53|55|57)/;

/** Never throws for what a letter holds: only when the database cannot take it now. */
export async function takeLetter(ctx: Context, raw: Uint8Array, arrival?: Arrival): Promise<Taken> {
  let mark = sha256(raw);
  try {
    const letter = await readLetter(raw);
    // A letter without an identifier is known by its bytes; the sender counts, since anybody can copy an identifier.
    if (letter.messageId) mark = `${letter.messageId}\n${letter.from ?? ''}`;
    return await once(ctx, mark, arrival, (tx) => decide(tx, letter, arrival?.receivedAt));
  } catch (error) {
    if (error instanceof Error && 'code' in error && COME_AGAIN.test(String(error.code))) throw error;
    ctx.log.error({ event: 'intake.malformed', error: traceOf(error) });
    return once(ctx, mark, arrival, async () => left('malformed'));
  }
}

async function once(
  ctx: Context,
  mark: string,
  arrival: Arrival | undefined,
  work: (tx: Context) => Promise<Taken>,
): Promise<Taken> {
  return transact(ctx, async (tx) => {
    const db = tables<IntakeDb>(tx);
    const fingerprint = tx.secrets.pseudonym('intake', mark);
    const place = {
      mailbox: arrival?.mailbox ?? null,
      uid_validity: arrival?.uidValidity ?? null,
      uid: arrival?.uid ?? null,
      received_at: arrival?.receivedAt ?? null,
    };
    const seen = { seen_at: tx.clock.now(), outcome: 'left', reason: 'malformed', case_id: null } as const;
    const row = { fingerprint, ...seen, ...place };
    const fresh = await db
      .insertInto('intake_letters')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('fingerprint')
      .executeTakeFirst();
    if (!fresh) return { outcome: 'duplicate' };
    const taken = await work(tx);
    if (taken.outcome !== 'duplicate') {
      const { outcome, reason = null, caseId = null } = taken;
      const change = { outcome, reason, case_id: caseId };
      await db.updateTable('intake_letters').set(change).where('fingerprint', '=', fingerprint).execute();
    }
    return taken;
  });
}

async function decide(tx: Context, letter: Letter, receivedAt: Temporal.Instant | undefined): Promise<Taken> {
  const sorted = sortLetter(letter, new Set([tx.school.email.toLowerCase()]));
  const isOld = receivedAt && Temporal.Instant.compare(receivedAt.add(OLD_AFTER), tx.clock.now()) < 0;
  if (isOld && sorted.kind !== 'left') return left('old');
  if (sorted.kind === 'left') {
    // Business of another kind is refused to a suspended partner too; a machine is never answered.
    const suspended = !isOld && sorted.reason === 'other-subject' && (await refuseSuspended(tx, letter.from));
    return left(suspended ? 'suspended-partner' : sorted.reason);
  }
  const known = sorted.kind === 'about-case' ? await findCaseByNumber(tx, sorted.number) : undefined;
  if (known && known.email === sorted.from) {
    await receiveLetter(tx, known.id, letter.text);
    if (!known.closed_at) await sealProofs(tx, known.id, letter);
    return { outcome: 'joined', caseId: known.id };
  }
  if (await refuseSuspended(tx, sorted.from)) return left('suspended-partner');
  if (sorted.kind === 'about-case') {
    if (known && (await isPartnerOn(tx, known.id, sorted.from))) {
      await receiveLetter(tx, known.id, letter.text);
      return { outcome: 'joined', caseId: known.id };
    }
    // A number that is not theirs, under the words of a request: a request of its own.
    if (!sorted.locale) return left('not-their-case');
  }
  return openFor(tx, letter, sorted.from, sorted.locale ?? 'ru', receivedAt);
}

async function openFor(
  tx: Context,
  letter: Letter,
  email: string,
  locale: Locale,
  receivedAt: Temporal.Instant | undefined,
): Promise<Taken> {
  try {
    await countAttempt(tx, { kind: 'intake.case', who: email, ...CASES });
  } catch (error) {
    if (error instanceof TooMany) return left('flood');
    throw error;
  }
  return { outcome: 'case', caseId: await openCaseFor(tx, letter, { email, locale, receivedAt }) };
}

/** The case that a letter asks for, with the documents it brought. Returns its id. */
export async function openCaseFor(
  tx: Context,
  letter: Letter,
  given: { email: string | null; locale: Locale; receivedAt: Temporal.Instant | undefined },
): Promise<string> {
  const { receivedAt, ...asker } = given;
  const { id } = await openCase(tx, {
    ...asker,
    demand: guessDemand(letter.text),
    way: 'email',
    text: letter.text === '' ? letter.subject : letter.text,
    hasProof: letter.proofs.length > 0,
    ...(receivedAt && { receivedAt }),
  });
  await sealProofs(tx, id, letter);
  return id;
}

async function sealProofs(tx: Context, caseId: string, { proofs, refusedAttachments }: Letter): Promise<void> {
  for (const proof of proofs) await keepProof(tx, { caseId, ...proof });
  if (refusedAttachments === 0) return;
  const details = { count: refusedAttachments };
  await audit(tx, { action: 'case.attachment_refused', object: { kind: 'case', id: caseId }, details });
}
