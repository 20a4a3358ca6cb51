import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { erasePerson } from '#privacy/erasure';
import { healLedger, makeBackup, pruneBackups, runDrill, tellRemoved } from '#protection/backups';
import { tell, type WalSetup } from '#protection/wal';
import { useSchool } from '#tests/harness/school.ts';
import { stateOf } from '../../../promises/evidence.ts';
import { backupsRestorable } from '../../../promises/measures/backups.ts';
import { readConfig } from '../../config.ts';
import { checkSafekeeping } from './doctor-safekeeping.ts';

const school = useSchool();
/** The server ends a session that was cut a moment later, and with it the lock. */
const PATIENCE = { timeout: 20_000, interval: 100 };

const emptyStore = openStore(folderPlace('/nowhere/that/is'));

/** What the doctor, the promise and the office's page say of the same moment. */
async function asked(wal?: WalSetup) {
  const config = { ...readConfig({ NODE_ENV: 'test' }), dataDir: school.school.backups.dataDir };
  const rows = await checkSafekeeping(school.ctx, { ...school.school, wal }, config);
  const evidence = await backupsRestorable({ ctx: school.ctx, inventory: school.inventory });
  const { cookie } = await school.person({ roles: ['administrator'] });
  const page = async (locale: 'ru' | 'kk' | 'en') =>
    (await school.request('/office/backups', { cookie, locale })).text();
  return {
    backup: rows.find((row) => row['check'] === 'last backup'),
    drill: rows.find((row) => row['check'] === 'last drill'),
    ledger: rows.find((row) => row['check'] === 'ledger'),
    shipping: rows.find((row) => row['check'] === 'log shipping'),
    state: stateOf(evidence, school.ctx.clock.now()),
    evidence,
    page,
  };
}

async function goodNight(): Promise<void> {
  school.clock.advance({ minutes: 1 });
  await vi.waitFor(() => makeBackup(school.ctx, school.school.backups), PATIENCE);
  await runDrill(school.ctx, school.school.backups);
}
async function failedNight(nights = 1): Promise<void> {
  const nowhere = { ...school.school.backups, store: openStore(folderPlace('/dev/null/nowhere')) };
  school.clock.advance({ hours: 24 * nights });
  await expect(makeBackup(school.ctx, nowhere)).rejects.toThrow();
}

