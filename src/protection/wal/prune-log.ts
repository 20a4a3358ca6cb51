/**
 * The term of what was shipped. Whoever ships keeps two days of it; where nobody does any more, or cannot, it ends with
 * the backups: whoever was erased since is in it, and was told until when. Called by the hourly look at the backups.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#platform/clock.ts';
import type { ObjectStore } from '#platform/files/object-store.ts';
import type { Log } from '#platform/log/log.ts';
import { KEEP_DAYS } from '#protection/backups';
import { isOver, keepLooks, lookAhead } from './ahead.ts';
import { isBeingMade, madeAtOf, readBases, removeLogBefore } from './base.ts';
import { FORMER_HOURS } from './former.ts';

interface Shipped {
  /** Undefined: no log is shipped now, and where it once went is not known any more. */
  readonly store: ObjectStore | undefined;
  readonly spool: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** One that would pass its term before the next look goes now. */
const LOOK_AHEAD: Temporal.DurationLike = { hours: 1 };

export async function pruneLog({ store, spool, clock, log }: Shipped): Promise<void> {
  const now = clock.now();
  await removeIdle(spool, now.subtract({ hours: store ? KEEP_DAYS * 24 : FORMER_HOURS }));
  if (!store) return;
  const since = now.add(LOOK_AHEAD).subtract({ hours: KEEP_DAYS * 24 });
  const roots = new Set((await store.list()).flatMap((name) => /^(\d+)\/bases\//.exec(name)?.[1] ?? []));
  for (const root of roots) {
    const count = await removeSpent(store, root, since, now);
    if (count > 0) log.error({ event: 'wal.spent-removed', count });
  }
}

/**
 * Bases of before `since`, those dated in the future once they were known for as long, and the log that only they needed.
 * Returns how many objects of bases went.
 */
async function removeSpent(
  store: ObjectStore,
  root: string,
  since: Temporal.Instant,
  now: Temporal.Instant,
): Promise<number> {
  const looks = await lookAhead(store, root, now);
  const over = new Set(looks.filter(isOver).map(({ madeAt }) => madeAt));
  const isPast = (madeAt: Temporal.Instant): boolean =>
    Temporal.Instant.compare(madeAt, since) <= 0 || over.has(madeAt.toString());
  const isSpent = (name: string): boolean => {
    const madeAt = madeAtOf(name);
    return madeAt !== undefined && isPast(madeAt);
  };
  const names = await store.list(`${root}/bases`);
  const spent = names.filter(isSpent);
  const bases = await readBases(store, root);
  const first = bases.find(({ madeAt }) => !isPast(Temporal.Instant.from(madeAt)));
  // A base that is being made this moment needs the log since it began, and does not say yet where that is.
  if (!first && spent.length > 0 && !(await isBeingMade(store, root, now)))
    for (const name of await store.list(root)) if (!isSpent(name)) await store.remove(name);
  // The mark goes first: a base that is half gone does not count.
  const marks = spent.filter((name) => name.endsWith('.json'));
  for (const name of new Set([...marks, ...spent])) await store.remove(name);
  if (first && spent.length > 0) await removeLogBefore(store, root, first.firstSegment);
  // Last, for a disk without room refuses what is written, and not what is removed.
  const left = looks.filter(({ madeAt }) => !isPast(Temporal.Instant.from(madeAt)));
  await keepLooks(store, root, left, now);
  return spent.length;
}

/** What arrived on this machine lies there readable. */
async function removeIdle(spool: string, since: Temporal.Instant): Promise<void> {
  for (const root of await readdir(spool).catch(() => [])) {
    const folder = join(spool, root);
    const names = await readdir(folder).catch(() => []);
    const times = await Promise.all([folder, ...names.map((name) => join(folder, name))].map(writtenAt));
    if (times.every((at) => at <= since.epochMilliseconds)) await rm(folder, { recursive: true, force: true });
  }
}

/** In milliseconds; of what is gone meanwhile, never. */
const writtenAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
