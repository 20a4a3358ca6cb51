/** What the school remembers of its backups goes like any technical log, but never before the backup itself. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { START, useSchool } from '#tests/harness/school.ts';
import { listDue, runRetention } from './index.ts';

const school = useSchool();
const START_AT = Temporal.Instant.from(START);

async function backup(name: string | null, removed: boolean): Promise<string> {
  const id = school.ctx.ids.uuid();
  const at = school.clock.now();
  await sql`insert into backup_runs (id, started_at, finished_at, failure, file_name, removed_at)
    values (${id}, ${at}, ${at}, ${name === null ? 'ENOSPC' : null}, ${name}, ${removed ? at : null})`.execute(
    school.ctx.db,
  );
  return id;
}

async function drill(): Promise<string> {
  const id = school.ctx.ids.uuid();
  const at = school.clock.now();
  await sql`insert into restore_drills (id, started_at, finished_at) values (${id}, ${at}, ${at})`.execute(
    school.ctx.db,
  );
  return id;
}

async function left(): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from backup_runs union all select id from restore_drills`.execute(school.ctx.db);
  return new Set(rows.map(({ id }) => id));
}

describe('rows of backups and of restore drills', () => {
  it('go after twelve months, not a day sooner; the row of a backup that is still kept stays', async () => {
    const gone = [await backup('a.age', true), await backup(null, false), await drill()];
    const kept = await backup('b.age', false);
    school.clock.advance({ hours: 24 });
    const younger = [await backup('c.age', true), await drill()];

    school.clock.set(START_AT.add({ hours: 24 * 364 }));
    await runRetention(school.ctx, school.inventory);
    expect(await left()).toEqual(new Set([...gone, kept, ...younger]));
    // Told a month ahead.
    const { rows: due } = await listDue(school.ctx, school.inventory);
    const rows = due.filter(({ table }) => table === 'backup_runs' || table === 'restore_drills');
    expect(rows).toHaveLength(gone.length + younger.length);

    school.clock.set(START_AT.add({ hours: 24 * 365 + 1 }));
    await runRetention(school.ctx, school.inventory);
    expect(await left()).toEqual(new Set([kept, ...younger]));
  });
});
