import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';
import { isBefore, nextSegment, PAGE, type Part, partName, partOf, unbroken, writtenBytes } from './segment.ts';

const BYTES = 16 << 20;
const [FIRST, SECOND, THIRD] = ['000000010000000000000001', '000000010000000000000002', '000000010000000000000003'];
const whole = (segment = FIRST): Part => ({ segment, from: 0, end: BYTES });

describe('a segment of the log', () => {
  it('is followed by the next, over the end of a log file too', () => {
    expect(nextSegment(FIRST, BYTES)).toBe(SECOND);
    expect(nextSegment('0000000100000000000000FF', BYTES)).toBe('000000010000000100000000');
    expect(nextSegment('000000020000000A00000003', 1 << 30)).toBe('000000020000000B00000000');
  });

  it('comes before another on whatever timeline', () => {
    expect(isBefore('000000020000000000000001', SECOND)).toBe(true);
    expect(isBefore(SECOND, SECOND)).toBe(false);
  });

  it('is written up to its last page with a header', () => {
    const bytes = Buffer.alloc(4 * PAGE);
    expect(writtenBytes(bytes)).toBe(0);
    bytes[0] = 0x10;
    bytes[PAGE + 1] = 0xd1;
    expect(writtenBytes(bytes)).toBe(2 * PAGE);
  });
});

describe('the parts of the log', () => {
  it('have names that tell where they belong', () => {
    const part = { segment: FIRST, from: PAGE, end: 3 * PAGE };
    expect(partName(part)).toBe(`${FIRST}/00002000-00006000.age`);
    expect(partOf(partName(part))).toEqual(part);
    expect(partOf('somebody else’s')).toBeUndefined();
  });

  it('make an unbroken log, the last segment as far as it was written', () => {
    const last = [0, PAGE].map((from) => ({ segment: THIRD, from, end: from + 2 * PAGE }) as Part);
    const log = unbroken([whole(SECOND), ...last.toReversed(), whole()], SECOND, BYTES);
    expect([...log.keys()]).toEqual([SECOND, THIRD]);
    expect(log.get(THIRD ?? '')).toEqual(last);
  });

  it.each<[string, Part[], RegExp]>([
    ['the first segment', [whole(SECOND)], /segment 000000010000000000000001 is missing/],
    ['a segment between', [whole(), whole(THIRD)], /after 000000010000000000000001 is missing/],
    ['the end of a segment', [{ segment: FIRST ?? '', from: 0, end: PAGE }, whole(SECOND)], /ends at 8192/],
    ['a page between', [{ segment: FIRST ?? '', from: PAGE, end: BYTES }], /hole at 0/],
  ])('are refused when %s is missing', (_, parts, reason) => {
    expect(() => unbroken(parts, FIRST ?? '', BYTES)).toThrow(reason);
  });
});

describe('a sealed part', () => {
  it('opens under its own name with its own key, and only whole', async () => {
    const [mine, other] = [await generateX25519Identity(), await generateX25519Identity()];
    const sealed = await seal('a/1', Buffer.from('страница'), [await identityToRecipient(mine)]);
    expect((await unseal('a/1', sealed, [mine])).toString()).toBe('страница');
    await expect(unseal('a/2', sealed, [mine])).rejects.toThrow('a/2 holds something else');
    await expect(unseal('a/1', sealed, [other])).rejects.toThrow(/no identity matched/i);
    const flipped = Buffer.from(sealed);
    flipped[flipped.byteLength - 3] = (flipped.at(-3) ?? 0) ^ 1;
    await expect(unseal('a/1', flipped, [mine])).rejects.toThrow();
  });
});
