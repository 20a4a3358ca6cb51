/**
 * Letters that the intake left alone. Nothing of them is kept here but where they lie: what the staff see of them is read
 * from the mailbox at that moment.
 */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { traceOf } from '#platform/log/log.ts';
import { type FetchedLetter, fetchLetter, type OpenMailbox, withMailbox } from './mailbox.ts';
import { type Letter, readLetter } from './read-letter.ts';
import type { IntakeDb, IntakeLettersTable } from './schema.ts';
import type { LeftReason } from './sort-letter.ts';
import { requestLocale } from './subject.ts';
import { openCaseFor } from './take-letter.ts';

export const LETTERS_ON_PAGE = 25;

export type LeftLetter = Readonly<IntakeLettersTable>;

/** The newest first; one more than a page holds. */
export async function findLeftLetters(
  ctx: Context,
  { reason, page }: { reason?: LeftReason | undefined; page: number },
): Promise<LeftLetter[]> {
  let query = tables<IntakeDb>(ctx).selectFrom('intake_letters').selectAll().where('outcome', '=', 'left');
  if (reason) query = query.where('reason', '=', reason);
  return query
    .orderBy('seen_at', 'desc')
    .orderBy('fingerprint')
    .limit(LETTERS_ON_PAGE + 1)
    .offset((page - 1) * LETTERS_ON_PAGE)
    .execute();
}

export interface LetterHead {
  readonly from: string;
  readonly subject: string;
}
/** By fingerprint; `unreachable` when the mailbox does not answer or none is set. */
export type Heads = ReadonlyMap<string, LetterHead> | 'unreachable';

const isIn = ({ key, uidValidity }: OpenMailbox, letter: LeftLetter) =>
  letter.mailbox === key && letter.uid_validity === uidValidity && letter.uid !== null;

/** Who wrote them and about what, as they lie in the mailbox now. Looking leaves a trace. */
export async function lookAtHeads(
  ctx: Context,
  imapUrl: string | undefined,
  letters: readonly LeftLetter[],
): Promise<Heads> {
  if (!imapUrl) return 'unreachable';
  if (letters.length === 0) return new Map();
  try {
    const heads = await withMailbox(ctx, imapUrl, (mailbox) => fetchHeads(mailbox, letters));
    await transact(ctx, (tx) => audit(tx, { action: 'mailbox.looked', details: { count: heads.size } }));
    return heads;
  } catch (error) {
    ctx.log.error({ event: 'intake.unreachable', error: traceOf(error) });
    return 'unreachable';
  }
}

async function fetchHeads(mailbox: OpenMailbox, letters: readonly LeftLetter[]): Promise<Map<string, LetterHead>> {
  const byUid = new Map(letters.filter((letter) => isIn(mailbox, letter)).map((letter) => [letter.uid, letter]));
  const heads = new Map<string, LetterHead>();
  if (byUid.size === 0) return heads;
  for await (const { uid, envelope } of mailbox.client.fetch(
    [...byUid.keys()].join(','),
    { envelope: true },
    { uid: true },
  )) {
    const letter = byUid.get(uid);
    const from = envelope?.from?.[0]?.address ?? '';
    if (letter) heads.set(letter.fingerprint, { from, subject: envelope?.subject ?? '' });
  }
  return heads;
}

/** Nobody is answered there: it is ours, or a machine's. */
const NO_ANSWER: ReadonlySet<LeftReason | null> = new Set<LeftReason>(['own-address', 'bounce', 'auto-submitted']);

/**
 * One click: the letter becomes a case with its own day of receipt. Returns the case's id. Throws NotFound for a letter
 * that is not there, and Conflict `gone` (moved out of the mailbox), `unreadable` or `taken`.
 */
export async function openLeftLetter(ctx: Context, imapUrl: string | undefined, fingerprint: string): Promise<string> {
  const letter = await tables<IntakeDb>(ctx)
    .selectFrom('intake_letters')
    .selectAll()
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  if (!letter) throw new NotFound('letter');
  if (letter.outcome !== 'left') throw new Conflict('taken');
  const fetched = await fetchAgain(ctx, imapUrl, letter);
  const read = await readLetter(fetched.raw).catch(() => {
    throw new Conflict('unreadable');
  });
  return transact(ctx, (tx) => openFrom(tx, letter, read));
}

/** From the mailbox, which may not answer. Throws Conflict `gone`. */
async function fetchAgain(ctx: Context, imapUrl: string | undefined, letter: LeftLetter): Promise<FetchedLetter> {
  const { uid } = letter;
  if (!imapUrl || uid === null) throw new Conflict('gone');
  try {
    const fetched = await withMailbox(ctx, imapUrl, async (mailbox) =>
      isIn(mailbox, letter) ? fetchLetter(ctx, mailbox.client, uid) : undefined,
    );
    if (fetched) return fetched;
  } catch (error) {
    ctx.log.error({ event: 'intake.unreachable', error: traceOf(error) });
  }
  throw new Conflict('gone');
}

async function openFrom(tx: Context, left: LeftLetter, letter: Letter): Promise<string> {
  const db = tables<IntakeDb>(tx);
  const still = await db
    .selectFrom('intake_letters')
    .select('fingerprint')
    .where('fingerprint', '=', left.fingerprint)
    .where('outcome', '=', 'left')
    .forUpdate()
    .executeTakeFirst();
  if (!still) throw new Conflict('taken');
  const caseId = await openCaseFor(tx, letter, {
    email: NO_ANSWER.has(left.reason) ? null : (letter.from ?? null),
    locale: requestLocale(letter.subject) ?? 'ru',
    receivedAt: left.received_at ?? undefined,
  });
  await db
    .updateTable('intake_letters')
    .set({ outcome: 'case', reason: null, case_id: caseId })
    .where('fingerprint', '=', left.fingerprint)
    .execute();
  return caseId;
}
