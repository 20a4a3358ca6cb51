import { appendFile, mkdtemp, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderPlace } from './files/place.ts';
import { type ErasureEntry, LEDGER_FILE, openLedger } from './ledger.ts';

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

  it('loses nothing but the line that a power cut left half written', async () => {
    const ledger = openLedger(folderPlace(folder));
    const path = join(folder, LEDGER_FILE);
    await ledger.append(entry('1'));
    const whole = (await readFile(path)).byteLength;
    await ledger.append(entry('2'));
    await truncate(path, whole + 30);
    await ledger.append(entry('3'));
    expect(await ledger.read()).toEqual([entry('1'), entry('3')]);
  });

  it('does not read past damage as if nothing were there', async () => {
    const ledger = openLedger(folderPlace(folder));
    await ledger.append(entry('1'));
    await appendFile(join(folder, LEDGER_FILE), '{"erasureId":"somebody"}\n');
    await expect(ledger.read()).rejects.toThrow('line 2 is damaged');
  });

  it('takes no name and no address', async () => {
    const named = { ...entry('1'), subjectHash: 'asel@example.kz' };
    await expect(openLedger(folderPlace(folder)).append(named)).rejects.toThrow();
  });
});
