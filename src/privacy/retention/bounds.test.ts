import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bound, Term } from '#platform/inventory/retention.ts';
import { settleTerm, TermRefused } from './bounds.ts';

const logs: Term = { period: 'P12M', after: 'written', source: 'by-law 179' };
const settle = (term: Term) => settleTerm('some_table', 'security', term);

describe('a term', () => {
  it('shorter than a law’s floor is refused, with the reason', () => {
    expect(() => settle({ ...logs, floor: { period: 'P3Y', source: 'by-law 179' } })).toThrow(
      'some_table: kept P12M after written, and by-law 179 demands at least P3Y',
    );
  });

  it('of a payment may not be shorter than the Tax Code’s, nor run from another moment, declared or not', () => {
    const paid: Term = { period: 'P5Y', after: 'tax-period-closed', source: 'keep.finance' };
    expect(settleTerm('orders', 'finance', paid)).toMatchObject({ period: 'P5Y', source: 'keep.finance' });
    expect(() => settleTerm('orders', 'finance', { ...paid, period: 'P4Y' })).toThrow('Tax Code art. 206(3)');
    expect(() => settleTerm('orders', 'finance', { ...paid, after: 'written' })).toThrow(
      'counts from tax-period-closed',
    );
  });

  it('longer than its promise is refused', () => {
    expect(() => settle({ ...logs, source: 'keep.logs', period: 'P13M' })).toThrow('promises at most P12M');
    expect(() => settle({ ...logs, ceiling: { period: 'P6M', source: 'keep.logs' } })).toThrow('promises at most P6M');
  });

  it('of a law beats a shorter promise, and says which of the two gave way', () => {
    const floor: Bound = { period: 'P3Y', source: 'by-law 179' };
    const ceiling: Bound = { period: 'P12M', source: 'keep.logs' };
    expect(settle({ ...logs, period: 'P3Y', floor, ceiling })).toEqual({
      period: 'P3Y',
      source: 'by-law 179',
      isLeast: true,
      beaten: ceiling,
    });
    expect(() => settle({ ...logs, period: 'P4Y', floor, ceiling })).toThrow('longer than by-law 179 demands');
  });

  it('is never shorter than a floor, and longer than a ceiling only where the floor is', () => {
    const months = fc.integer({ min: 0, max: 120 });
    const bound = fc.option(months, { nil: undefined });
    fc.assert(
      fc.property(months, bound, bound, (period, floor, ceiling) => {
        const term: Term = {
          ...logs,
          period: `P${period}M`,
          ...(floor !== undefined && { floor: { period: `P${floor}M`, source: 'law' } }),
          ...(ceiling !== undefined && { ceiling: { period: `P${ceiling}M`, source: 'promise' } }),
        };
        const least = floor ?? 0;
        const most = Math.max(least, ceiling ?? Number.POSITIVE_INFINITY);
        if (period < least || period > most) {
          expect(() => settle(term)).toThrow(TermRefused);
          return;
        }
        const beaten = floor !== undefined && ceiling !== undefined && ceiling < floor;
        expect(settle(term)).toMatchObject({ period: `P${period}M` });
        expect(settle(term).beaten !== undefined).toBe(beaten);
      }),
    );
  });
});
