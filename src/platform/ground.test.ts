import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertCurrentZoneData, movableClock, schoolDay, systemClock } from './clock.ts';
import { isValidBin } from './identifiers.ts';
import { createIds, isUuid } from './ids.ts';
import { createLog, traceOf } from './log/log.ts';
import { createSecrets, equalInConstantTime } from './secrets.ts';

describe('the clock', () => {
  it('knows the school’s day, five hours ahead of UTC', () => {
    expect(schoolDay(Temporal.Instant.from('2026-11-22T18:59:59Z')).toString()).toBe('2026-11-22');
    expect(schoolDay(Temporal.Instant.from('2026-11-22T19:00:00Z')).toString()).toBe('2026-11-23');
  });

  it('can be moved by years', () => {
    const clock = movableClock('2026-02-28T12:00:00Z');
    clock.advance({ years: 10 });
    expect(clock.now().toString()).toBe('2036-02-28T12:00:00Z');
  });

  it('finds the zone data of this machine current', () => {
    expect(() => assertCurrentZoneData()).not.toThrow();
  });
});

describe('identifiers', () => {
  it('sort by the time they were made', () => {
    const clock = movableClock('2026-01-01T00:00:00Z');
    const ids = createIds(clock);
    const made = Array.from({ length: 50 }, () => {
      clock.advance({ milliseconds: 1 });
      return ids.uuid();
    });
    expect([...made].sort()).toEqual(made);
    expect(made.every(isUuid)).toBe(true);
    expect(new Set(made).size).toBe(50);
  });

  it('make codes that can be read aloud', () => {
    expect(createIds(systemClock).code(200)).toMatch(/^[2-9B-DF-HJ-KM-NP-TV-Z]{200}$/);
  });

  it('check a BIN by its last digit', () => {
    for (let digit = 0; digit < 10; digit += 1)
      expect(isValidBin(`17104001007${digit}`), String(digit)).toBe(digit === 2);
    expect(isValidBin('171340010072'), 'a thirteenth month').toBe(false);
    expect(isValidBin('1710400100'), 'too short').toBe(false);
  });
});

describe('secrets', () => {
  const secrets = createSecrets('a secret key of at least thirty-two characters');

  it('open what they sealed, and nothing that was changed by a bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), fc.nat({ max: 7 }), (plain, place, bit) => {
        const sealed = secrets.seal('vault', plain);
        expect(new Uint8Array(secrets.open('vault', sealed))).toEqual(plain);
        const changed = Buffer.from(sealed);
        const at = place % changed.length;
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(() => secrets.open('vault', changed)).toThrow();
      }),
    );
  });

  it('keep the keys of different uses apart', () => {
    expect(() => secrets.open('other', secrets.seal('vault', 'text'))).toThrow();
    expect(secrets.pseudonym('a', 'x')).not.toBe(secrets.pseudonym('b', 'x'));
  });

  it('compare without telling how far two texts agree', () => {
    expect(equalInConstantTime('token', 'token')).toBe(true);
    expect(equalInConstantTime('token', 'tokem')).toBe(false);
    expect(equalInConstantTime('token', 'token and more')).toBe(false);
  });
});

describe('the log', () => {
  it('drops every field that is not declared', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    log.info({ event: 'request', status: 200, email: 'aidana@example.kz' } as never);
    expect(lines.join('')).toContain('"status":200');
    expect(lines.join('')).not.toContain('aidana');
  });

  it('writes where an error happened, and not what it quotes', () => {
    const trace = traceOf(Object.assign(new Error('duplicate key (email)=(aidana@example.kz)'), { code: '23505' }));
    expect(trace).toMatch(/^Error 23505\n\s+at /);
    expect(trace).not.toContain('aidana');
  });
});
