/** Reads what is new in the contact mailbox over IMAP. */
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { fetchLetter, type OpenMailbox, withMailbox } from './mailbox.ts';
import type { IntakeDb } from './schema.ts';
import { type Taken, takeLetter } from './take-letter.ts';

export interface ReadMailbox {
  readonly looked: number;
  readonly cases: number;
  readonly joined: number;
  readonly left: number;
}

const LETTERS_AT_ONCE = 500;

/** Throws when the mailbox cannot be reached. */
export function readMailbox(ctx: Context, imapUrl: string): Promise<ReadMailbox> {
  return withMailbox(ctx, imapUrl, (mailbox) => readFrom(ctx, mailbox));
}

async function readFrom(
  ctx: Context,
  { client, key: mailbox, uidValidity: validity }: OpenMailbox,
): Promise<ReadMailbox> {
  const db = tables<IntakeDb>(ctx);
  const known = await db.selectFrom('intake_mailboxes').selectAll().where('mailbox', '=', mailbox).executeTakeFirst();
  const last = known?.uid_validity === validity ? known.last_uid : 0;
  const found = await client.search({ uid: `${last + 1}:*` }, { uid: true });
  // `n:*` always answers the last letter, even when it is older than n.
  const uids = (found || [])
    .filter((uid) => uid > last)
    .sort((a, b) => a - b)
    .slice(0, LETTERS_AT_ONCE);
  const counts = { looked: 0, cases: 0, joined: 0, left: 0 };
  for (const uid of uids) {
    const letter = await fetchLetter(ctx, client, uid);
    if (letter) {
      const place = { mailbox, uidValidity: validity, uid, receivedAt: letter.receivedAt };
      count(counts, await takeLetter(ctx, letter.raw, place));
    }
    const read = { uid_validity: validity, last_uid: uid, read_at: ctx.clock.now() };
    await db
      .insertInto('intake_mailboxes')
      .values({ mailbox, ...read })
      .onConflict((conflict) => conflict.column('mailbox').doUpdateSet(read))
      .execute();
  }
  return counts;
}

function count(counts: { looked: number; cases: number; joined: number; left: number }, taken: Taken): void {
  counts.looked += 1;
  if (taken.outcome === 'case') counts.cases += 1;
  else if (taken.outcome === 'joined') counts.joined += 1;
  else counts.left += 1;
}
