/** Base backups: the whole server as it was, from which the log goes on. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { createGzip } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { z } from 'zod';
import { runProgram, wayTo } from '#platform/database/programs.ts';
import type { ObjectStore } from '#platform/files/object-store.ts';
import { isAhead } from '#protection/backups';
import { seal } from './seal.ts';
import { isBefore, partOf } from './segment.ts';
import type { WalSetup } from './setup.ts';

/** A base is made each day; until the next one is whole, this one is needed. */
export const BASE_HOURS = 24;
const KEPT_BASES = 2;

/** What is written once the base and all the log it needs are there; a base without it is not used. */
const readyShape = z.object({
  madeAt: z.string(),
  major: z.number().int(),
  segmentBytes: z.number().int(),
  firstSegment: z.string().regex(/^[0-9A-F]{24}$/),
  database: z.string(),
  user: z.string(),
  bytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  secretCheck: z.string(),
});
export type Base = Readonly<z.output<typeof readyShape>>;

/** `root` is the server's own folder in the store, by its system identifier. */
export const baseName = (root: string, madeAt: string): string =>
  `${root}/bases/${madeAt.replaceAll(/[-:]/g, '')}.tar.gz.age`;
export const keysName = (root: string, madeAt: string): string => baseName(root, madeAt).replace('.tar.gz', '.keys');
const readyName = (root: string, madeAt: string): string => baseName(root, madeAt).replace('.tar.gz.age', '.json');

/** Of an object of a base, by its name; undefined for any other name. */
export function madeAtOf(name: string): Temporal.Instant | undefined {
  const stamp = /\/bases\/(\d{8}T\d{6}Z)\./.exec(name)?.[1];
  return stamp === undefined ? undefined : Temporal.Instant.from(stamp);
}

/** The whole bases of a server, the newest last: by their place in its log, for a clock may be wrong and the log is not. */
export async function readBases(store: ObjectStore, root: string): Promise<Base[]> {
  const names = (await store.list(`${root}/bases`)).filter((name) => name.endsWith('.json'));
  const bases = await Promise.all(names.map(async (name) => readyShape.parse(JSON.parse(await textOf(store, name)))));
  return bases.toSorted((one, other) => {
    if (isBefore(one.firstSegment, other.firstSegment)) return -1;
    return isBefore(other.firstSegment, one.firstSegment) || one.madeAt > other.madeAt ? 1 : -1;
  });
}

async function textOf(store: ObjectStore, name: string): Promise<string> {
  return Buffer.concat(await store.read(name).toArray()).toString('utf8');
}

export type BaseFacts = Omit<Base, 'bytes' | 'sha256'>;

/** Copies the running server. `shipped` is awaited before the base counts: the log up to its end has to be there too. */
export async function makeBase(
  setup: WalSetup,
  { root, programs, facts }: { root: string; programs: string; facts: BaseFacts },
  shipped: () => Promise<void>,
): Promise<Base> {
  const { store } = setup;
  const recipients = await setup.recipients();
  const name = baseName(root, facts.madeAt);
  const written = await copyServer(setup, { name, programs, recipients });
  await store.write(
    keysName(root, facts.madeAt),
    await seal('keys', Buffer.from(JSON.stringify(await keysIn(setup.keysDir))), recipients),
  );
  await shipped();
  const base = { ...facts, ...written };
  await store.write(readyName(root, facts.madeAt), Buffer.from(JSON.stringify(base)));
  return base;
}

async function copyServer(
  setup: WalSetup,
  { name, programs, recipients }: { name: string; programs: string; recipients: readonly string[] },
): Promise<{ bytes: number; sha256: string }> {
  const { dsn, env } = wayTo(setup.connectionString);
  const options = ['--pgdata=-', '--format=tar', '--wal-method=none', '--checkpoint=fast'];
  const copying = runProgram(
    join(programs, 'pg_basebackup'),
    [...options, '--manifest-checksums=SHA256', '--no-password', `--dbname=${dsn}`],
    { env },
  );
  async function* whole() {
    yield* (copying.process.stdout ?? Readable.from([])).pipe(createGzip({ level: 1 }));
    const status = await copying.ended;
    if (status !== 0) throw new Error(`pg_basebackup ended with ${status}: ${copying.said()}`);
  }
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const encrypted = await encrypter.encrypt(Readable.toWeb(Readable.from(whole())) as ReadableStream<Uint8Array>);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted() {
    for await (const chunk of encrypted as unknown as WebStream<Uint8Array>) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  }
  try {
    await setup.store.write(name, counted());
  } finally {
    copying.process.kill();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The keys that the school made for itself: without them its sealed secrets cannot be opened. */
async function keysIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[a-z-]+$/.test(name));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  );
}

/** Removes the bases before the newest ones, and the log that only they needed. */
export async function removeOldBases(store: ObjectStore, root: string): Promise<void> {
  const bases = await readBases(store, root);
  const old = bases.slice(0, -KEPT_BASES);
  for (const { madeAt } of old) {
    // The mark goes first: a base that is half gone does not count.
    for (const name of [readyName, baseName, keysName]) await store.remove(name(root, madeAt));
  }
  const [first] = bases.slice(-KEPT_BASES);
  if (first) await removeLogBefore(store, root, first.firstSegment);
}

export async function removeLogBefore(store: ObjectStore, root: string, segment: string): Promise<void> {
  const start = `${root}/wal/`;
  for (const name of await store.list(`${root}/wal`)) {
    const part = partOf(name.slice(start.length));
    if (part && isBefore(part.segment, segment)) await store.remove(name);
  }
}

/** Whether a base may be on its way: something of one is there that is less than a day old and has no mark. */
export async function isBeingMade(store: ObjectStore, root: string, now: Temporal.Instant): Promise<boolean> {
  const parts = (await store.listParts()).filter((name) => name.startsWith(`${root}/bases/`));
  const unmarked = [...(await unmarkedOf(store, root)), ...parts];
  return unmarked.some((name) => !isLeft(name, now));
}

/** What a kill left: no mark was written that day, so none will be. */
function isLeft(name: string, now: Temporal.Instant): boolean {
  const madeAt = madeAtOf(name);
  if (!madeAt) return false;
  return isAhead(madeAt, now) || Temporal.Instant.compare(madeAt.add({ hours: BASE_HOURS }), now) <= 0;
}

async function unmarkedOf(store: ObjectStore, root: string): Promise<string[]> {
  const names = await store.list(`${root}/bases`);
  const marked = new Set(names.filter((name) => name.endsWith('.json')).map((name) => `${madeAtOf(name)}`));
  return names.filter((name) => !marked.has(`${madeAtOf(name)}`));
}

/**
 * Removes what a kill left of a base, and every beginning of an object: a copy of the whole server that no base counts
 * is of no use, and whoever was erased since is in it. To be called by the one who ships, while nothing is on its way.
 */
export async function removeUnfinished(store: ObjectStore, root: string, now: Temporal.Instant): Promise<void> {
  for (const name of await unmarkedOf(store, root)) if (isLeft(name, now)) await store.remove(name);
  for (const name of await store.listParts()) if (name.startsWith(`${root}/`)) await store.remove(name);
}
