/** A connection to the contact mailbox. It is read only: nothing is marked or moved. */
import { type FetchMessageObject, ImapFlow } from 'imapflow';
import type { Context } from '#platform/context.ts';
import { isLoopback } from '#platform/loopback.ts';
import { MAX_LETTER_BYTES } from './read-letter.ts';

const CONNECT_MS = 15_000;
const IMAPS_PORT = 993;
const IMAP_PORT = 143;

function connectTo(url: URL): ImapFlow {
  const secure = url.protocol === 'imaps:';
  return new ImapFlow({
    host: url.hostname.replaceAll(/[[\]]/g, ''),
    port: Number(url.port) || (secure ? IMAPS_PORT : IMAP_PORT),
    secure,
    // In the clear on this machine only; elsewhere the connection must turn to TLS before the password goes.
    ...(secure || isLoopback(url.hostname) ? {} : { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
  });
}

export interface OpenMailbox {
  readonly client: ImapFlow;
  /** A keyed hash of the server, the user and the folder. */
  readonly key: string;
  /** Another one means that the letters were numbered anew. */
  readonly uidValidity: string;
}

/** `imaps://user:password@host/Folder`; without a folder the inbox. Throws when the mailbox cannot be reached. */
export async function withMailbox<T>(
  ctx: Context,
  imapUrl: string,
  work: (mailbox: OpenMailbox) => Promise<T>,
): Promise<T> {
  const url = new URL(imapUrl);
  const folder = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
  const client = connectTo(url);
  // A connection that breaks later is told by the command under way; without a listener it would end the program.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { uidValidity } = await client.mailboxOpen(folder, { readOnly: true });
    const key = ctx.secrets.pseudonym('intake-mailbox', `${url.hostname}\n${url.username}\n${folder}`);
    return await work({ client, key, uidValidity: String(uidValidity) });
  } finally {
    await client.logout().catch(() => client.close());
  }
}

export interface FetchedLetter {
  /** All of it, or the head alone where it is too large. */
  readonly raw: Uint8Array;
  readonly receivedAt: Temporal.Instant;
}

/** Undefined: somebody moved it away. */
export async function fetchLetter(ctx: Context, client: ImapFlow, uid: number): Promise<FetchedLetter | undefined> {
  const about = await client.fetchOne(String(uid), { size: true, internalDate: true }, { uid: true });
  if (!about) return undefined;
  const whole = (about.size ?? 0) <= MAX_LETTER_BYTES;
  const fetched = await client.fetchOne(String(uid), whole ? { source: true } : { headers: true }, { uid: true });
  const raw = fetched && (whole ? fetched.source : fetched.headers);
  return raw ? { raw, receivedAt: arrivalOf(ctx, about) } : undefined;
}

/** When the server took the letter: the day of receipt. A clock that runs ahead of ours counts as now. */
function arrivalOf(ctx: Context, { internalDate }: FetchMessageObject): Temporal.Instant {
  const now = ctx.clock.now();
  if (!internalDate) return now;
  const at = Temporal.Instant.fromEpochMilliseconds(new Date(internalDate).getTime());
  return Temporal.Instant.compare(at, now) < 0 ? at : now;
}
