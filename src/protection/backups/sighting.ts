/**
 * Backups named in the future, and what is remembered of them. Pure.
 *
 * Such a name says nothing of when the backup was made, and what a folder says of its files comes from the same clock;
 * so the program notes when it first saw one. From then on it is never the newest, not even once its day has come, and
 * it goes when it was known for as long as a backup is kept. It does not go at once: it may be the clock of this hour
 * that is behind, as a machine without a battery wakes up, and then every good backup is named in the future.
 */
import { isAhead, KEEP_DAYS, timeOfName } from './backup.ts';

export interface Sighting {
  readonly fileName: string;
  /** What the name says. */
  readonly datedAt: Temporal.Instant;
  readonly seenAt: Temporal.Instant;
  /** When it was no longer in the store; null: it is there, as far as is known. */
  readonly goneAt: Temporal.Instant | null;
}

/** The names of a look: of what lies in the store, and of the backups that the database has as kept. */
interface Met {
  readonly stored: readonly string[];
  readonly told: readonly string[];
}

const TERM: Temporal.DurationLike = { hours: KEEP_DAYS * 24 };
const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;

/** What is remembered after a look at `now`. */
export function sight({ stored, told }: Met, known: readonly Sighting[], now: Temporal.Instant): readonly Sighting[] {
  const there = new Set(stored);
  const remembered = known
    .filter((each) => !isOver(each, now))
    .map((each) => ({
      ...each,
      // Seen at a moment that has yet to come: the clock that said so was ahead too, and counting begins anew.
      seenAt: isAhead(each.seenAt, now) ? now : each.seenAt,
      goneAt: there.has(each.fileName) ? null : (each.goneAt ?? now),
    }));
  const names = new Set([...stored, ...told]).difference(new Set(remembered.map(({ fileName }) => fileName)));
  const met = [...names].flatMap((fileName): Sighting[] => {
    const datedAt = timeOfName(fileName);
    return datedAt && isAhead(datedAt, now) ? [{ fileName, datedAt, seenAt: now, goneAt: null }] : [];
  });
  return [...remembered, ...met];
}

/**
 * Gone, and its name past its own term: nothing of that day can pass for new. Or its day has come, and it was further
 * ahead than it could have been and not be removed by then: the clock was behind when it was seen, and was set right.
 */
function isOver({ datedAt, seenAt, goneAt }: Sighting, now: Temporal.Instant): boolean {
  if (goneAt && isBefore(datedAt.add(TERM), now)) return true;
  return !isAhead(datedAt, now) && isBefore(seenAt.add(TERM), datedAt);
}
