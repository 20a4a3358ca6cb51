/** Rows of a restored school lie in their months at once, whatever stands in them. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '#platform/log/log.ts';
import { useSchool } from '#tests/harness/school.ts';
import { createAside, loadSnapshot, makeBackup, readIdentities, unpackArchive } from './index.ts';
import { withSession } from './session.ts';

const school = useSchool();
/** What COPY writes in its own way, and what looks like a day where none is. */
const AWKWARD = '2024-01-01\t2024-02-02\nend\r \\ \\. \\N Ғ';

// Of the migrations from this one on: a program that is older has none of it.
const FIRST_LATER = '0049';
const LATER_TABLES = ['account_figures', 'closing_notices', 'rating_figures', 'timekeeping', 'ward_take_overs'];
const LATER_COLUMNS = [
  'feedback.cohort_id',
  'feedback.open_since',
  'statistics_releases.restored_from',
  'ward_erasures.erasure_id',
];

it('makes the months of a backup before its rows come, be it of an older program', async () => {
  const { ctx } = school;
  const setup = school.school.backups;
  for (const day of ['2025-12-31', '2026-01-01', '2026-03-15', '2031-05-05']) {
    await sql`insert into visits (day, page, device, system, browser, locale)
      values (${day}, ${AWKWARD}, 'phone', 'ios', 'safari', 'ru')`.execute(ctx.db);
  }
  // The school's midnight comes five hours before that of UTC, and came six before in the winter of 2024.
  for (const at of [
    '2026-02-28T18:59:59.999999Z',
    '2026-02-28T19:00:00Z',
    '2024-01-31T17:59:59Z',
    '2024-01-31T18:00:00Z',
  ]) {
    await sql`insert into audit_events (id, at, action, actor_kind, object_kind)
      values (${ctx.ids.uuid()}, ${at}, 'test.moment', 'operator', ${AWKWARD})`.execute(ctx.db);
  }
  const made = await makeBackup(ctx, setup);
  const folder = await mkdtemp(join(tmpdir(), 'backup-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const identities = await readIdentities(setup.drillKeyFile);
  const manifest = await unpackArchive(setup.store.read(made.name), identities, folder);
  const before = manifest.migrations.filter(({ name }) => name < FIRST_LATER);
  expect(before.length).toBeLessThan(manifest.migrations.length);
  const tables = manifest.tables
    .filter(({ table }) => !LATER_TABLES.includes(table))
    .map((table) => ({
      ...table,
      columns: table.columns.filter((name) => !LATER_COLUMNS.includes(`${table.table}.${name}`)),
    }));
  for (const each of [manifest, { ...manifest, tables, migrations: before }]) {
    const aside = await createAside(setup.connection, 'school_months', randomUUID().slice(0, 8));
    try {
      await loadSnapshot(aside.connection, folder, each, createLog('silent'));
      const parts = await withSession(aside.connection, async (client) => {
        const { rows } = await client.query<{ part: string; rows: string }>(`
          select relname as part, count(*) as rows from (
            select tableoid as part from visits union all select tableoid from audit_events where action = 'test.moment'
          ) as row join pg_class on pg_class.oid = row.part group by relname order by relname`);
        return rows.map(({ part, rows: count }) => `${part}: ${count}`);
      });
      expect(parts).toEqual([
        'audit_events_2024_01: 1',
        'audit_events_2024_02: 1',
        'audit_events_2026_02: 1',
        'audit_events_2026_03: 1',
        'visits_2025_12: 1',
        'visits_2026_01: 1',
        'visits_2026_03: 1',
        'visits_2031_05: 1',
      ]);
    } finally {
      await aside.remove();
    }
  }
});
