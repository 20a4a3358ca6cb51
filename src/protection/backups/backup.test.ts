import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assertKnownVersion,
  backupName,
  isSpent,
  KEEP_DAYS,
  parentsFirst,
  timeOfName,
  UnusableBackup,
} from './backup.ts';

const at = Temporal.Instant.from('2026-11-22T21:00:00.123Z');
const ID = '019ab0c5-1f2b-7c3d-8e4f-a1b2c3d4e5f6';

describe('the name of a backup', () => {
  it('tells when it was begun', () => {
    const name = backupName(at, ID);
    expect(name).toBe('school-20261122T210000Z-c3d4e5f6.tar.age');
    expect(timeOfName(name)?.toString()).toBe('2026-11-22T21:00:00Z');
  });

  it('is never taken from a file of somebody else', () => {
    for (const name of ['notes.txt', 'school.tar.age', 'school-20261122T210000Z-c3d4e5f6.tar.age.old', '../x'])
      expect(timeOfName(name)).toBeUndefined();
  });
});

describe('keeping backups', () => {
  it('ends after 35 days, and for what a kill left after one', () => {
    const name = backupName(at, ID);
    expect(isSpent(name, at.add({ hours: KEEP_DAYS * 24 - 1 }))).toBe(false);
    expect(isSpent(name, at.add({ hours: KEEP_DAYS * 24 + 1 }))).toBe(true);
    expect(isSpent(`${name}.part`, at.add({ hours: 23 }))).toBe(false);
    expect(isSpent(`${name}.part`, at.add({ hours: 25 }))).toBe(true);
    expect(isSpent('notes.txt', at.add({ hours: 100_000 }))).toBe(false);
  });
});

describe('the version of a backup', () => {
  const known = ['0001-a.sql', '0002-b.sql', '0003-c.sql'].map((name) => ({ name, sha256: `hash of ${name}` }));
  const refusal = (migrations: typeof known): string | undefined => {
    try {
      assertKnownVersion({ migrations }, known);
      return undefined;
    } catch (error) {
      return error instanceof UnusableBackup ? error.refusal : String(error);
    }
  };

  it('may be this program’s or older', () => {
    expect(refusal(known)).toBeUndefined();
    expect(refusal(known.slice(0, 2))).toBeUndefined();
  });

  it('is refused when newer, or of another history', () => {
    expect(refusal([...known, { name: '0004-d.sql', sha256: 'x' }])).toBe('of a newer version');
    expect(refusal([{ name: '0001-a.sql', sha256: 'edited' }])).toBe('of a changed version');
    expect(refusal([known[0], known[2]] as typeof known)).toBe('of a changed version');
  });
});

describe('the order of tables', () => {
  it('puts what is referred to first, and loses none, even in a circle', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.array(fc.record({ from: name, to: name })), (names, edges) => {
        const tables = names.map((table) => ({ schema: 's', table }));
        const references = edges.map(({ from, to }) => ({ from: `s.${from}`, to: `s.${to}` }));
        const ordered = parentsFirst(tables, references).map(({ table }) => table);
        expect([...ordered].sort()).toEqual([...names].sort());
        // Without circles every reference leads backwards.
        const upwards = edges.filter(({ from, to }) => from > to && names.includes(from) && names.includes(to));
        const straight = parentsFirst(
          tables,
          upwards.map(({ from, to }) => ({ from: `s.${from}`, to: `s.${to}` })),
        ).map(({ table }) => table);
        for (const { from, to } of upwards) expect(straight.indexOf(to)).toBeLessThan(straight.indexOf(from));
      }),
    );
  });
});
