import { describe, expect, it } from 'vitest';
import { certificateNumber, planRooms, readCode } from './certificate.ts';

describe('a certificate', () => {
  it('is numbered by year and count', () => {
    expect(certificateNumber(Temporal.PlainDate.from('2026-11-22'), 1)).toBe('PM-2026-00001');
    expect(certificateNumber(Temporal.PlainDate.from('2031-01-01'), 100_000)).toBe('PM-2031-100000');
  });

  it('is found by a code as people type it', () => {
    expect(readCode(' 7k4m-92qx t5 ')).toBe('7K4M92QXT5');
    expect(readCode('../etc')).toBe('ETC');
  });

  it('draws a room a module, and never an empty plan', () => {
    expect(planRooms(0)).toBe(5);
    expect(planRooms(4)).toBe(6);
    expect(planRooms(40)).toBe(12);
  });
});
