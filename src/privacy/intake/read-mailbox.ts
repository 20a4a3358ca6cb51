/** Reads what is new in the contact mailbox over IMAP. The mailbox itself is left as it is: nothing is marked or moved. */
import { type FetchMessageObject, ImapFlow } from 'imapflow';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { MAX_LETTER_BYTES } from './read-letter.ts';
import type { IntakeDb } from './schema.ts';
import { type Taken, takeLetter } from './take-letter.ts';

export interface ReadMailbox {
  readonly looked: number;
  readonly cases: number;
  readonly joined: number;
  readonly left: number;
}

const CONNECT_MS = 15_000;
const IMAPS_PORT = 993;
const IMAP_PORT = 143;
const LETTERS_AT_ONCE = 500;

function connectTo(url: URL): ImapFlow {
  const secure = url.protocol === 'imaps:';
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return new ImapFlow({
    host: url.hostname.replaceAll(/[[\]]/g, ''),
    port: Number(url.port) || (secure ? IMAPS_PORT : IMAP_PORT),
    secure,
    // In the clear on this machine only; elsewhere the connection must turn to TLS before the password goes.
    ...(secure || loopback ? {} : { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
  });
}

/** `imaps://user:password@host/Folder`; without a folder the inbox. Throws when the mailbox cannot be reached. */
export async function readMailbox(ctx: Context, imapUrl: string): Promise<ReadMailbox> {
  const url = new URL(imapUrl);
  const mailbox = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
  const client = connectTo(url);
  // A connection that breaks later is told by the command under way; without a listener it would end the program.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { uidValidity } = await client.mailboxOpen(mailbox, { readOnly: true });
    const key = ctx.secrets.pseudonym('intake-mailbox', `${url.hostname}\n${url.username}\n${mailbox}`);
    return await readFrom(ctx, client, key, String(uidValidity));
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function readFrom(ctx: Context, client: ImapFlow, mailbox: string, validity: string): Promise<ReadMailbox> {
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
    const taken = await takeFrom(ctx, client, uid);
    if (taken) count(counts, taken);
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

async function takeFrom(ctx: Context, client: ImapFlow, uid: number): Promise<Taken | undefined> {
  const about = await client.fetchOne(String(uid), { size: true, internalDate: true }, { uid: true });
  // Somebody moved it away in the meantime.
  if (!about) return undefined;
  const whole = (about.size ?? 0) <= MAX_LETTER_BYTES;
  const fetched = await client.fetchOne(String(uid), whole ? { source: true } : { headers: true }, { uid: true });
  const raw = fetched && (whole ? fetched.source : fetched.headers);
  return raw ? takeLetter(ctx, raw, arrival(ctx, about)) : undefined;
}

/** When the server took the letter: the day of receipt. A clock that runs ahead of ours counts as now. */
function arrival(ctx: Context, { internalDate }: FetchMessageObject): Temporal.Instant {
  const now = ctx.clock.now();
  if (!internalDate) return now;
  const at = Temporal.Instant.fromEpochMilliseconds(new Date(internalDate).getTime());
  return Temporal.Instant.compare(at, now) < 0 ? at : now;
}
