import { describe, expect, it } from 'vitest';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { lastGoodDrill, runDrill } from '#protection/backups';
import { useSchool } from '#tests/harness/school.ts';
import { backupsRestorable } from '../../../promises/measures/backups.ts';

const school = useSchool();
const withoutKey = useSchool({ BACKUP_RECIPIENT: '' });
const measured = () => backupsRestorable({ ctx: school.ctx, inventory: school.inventory });

describe('the page of backups', () => {
  it('is for those who keep the school running', async () => {
    const manager = await school.person({ roles: ['manager'] });
    expect((await school.request('/office/backups')).status).toBe(303);
    expect((await school.request('/office/backups', { cookie: manager.cookie })).status).toBe(403);
  });

  it('says that nothing is proven yet, and that the owner has no key', async () => {
    const keeper = await withoutKey.person({ roles: ['administrator'] });
    const answer = await withoutKey.request('/office/backups', { cookie: keeper.cookie, locale: 'en' });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('No backup has been restored on trial yet');
    expect(html).toContain('BACKUP_RECIPIENT');
  });

  it('makes a backup and tries it on demand, and shows both', async () => {
    const keeper = await school.person({ roles: ['administrator'] });
    const { cookie } = keeper;
    const made = await school.request('/office/backups/runs', { method: 'POST', form: {}, cookie });
    expect(made.headers.get('location')).toContain('done=backup');
    await school.runJobs();
    await school.request('/office/backups/drills', { method: 'POST', form: {}, cookie });
    await school.runJobs();
    expect(await lastGoodDrill(school.ctx)).toBeDefined();
    const html = await (await school.request('/office/backups', { cookie, locale: 'en' })).text();
    expect(html).toContain('All was right');
    expect(html).toContain('Kept');
    expect(html).not.toContain('No backup has been restored on trial yet');
  });

  it('asks the database three times, beside the session', async () => {
    const { cookie } = await school.person({ roles: ['administrator'] });
    await school.request('/office/backups', { cookie });
    school.statements.length = 0;
    await school.request('/office/backups', { cookie });
    expect(school.statements.filter((text) => /backup_runs|restore_drills/.test(text))).toHaveLength(3);
  });
});

describe('the promise of backups', () => {
  it('is kept while the last trial is fresh, and broken after 26 hours of silence', async () => {
    expect(await measured()).toMatchObject({ holds: true });
    school.clock.advance({ hours: 25 });
    expect(await measured()).toMatchObject({ holds: true });
    school.clock.advance({ hours: 2 });
    expect(await measured()).toMatchObject({ holds: false });
  });

  it('is broken by a trial that failed, whatever was proven before', async () => {
    const gone = { ...school.school.backups, store: openStore(folderPlace('/nowhere')) };
    school.clock.advance({ hours: -27 });
    expect(await measured()).toMatchObject({ holds: true });
    school.clock.advance({ minutes: 1 });
    expect(await runDrill(school.ctx, gone)).toMatchObject({ failure: 'file missing' });
    const found = await measured();
    expect(found).toMatchObject({ holds: false });
    expect(found?.finding.en).toContain('The last trial failed');
  });
});
