import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { erasePerson } from '#privacy/erasure';
import { exportPerson } from '#privacy/export';
import { useSchool } from '#tests/harness/school.ts';
import { seedDemo } from '../../src/seed/index.ts';
import { bytesOf, readZip } from './read-zip.ts';

const school = useSchool();

it('copies and erases everybody of a lived-in school, one after another, until nobody is left', async () => {
  await seedDemo(school.ctx, { password: 'the demo passphrase of a test' });
  await school.runJobs();
  const { rows: people } = await sql<{ id: string; email: string; certificates: number }>`
    select id, email, (select count(*) from certificates where person_id = people.id and file_id is not null) as certificates
    from people order by email`.execute(school.ctx.db);
  expect(people.length).toBeGreaterThan(5);
  for (const { id, email, certificates } of people) {
    const copy = readZip(await bytesOf((await exportPerson(school.ctx, school.inventory, id)).stream));
    expect(JSON.parse(copy.get('manifest.json')?.toString('utf8') ?? '{}').missing, email).toEqual([]);
    expect([...copy.keys()].filter((path) => path.startsWith('files/')).length, email).toBeGreaterThanOrEqual(
      certificates,
    );
    const report = await erasePerson(school.ctx, school.inventory, { personId: id, requestedBy: 'operator' });
    expect(
      report.stores.flatMap((store) => store.remains),
      email,
    ).toEqual([]);
    expect(report.state, email).toBe('verified');
  }
  const { rows: left } = await sql`select from people`.execute(school.ctx.db);
  expect(left).toEqual([]);
}, 120_000);
