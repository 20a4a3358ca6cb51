/**
 * Bases dated in the future of a server that nobody ships for: their own term would begin on the day they name. The store
 * keeps for how long each was looked at, and one goes after as long as a backup is kept. Of the time between two looks
 * an hour counts at most: so no clock that was wrong at one of them makes a base older than it is.
 */
import { text } from 'node:stream/consumers';
import type { ObjectStore } from '#platform/files/object-store.ts';
import { isAhead, KEEP_DAYS } from '#protection/backups';
import { madeAtOf } from './base.ts';

/** The backups are looked at each hour. */
const LOOK_SECONDS = 3_600;
/** One that would reach its term before the next look goes now. */
const TERM_SECONDS = KEEP_DAYS * 24 * LOOK_SECONDS - LOOK_SECONDS;

interface Look {
  /** By what the name of the base says. */
  readonly madeAt: string;
  readonly seconds: number;
}

const markName = (root: string, madeAt: string): string => `${root}/ahead/${madeAt.replaceAll(/[-:]/g, '')}`;

/** Every base that is dated in the future, or was when it was looked at before, and for how long it was known by now. */
export async function lookAhead(store: ObjectStore, root: string, now: Temporal.Instant): Promise<readonly Look[]> {
  const dates = new Set((await store.list(`${root}/bases`)).flatMap((name) => madeAtOf(name)?.toString() ?? []));
  const marked = new Set(await store.list(`${root}/ahead`));
  const looks = [...dates].map(async (madeAt): Promise<Look[]> => {
    const mark = markName(root, madeAt);
    if (!marked.has(mark)) return isAhead(Temporal.Instant.from(madeAt), now) ? [{ madeAt, seconds: 0 }] : [];
    const [seconds = '0', at = now.toString()] = (await text(store.read(mark))).split(' ');
    const passed = now.since(Temporal.Instant.from(at)).total('seconds');
    return [{ madeAt, seconds: Number(seconds) + Math.min(Math.max(passed, 0), LOOK_SECONDS) }];
  });
  return (await Promise.all(looks)).flat();
}

export const isOver = ({ seconds }: Look): boolean => seconds >= TERM_SECONDS;

/** Writes down those that are still there, and forgets the others. */
export async function keepLooks(
  store: ObjectStore,
  root: string,
  looks: readonly Look[],
  now: Temporal.Instant,
): Promise<void> {
  const kept = new Set(looks.map(({ madeAt }) => markName(root, madeAt)));
  for (const mark of await store.list(`${root}/ahead`)) if (!kept.has(mark)) await store.remove(mark);
  for (const { madeAt, seconds } of looks) await store.write(markName(root, madeAt), Buffer.from(`${seconds} ${now}`));
}
