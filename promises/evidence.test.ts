import { describe, expect, it } from 'vitest';
import { type Evidence, stateOf } from './evidence.ts';

const noon = Temporal.Instant.from('2026-03-10T12:00:00Z');
const finding = { ru: 'Найдено.', kk: 'Табылды.', en: 'Found.' };
const proof = (more: Partial<Evidence>): Evidence => ({ holds: true, provenAt: noon, finding, ...more });

describe('the state of a promise', () => {
  it('is not measured without evidence', () => {
    expect(stateOf(undefined, noon)).toBe('not measured');
  });

  it('is kept while the proof holds, up to the very moment the next one is due', () => {
    expect(stateOf(proof({}), noon.add({ hours: 9000 }))).toBe('kept');
    expect(stateOf(proof({ dueAgain: noon }), noon)).toBe('kept');
  });

  it('is late once the next proof is overdue', () => {
    expect(stateOf(proof({ dueAgain: noon }), noon.add({ nanoseconds: 1 }))).toBe('late');
  });

  it('is broken when the evidence says so, whatever the hour', () => {
    expect(stateOf(proof({ holds: false }), noon)).toBe('broken');
    expect(stateOf(proof({ holds: false, dueAgain: noon }), noon.add({ hours: 1 }))).toBe('broken');
  });
});
