/** From which base a server is recovered, where the logs of several lie in one place. */
import type { ObjectStore } from '#platform/files/object-store.ts';
import { UnusableBackup } from '#protection/backups';
import { lookAhead } from './ahead.ts';
import { type Base, readBases } from './base.ts';

/**
 * Of the server whose newest base is the youngest: a date in the future, or one that was in the future when it was seen
 * first, counts as none. Of one server's bases the log alone says which is the newest. Throws {@link UnusableBackup}.
 */
export async function newestBase(store: ObjectStore, now: Temporal.Instant): Promise<{ root: string; base: Base }> {
  const roots = new Set((await store.list()).flatMap((name) => /^(\d+)\/bases\//.exec(name)?.[1] ?? []));
  const found: { root: string; base: Base; date: string }[] = [];
  for (const root of roots) {
    const bases = await readBases(store, root);
    const ahead = new Set((await lookAhead(store, root, now)).map(({ madeAt }) => madeAt));
    const dates = bases.map(({ madeAt }) => madeAt).filter((madeAt) => !ahead.has(madeAt));
    const base = bases.at(-1);
    if (base) found.push({ root, base, date: dates.toSorted().at(-1) ?? '' });
  }
  const newest = found.toSorted((one, other) => (one.date < other.date ? -1 : 1)).at(-1);
  if (!newest) throw new UnusableBackup('incomplete', 'no base of a server is there');
  return newest;
}
