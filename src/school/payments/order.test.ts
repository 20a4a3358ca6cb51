import { describe, expect, it } from 'vitest';
import { orderNumber, payBy, stateOf } from './order.ts';

const at = Temporal.Instant.from('2026-11-22T06:00:00Z');

describe('an order', () => {
  it('waits until it is paid or cancelled', () => {
    expect(stateOf({ paid_at: null, cancelled_at: null })).toBe('waiting');
    expect(stateOf({ paid_at: at, cancelled_at: null })).toBe('paid');
    expect(stateOf({ paid_at: null, cancelled_at: at })).toBe('cancelled');
  });

  it('is numbered by year and count', () => {
    expect(orderNumber(Temporal.PlainDate.from('2026-12-31'), 17)).toBe('2026-00017');
    expect(orderNumber(Temporal.PlainDate.from('2027-01-01'), 123_456)).toBe('2027-123456');
  });

  it('is to be paid within a week of its day', () => {
    expect(payBy(Temporal.PlainDate.from('2026-12-28')).toString()).toBe('2027-01-04');
  });
});
