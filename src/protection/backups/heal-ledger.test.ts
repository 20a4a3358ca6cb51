/** The disk of the ledger of erasures is lost; the school itself knows whom it erased. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Context } from '#platform/context.ts';
import { folderPlace } from '#platform/files/place.ts';
import { type ErasureEntry, LEDGER_FILE, openLedger } from '#platform/ledger.ts';
import { erasePerson } from '#privacy/erasure';
import { useSchool } from '#tests/harness/school.ts';
import {
  backupStanding,
  healLedger,
  makeBackup,
  packedErasures,
  readIdentities,
  runDrill,
  unpackArchive,
} from './index.ts';

const school = useSchool();
const setup = () => school.school.backups;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heal-ledger-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The school with its ledger elsewhere: a new disk, or one that is out of reach. */
const withLedgerAt = (path: string): Context => ({ ...school.ctx, ledger: openLedger(folderPlace(path)) });
const newDisk = () => withLedgerAt(join(folder, 'new'));
const outOfReach = () => withLedgerAt('/dev/null/nowhere');

async function erased(): Promise<void> {
  school.clock.advance({ minutes: 1 });
  const { id } = await school.person();
  await erasePerson(school.ctx, school.inventory, { personId: id, requestedBy: 'operator' });
}
const outside = async (): Promise<readonly ErasureEntry[]> => (await school.ctx.ledger.read()) ?? [];
const faults = async () => (await backupStanding(school.ctx)).faults;
const PATIENCE = { timeout: 20_000, interval: 100 };
const drill = (ctx: Context) => vi.waitFor(() => runDrill(ctx, setup()), PATIENCE);
const lastHealing = async () => {
  const { rows } = await sql<{ details: unknown }>`select details from audit_events
    where action = 'ledger.healed' order by id desc limit 1`.execute(school.ctx.db);
  return rows[0]?.details;
};

/** Two of the same moment stand in no order. */
const inOrder = (entries: readonly ErasureEntry[] = []) =>
  entries.toSorted((one, other) => (one.erasureId < other.erasureId ? -1 : 1));

describe('the ledger of erasures', () => {
  it('that is lost is written anew, to the letter, and that is said until the next look', async () => {
    await erased();
    await erased();
    const ctx = newDisk();
    school.logLines.length = 0;
    expect(await healLedger(ctx, setup())).toMatchObject({ found: 'missing' });
    expect(await ctx.ledger.read()).toEqual(await outside());
    expect(school.logLines.join('')).toContain('ledger.healed');
    expect(await lastHealing()).toEqual({ found: 'missing', added: 2 });
    expect(await faults()).toContain('ledger_lost');
    expect(await healLedger(ctx, setup())).toMatchObject({ found: 'whole' });
    expect(await faults()).not.toContain('ledger_lost');
  });

  it('that lacks an entry gets it, and keeps those that the school does not know', async () => {
    const ctx = newDisk();
    const other: ErasureEntry = {
      erasureId: '01890a5d-ac96-774b-bcce-b302099a8051',
      subjectHash: 'a'.repeat(64),
      requestedAt: '2026-11-22T06:00:00Z',
    };
    await ctx.ledger.append(other);
    expect(await healLedger(ctx, setup())).toMatchObject({ found: 'short' });
    expect(await ctx.ledger.read()).toEqual([other, ...(await outside())]);
  });

  it('that is damaged is put aside and written anew, with what it alone knew, and fails the trial that finds it', async () => {
    await makeBackup(school.ctx, setup());
    const ctx = newDisk();
    const path = join(folder, 'new', LEDGER_FILE);
    const other: ErasureEntry = {
      erasureId: '01890a5d-ac96-774b-bcce-b302099a8052',
      subjectHash: 'b'.repeat(64),
      requestedAt: '2026-11-22T06:00:00Z',
    };
    await ctx.ledger.append(other);
    for (const entry of await outside()) await ctx.ledger.append(entry);
    const whole = await readFile(path);
    school.clock.advance({ minutes: 1 });
    // One bit of the last entry.
    const flipped = Buffer.from(whole);
    flipped[whole.length - 100] = (flipped[whole.length - 100] ?? 0) ^ 1;
    await writeFile(path, flipped);
    expect(await drill(ctx)).toMatchObject({ failure: 'ledger damaged' });
    expect(await faults()).toContain('ledger_damaged');
    expect(await lastHealing()).toEqual({ found: 'damaged', added: 1 });
    expect(inOrder(await ctx.ledger.read())).toEqual(inOrder([other, ...(await outside())]));
    const [aside = ''] = await readdir(join(folder, 'new', 'damaged'));
    expect(await readFile(join(folder, 'new', 'damaged', aside))).toEqual(flipped);
    expect(await drill(ctx)).toMatchObject({ failure: null });
    expect(await faults()).not.toContain('ledger_damaged');
  });

  it('whose entries have no sum yet gets them by a look', async () => {
    const ctx = newDisk();
    await ctx.ledger.begin();
    const path = join(folder, 'new', LEDGER_FILE);
    await writeFile(path, (await outside()).map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    expect(await healLedger(ctx, setup())).toMatchObject({ found: 'whole' });
    expect(await readFile(path)).toEqual(await readFile(join(school.folder, 'ledger', LEDGER_FILE)));
  });

  it('that is out of reach stops nobody who looks, breaks the promise, and ends no erasure', async () => {
    expect(await healLedger(outOfReach(), setup())).toMatchObject({ found: 'unusable' });
    expect(await faults()).toContain('ledger_unusable');
    const { id } = await school.person();
    const erasing = erasePerson(outOfReach(), school.inventory, { personId: id, requestedBy: 'operator' });
    await expect(erasing).rejects.toMatchObject({ code: 'ENOTDIR' });
    const { rows } = await sql<{ state: string }>`select state from erasures where state <> 'verified'`.execute(
      school.ctx.db,
    );
    expect(rows).toEqual([{ state: 'started' }]);
    // One that has only begun is no entry that was lost.
    expect(await healLedger(school.ctx, setup())).toMatchObject({ found: 'whole' });
    await school.runJobs();
  });

  it('that is lost fails the trial that finds it, and not the next', async () => {
    await makeBackup(school.ctx, setup());
    const ctx = newDisk();
    expect(await drill(ctx)).toMatchObject({ failure: 'ledger missing' });
    expect(await drill(ctx)).toMatchObject({ failure: null });
    expect(await drill(outOfReach())).toMatchObject({ failure: 'ledger unusable' });
  });

  it('is packed with what it lacks, and healed from a backup that knows more', async () => {
    const known = await outside();
    school.clock.advance({ minutes: 1 });
    const made = await vi.waitFor(() => makeBackup(outOfReach(), setup()), PATIENCE);
    const unpacked = join(folder, 'unpacked');
    await unpackArchive(setup().store.read(made.name), await readIdentities(setup().drillKeyFile), unpacked);
    expect(inOrder(await packedErasures(unpacked))).toEqual(inOrder(known));
    // A school that an older backup was restored over does not know of them itself.
    const forgetful = { ...setup(), erasures: async () => [] };
    const ctx = newDisk();
    await ctx.ledger.begin();
    expect(await vi.waitFor(() => runDrill(ctx, forgetful), PATIENCE)).toMatchObject({ failure: 'ledger short' });
    expect(inOrder(await ctx.ledger.read())).toEqual(inOrder(known));
  });
});