describe('the doctor, the promise and the office', () => {
  it('agree that all is well after a good night', async () => {
    await goodNight();
    const { backup, drill, state, page } = await asked();
    expect(backup).toMatchObject({ ok: true });
    expect(drill).toMatchObject({ ok: true, finding: expect.stringContaining('all was right') });
    expect(state).toBe('kept');
    expect(await page('en')).not.toContain('cannot be relied on');
  });

  it('agree that the next backup is late after an attempt that failed', async () => {
    await goodNight();
    await failedNight();
    school.clock.advance({ minutes: 1 });
    const { backup, state, evidence, page } = await asked();
    expect(backup).toMatchObject({ ok: false, finding: expect.stringContaining('the last attempt failed (ENOTDIR)') });
    expect(state).toBe('late');
    expect(evidence?.finding.en).toContain('The last attempt at a backup failed');
    const html = await page('en');
    expect(html).toContain('The next backup is late');
    expect(html).not.toContain('cannot be relied on');
  });

  it('agree that nothing is kept after forty nights without a backup, though the old one can be restored', async () => {
    await goodNight();
    await failedNight(39);
    await failedNight();
    school.clock.advance({ minutes: 1 });
    const tried = await vi.waitFor(() => runDrill(school.ctx, school.school.backups), PATIENCE);
    expect(tried).toMatchObject({ failure: 'stale' });
    const { backup, drill, state, evidence, page } = await asked();
    expect(backup).toMatchObject({ ok: false, finding: expect.stringContaining('more than 26 hours old') });
    expect(drill).toMatchObject({ ok: false, finding: expect.stringContaining('(stale)') });
    expect(state).toBe('broken');
    expect(evidence?.finding.en).toContain('more than 26 hours ago');
    expect(evidence?.finding.en).not.toContain('A trial runs each night');
    expect(await page('en')).toContain('The newest backup is more than 26 hours old');
    expect(await page('ru')).toContain('Самой новой копии больше 26 часов');
    expect(await page('kk')).toContain('Ең жаңа көшірме жасалғалы 26 сағаттан көп өтті');
  });

  it('agree that lost files are lost', async () => {
    await goodNight();
    await sql`update backup_runs set lost_files = 2 where file_name is not null`.execute(school.ctx.db);
    const { backup, state, evidence, page } = await asked();
    expect(backup).toMatchObject({ ok: false, finding: expect.stringContaining('missing') });
    expect(state).toBe('broken');
    expect(evidence?.finding.en).toContain('Files missing in the newest backup: 2');
    expect(await page('en')).toContain('does not have every file');
  });

  it('agree that a backup which only this machine opens is none, but for a demo', async () => {
    const locked = { ...school.school.backups, recipient: undefined };
    school.clock.advance({ minutes: 1 });
    await vi.waitFor(() => makeBackup(school.ctx, locked), PATIENCE);
    await runDrill(school.ctx, locked);
    const { backup, state, evidence, page } = await asked();
    expect(backup).toMatchObject({ ok: false, finding: expect.stringContaining('set BACKUP_RECIPIENT') });
    expect(state).toBe('broken');
    expect(evidence?.finding.en).toContain('could not be opened if the school’s machine were lost');
    expect(evidence?.finding.en).not.toContain('BACKUP_RECIPIENT');
    expect(await page('en')).toContain('Only this machine’s key opens the newest backup');
    const demo = await backupsRestorable({ ctx: { ...school.ctx, demo: true }, inventory: school.inventory });
    expect(demo?.holds).toBe(true);
    await goodNight();
    expect((await asked()).state).toBe('kept');
  });

  it('agree that a backup dated in the future is none, and the doctor and the office name it', async () => {
    school.clock.advance({ hours: 48 });
    const { name } = await vi.waitFor(() => makeBackup(school.ctx, school.school.backups), PATIENCE);
    school.clock.advance({ hours: -48 });
    await goodNight();
    const { backup, state, evidence, page } = await asked();
    expect(backup).toMatchObject({ ok: false, finding: expect.stringContaining(name) });
    expect(state).toBe('broken');
    expect(evidence?.finding.en).toContain('dated in the future');
    expect(evidence?.finding.en).not.toContain(name);
    expect(await page('kk')).toContain(name);
    await school.school.backups.store.remove(name);
    await pruneBackups(school.ctx, school.school.backups);
    await pruneBackups(school.ctx, school.school.backups);
    expect((await asked()).state).toBe('kept');
  });

  it('agree that the ledger of erasures was lost, until the next look', async () => {
    const { id } = await school.person();
    await erasePerson(school.ctx, school.inventory, { personId: id, requestedBy: 'operator' });
    await rm(join(school.folder, 'ledger'), { recursive: true });
    const lost = await asked();
    expect(lost.ledger).toMatchObject({ ok: false, finding: expect.stringContaining('there is none') });
    await healLedger(school.ctx, school.school.backups);
    const { ledger, state, evidence, page } = await asked();
    expect(ledger).toMatchObject({ ok: false, finding: expect.stringContaining('entries were lost') });
    expect(state).toBe('broken');
    expect(evidence?.finding.en).toContain('Entries were lost from the ledger of erasures');
    expect(evidence?.finding.en).not.toContain('LEDGER_URL');
    expect(await page('ru')).toContain('не хватало записей, известных школе');
    await goodNight();
    expect(await asked()).toMatchObject({ state: 'kept', ledger: { ok: true } });
  });

  it('agree that a backup in a former place is removed by nobody, and the doctor and the office name the place', async () => {
    school.clock.advance({ minutes: 1 });
    const former = { ...school.school.backups, noted: '/srv/former' };
    await vi.waitFor(() => makeBackup(school.ctx, former), PATIENCE);
    await goodNight();
    const { backup, state, evidence, page } = await asked();
    expect(backup).toMatchObject({ ok: false, finding: expect.stringContaining('(/srv/former)') });
    expect(state).toBe('broken');
    expect(evidence?.finding.en).toContain('Some backups lie in a former place');
    expect(evidence?.finding.en).not.toContain('/srv');
    expect(await page('kk')).toContain('/srv/former');
    await tellRemoved(school.ctx, { ...school.school.backups, store: emptyStore }, '/srv/former');
    expect((await asked()).state).toBe('kept');
  });

  it('advise another disk, and a store that forgets, and break no promise over it', async () => {
    await goodNight();
    const places = [{ name: 's3://kept/', store: { keepsVersions: async () => true } }];
    const config = { ...readConfig({ NODE_ENV: 'test' }), dataDir: school.school.backups.dataDir };
    const rows = await checkSafekeeping(
      school.ctx,
      { ...school.school, backups: { ...school.school.backups, places } },
      config,
    );
    const found = (name: string) => rows.find((row) => row['check'] === name);
    expect(found('backup disk')).toMatchObject({ ok: false, finding: expect.stringContaining('BACKUP_URL') });
    expect(found('old versions')).toMatchObject({ ok: false, finding: expect.stringContaining('s3://kept/') });
    const { state, page } = await asked();
    expect(state).toBe('kept');
    expect(await page('ru')).toContain('на том же диске');
  });

  it('agree that the log is to be shipped and is not', async () => {
    await goodNight();
    const wal = { store: school.school.backups.store, place: 'file:/log' } as WalSetup;
    const shipper = await school.school.pool.connect();
    try {
      const reached = { segment: '000000010000000000000003', at: school.clock.now() };
      await tell(shipper, { reached });
      expect(await asked(wal)).toMatchObject({ state: 'kept' });
      await tell(shipper, { reached, isFull: true });
      const full = await asked(wal);
      expect(full.shipping).toMatchObject({ ok: false, finding: expect.stringContaining('make room') });
      expect(full.state).toBe('late');
      expect(full.evidence?.finding.en).toContain('no room for a new base');
      await tell(shipper, { reached });
      school.clock.advance({ minutes: 2 });
      const { shipping, state, evidence } = await asked(wal);
      expect(shipping).toMatchObject({ ok: false, finding: expect.stringContaining('it stands still') });
      expect(state).toBe('late');
      expect(evidence?.finding.en).toContain('does not reach the store');
    } finally {
      shipper.release(true);
    }
  });
});
