import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderPlace } from './files/place.ts';
import { DamagedLedger, type ErasureEntry, LEDGER_FILE, openLedger } from './ledger.ts';
import { readLedgerText } from './ledger-entry.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
});
afterEach(() => rm(folder, { recursive: true }));

const entry = (digit: string): ErasureEntry => ({
  erasureId: `01890a5d-ac96-774b-bcce-b302099a805${digit}`,
  subjectHash: digit.repeat(64),
  requestedAt: '2026-11-22T06:00:00Z',
});

describe('the ledger outside the database', () => {
  it('keeps its entries in order, for its owner alone', async () => {
    const ledger = openLedger(folderPlace(join(folder, 'new')));
    expect(await ledger.read()).toBeUndefined();
    await ledger.append(entry('1'));
    await ledger.append(entry('2'));
    expect(await ledger.read()).toEqual([entry('1'), entry('2')]);
    expect((await stat(join(folder, 'new', LEDGER_FILE))).mode & 0o777).toBe(0o600);
  });

  it('is told from one that is missing before anybody was erased', async () => {
    const ledger = openLedger(folderPlace(join(folder, 'begun')));
    await ledger.begin();
    expect(await ledger.read()).toEqual([]);
    await ledger.append(entry('1'));
    await ledger.begin();
    expect(await ledger.read()).toEqual([entry('1')]);
  });

  it.each([1, 30, 200])(
    'loses nothing but the line that a power cut left half written, after %i bytes',
    async (bytes) => {
      const ledger = openLedger(folderPlace(folder));
      const path = join(folder, LEDGER_FILE);
      await ledger.append(entry('1'));
      const whole = (await readFile(path)).byteLength;
      await ledger.append(entry('2'));
      await truncate(path, whole + bytes);
      expect(await ledger.read()).toEqual([entry('1')]);
      await ledger.append(entry('3'));
      expect(await ledger.read()).toEqual([entry('1'), entry('3')]);
    },
  );

  it('keeps an entry whose line alone has no end', async () => {
    const ledger = openLedger(folderPlace(folder));
    const path = join(folder, LEDGER_FILE);
    await ledger.append(entry('1'));
    await truncate(path, (await readFile(path)).byteLength - 1);
    await ledger.append(entry('2'));
    expect(await ledger.read()).toEqual([entry('1'), entry('2')]);
  });

  it.each([
    ['a word', 'garbage\n'],
    ['a word without an end', 'garbage'],
    ['half an entry that ends its line', '{"erasureId":"01890a5d\n'],
    ['an empty line', '\n'],
    ['an entry of other things', '{"erasureId":"somebody"}\n'],
    ['zeros, as a power cut may leave them', '\0'.repeat(40)],
    ['an older entry spelled otherwise', `${JSON.stringify(entry('2')).replace(':', ': ')}\n`],
    ['an older entry of no moment', `${JSON.stringify({ ...entry('2'), requestedAt: '2026-13-01T00:00:00Z' })}\n`],
    ['an older entry whose hash is short', `${JSON.stringify({ ...entry('2'), subjectHash: 'a' })}\n`],
  ])('does not read past %s as if nothing were there', async (_, line) => {
    const ledger = openLedger(folderPlace(folder));
    await ledger.append(entry('1'));
    await appendFile(join(folder, LEDGER_FILE), line);
    await expect(ledger.read()).rejects.toThrow('damaged: line 2');
    await expect(ledger.read()).rejects.toMatchObject({ entries: [entry('1')] });
  });

  it('notices every bit that flips, and every cut but of what comes last', async () => {
    const path = join(folder, LEDGER_FILE);
    const entries = ['1', '2', '3'].map(entry);
    for (const each of entries) await openLedger(folderPlace(folder)).append(each);
    const good = await readFile(path);
    const read = (bytes: Buffer) => {
      const { written, damaged } = readLedgerText(bytes);
      return damaged.length > 0 ? 'damaged' : written.map((each) => each.entry);
    };
    expect(read(good)).toEqual(entries);
    const unnoticed: number[] = [];
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const flipped = Buffer.from(good);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (read(flipped) !== 'damaged') unnoticed.push(bit);
    }
    expect(unnoticed).toEqual([]);
    for (let end = 0; end < good.length; end += 1) {
      // Whole lines stay, and the one whose end alone is gone; the beginning of another is no entry.
      const lines =
        good
          .subarray(0, end + 1)
          .toString()
          .split('\n').length - 1;
      expect(read(good.subarray(0, end))).toEqual(entries.slice(0, lines));
      if (end > 0) expect(read(good.subarray(end))).toEqual(good[end - 1] === 0x0a ? expect.anything() : 'damaged');
    }
  });

  it('gives older entries their sum, and puts what is damaged aside', async () => {
    const ledger = openLedger(folderPlace(folder));
    const path = join(folder, LEDGER_FILE);
    await writeFile(path, `${JSON.stringify(entry('1'))}\n`);
    expect(await ledger.read()).toEqual([entry('1')]);
    await ledger.renew([]);
    const summed = await readFile(path, 'utf8');
    expect(summed).toContain('"sum":"');
    expect(await readdir(folder)).toEqual([LEDGER_FILE]);
    // Two lines that ran into one, and one that nobody can read.
    const damaged = `${summed.trimEnd()}${summed}garbage\n`;
    await writeFile(path, damaged);
    await expect(ledger.read()).rejects.toThrow(DamagedLedger);
    await ledger.renew([entry('2')]);
    expect(await ledger.read()).toEqual([entry('1'), entry('1'), entry('2')]);
    const [aside = ''] = await readdir(join(folder, 'damaged'));
    expect(await readFile(join(folder, 'damaged', aside), 'utf8')).toBe(damaged);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('takes no name and no address', async () => {
    const named = { ...entry('1'), subjectHash: 'asel@example.kz' };
    await expect(openLedger(folderPlace(folder)).append(named)).rejects.toThrow();
  });
});
