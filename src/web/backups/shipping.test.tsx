import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { LATE_SECONDS, type ShippingProgress, shippingProgress, tell, WAITING_AT_MOST } from '#protection/wal';
import { START, useSchool } from '#tests/harness/school.ts';
import { shippingView } from './shipping.ts';
import { ShippingSection } from './shipping-section.tsx';

const school = useSchool();
const NOW = Temporal.Instant.from(START);
const SEGMENT = '000000010000000000000003';
const GOOD: ShippingProgress = {
  isSetUp: true,
  hasGap: false,
  isFull: false,
  isRunning: true,
  segment: SEGMENT,
  reachedAt: NOW.subtract({ seconds: 2 }),
  waitingBytes: 0,
  base: NOW.subtract({ hours: 20 }),
};
const viewOf = (change: Partial<ShippingProgress> = {}) => shippingView({ ...GOOD, ...change }, 'file:/log', NOW);
const drawn = (shipping: ReturnType<typeof viewOf> | undefined) =>
  String(<ShippingSection locale="en" shipping={shipping} />);

describe('the shipping of the log, as the office sees it', () => {
  it('tells the last segment in the store, and how many seconds could be lost', () => {
    expect(viewOf()).toMatchObject({ state: 'good', secondsAtRisk: 2, segment: SEGMENT });
    const html = drawn(viewOf());
    expect(html).toContain('at most 2 seconds');
    expect(html).toContain(SEGMENT);
    expect(html).toContain('file:/log');
  });

  it('says so where no log is shipped, and what that costs', () => {
    const html = drawn(undefined);
    expect(html).toContain('The server’s log is not shipped');
    expect(html).toContain('up to a day’s work');
    expect(html).toContain('WAL_URL');
  });

  it('waits for the first base', () => {
    const view = viewOf({ segment: undefined, reachedAt: undefined, waitingBytes: undefined, base: 'none' });
    expect(view).toMatchObject({ state: 'starting', faults: [], secondsAtRisk: undefined });
    expect(drawn(view)).toContain('The first base is being made');
  });

  it.each<[string, Partial<ShippingProgress>, string, string]>([
    [
      'nobody ships',
      { isRunning: false, segment: undefined, reachedAt: undefined },
      'not_running',
      'Nobody ships the log',
    ],
    [
      'it stands still',
      { reachedAt: NOW.subtract({ seconds: LATE_SECONDS + 1 }) },
      'stuck',
      'has stood still for more than a minute',
    ],
    ['the server piles it up', { waitingBytes: WAITING_AT_MOST + 1 }, 'behind', 'do not delete the log'],
    [
      'the server threw log away',
      { hasGap: true, reachedAt: undefined },
      'gap',
      'only a nightly backup can be restored',
    ],
    ['a disk has no room', { isFull: true }, 'no_room', 'Make room, or set WAL_URL to another disk'],
    ['the store is silent', { base: 'unknown' }, 'store_silent', 'The store does not answer'],
    ['there is no base to go on from', { base: 'none' }, 'no_base', 'no fresh base'],
    ['the base is old', { base: NOW.subtract({ hours: 49 }) }, 'no_base', 'no fresh base'],
  ])('says in words that %s, and what to do', (_, change, fault, words) => {
    expect(viewOf(change)).toMatchObject({ state: 'failing', faults: [fault] });
    const html = drawn(viewOf(change));
    expect(html).toContain('notice-danger');
    expect(html).toContain(words);
  });

  it('reads how far it has come from the connection of whoever ships', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shipping-'));
    const store = openStore(folderPlace(folder));
    const none = {
      isSetUp: false,
      isRunning: false,
      hasGap: false,
      isFull: false,
      segment: undefined,
      reachedAt: undefined,
      waitingBytes: undefined,
      base: 'none',
    };
    expect(await shippingProgress(school.ctx, { store })).toEqual(none);
    const shipper = await school.school.pool.connect();
    try {
      await tell(shipper, { reached: { segment: SEGMENT, at: NOW } });
      const found = await shippingProgress(school.ctx, { store });
      expect(found).toMatchObject({ isRunning: true, isFull: false, segment: SEGMENT, base: 'none' });
      expect(found.reachedAt?.toString()).toBe(START);
      await tell(shipper, { reached: { segment: SEGMENT, at: NOW }, isFull: true });
      expect(await shippingProgress(school.ctx, { store })).toEqual({ ...found, isFull: true });
      await tell(shipper, { isFull: true });
      expect(await shippingProgress(school.ctx, { store })).toMatchObject({ isFull: true, reachedAt: undefined });
      await tell(shipper, { hasGap: true });
      expect(await shippingProgress(school.ctx, { store })).toMatchObject({ hasGap: true, reachedAt: undefined });
    } finally {
      shipper.release(true);
      await rm(folder, { recursive: true });
    }
  });

  it('stands on the page', async () => {
    const keeper = await school.person({ roles: ['administrator'] });
    const html = await (await school.request('/office/backups', { cookie: keeper.cookie, locale: 'kk' })).text();
    expect(html).toContain('Сервер журналы жіберілмейді');
  });

  it('believes neither a base nor a moment that is dated in the future', () => {
    expect(viewOf({ base: NOW.add({ minutes: 30 }) }).faults).toEqual([]);
    expect(viewOf({ base: NOW.add({ hours: 24 * 800 }) }).faults).toEqual(['no_base']);
    const ahead = viewOf({ reachedAt: NOW.add({ hours: 24 * 800 }) });
    expect(ahead).toMatchObject({ state: 'failing', faults: ['stuck'], secondsAtRisk: undefined });
    expect(viewOf({ reachedAt: NOW.add({ seconds: 2 }) }).faults).toEqual([]);
  });
});
