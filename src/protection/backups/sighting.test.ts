import { describe, expect, it } from 'vitest';
import { backupName, isSpent, KEEP_DAYS } from './backup.ts';
import { type Sighting, sight } from './sighting.ts';

const NOW = Temporal.Instant.from('2026-11-22T06:00:00Z');
const ID = '019ab0c5-1f2b-7c3d-8e4f-a1b2c3d4e5f6';
const days = (count: number): Temporal.Instant => NOW.add({ minutes: Math.round(count * 24 * 60) });
const nameAt = (day: number): string => backupName(days(day), ID);
const look = (name: string, day: number, known: readonly Sighting[] = []): readonly Sighting[] =>
  sight({ stored: [name], told: [] }, known, days(day));

/** Looks every hour from the first day to the last; the day on which the backup was removed, if it was. */
function removedAfter(name: string, from: number, until: number, known: readonly Sighting[] = []): number | undefined {
  let sightings = known;
  for (let hour = from * 24; hour <= until * 24; hour += 1) {
    sightings = look(name, hour / 24, sightings);
    if (isSpent(name, days(hour / 24), sightings[0]?.seenAt)) return hour / 24;
  }
  return undefined;
}

describe('a backup named in the future', () => {
  it('is noted when it is seen first, an hour being nothing', () => {
    expect(look(nameAt(1 / 24), 0)).toEqual([]);
    const [seen] = look(nameAt(2), 0);
    expect(seen).toMatchObject({ fileName: nameAt(2), seenAt: NOW, goneAt: null });
    // Still noted on the day that its name says, and the moment of the first look stays.
    expect(look(nameAt(2), 3, seen ? [seen] : [])).toEqual([seen]);
  });

  it.each([3, 20, 34, 36, 1_000])('%i days ahead is removed 35 days after it was seen', (ahead) => {
    const day = removedAfter(nameAt(ahead), 0, 1_100);
    expect(day).toBeGreaterThan(KEEP_DAYS);
    expect(day).toBeLessThan(KEEP_DAYS + 0.1);
  });

  it('stays, like every good one, when it was the clock of an hour that was behind', () => {
    const good = nameAt(-3);
    const known = look(good, -2_000);
    expect(known).toHaveLength(1);
    expect(look(good, 0, known)).toEqual([]);
    expect(removedAfter(good, 0, 40, known)).toBeGreaterThan(KEEP_DAYS - 3);
  });

  it('is counted anew when the clock that saw it was ahead itself', () => {
    const known = look(nameAt(1_000), 400);
    expect(look(nameAt(1_000), 0, known)[0]?.seenAt).toEqual(NOW);
  });

  it('is gone once it is missed in the store, and there again when it is found again', () => {
    const told = sight({ stored: [], told: [nameAt(9)] }, [], NOW);
    expect(told[0]?.goneAt).toBeNull();
    const missed = sight({ stored: [], told: [nameAt(9)] }, told, days(1));
    expect(missed[0]?.goneAt).toEqual(days(1));
    expect(look(nameAt(9), 2, missed)[0]?.goneAt).toBeNull();
    // Forgotten when what was made that day could not pass for new any more.
    expect(sight({ stored: [], told: [] }, missed, days(9 + KEEP_DAYS))).toHaveLength(1);
    expect(sight({ stored: [], told: [] }, missed, days(10 + KEEP_DAYS))).toEqual([]);
  });
});
