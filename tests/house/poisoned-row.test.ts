/** What a job does to many, it does to each: one broken row silences none behind it, and the job is tried again. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { actingAs } from '#platform/context.ts';
import { openCase } from '#privacy/cases';
import { recordConsents } from '#privacy/consents';
import { askForCopy } from '#privacy/copies';
import { erasePerson, planErasure } from '#privacy/erasure';
import type { TestPerson } from '#tests/harness/people.ts';
import { useSchool } from '#tests/harness/school.ts';

const school = useSchool();
const QUOTED = 'what the database quotes of a person';

/** No row of the table that mentions the id can be written any more. */
async function poison(table: string, id: string): Promise<void> {
  await sql`create or replace function poison() returns trigger language plpgsql as $$
    begin
      if position(tg_argv[0] in to_jsonb(case tg_op when 'DELETE' then old else new end)::text) > 0 then
        raise exception ${sql.lit(QUOTED)};
      end if;
      return case tg_op when 'DELETE' then old else new end;
    end $$`.execute(school.ctx.db);
  await sql`create trigger poison before insert or update or delete on ${sql.table(table)}
    for each row execute function poison(${sql.lit(id)})`.execute(school.ctx.db);
}

async function run(name: string): Promise<void> {
  const job = school.school.jobs.find((each) => each.name === name);
  if (!job) throw new Error(`no job ${name}`);
  await job.run(actingAs(school.ctx, { kind: 'system', job: name }), {});
}

const two = async (): Promise<[TestPerson, TestPerson]> => [await school.person(), await school.person()];

async function column(text: string, table: string, id: string): Promise<unknown> {
  const { rows } = await sql<{ found: unknown }>`
    select ${sql.ref(text)} as found from ${sql.table(table)} where id = ${id}`.execute(school.ctx.db);
  return rows[0]?.found;
}

interface Broken {
  readonly table: string;
  readonly id: string;
  readonly failures?: number;
  /** What lies behind the broken row was done. */
  readonly done: () => Promise<unknown>;
}

const JOBS: Readonly<Record<string, () => Promise<Broken>>> = {
  'cases.watch': async () => {
    const open = (email: string) =>
      openCase(school.ctx, { email, locale: 'ru', demand: 'erase', way: 'email', identity: 'visit', text: 'Удалите' });
    const [first, second] = [await open('first@example.kz'), await open('second@example.kz')];
    await sql`update privacy_cases set due_on = due_on - 1 where id = ${first.id}`.execute(school.ctx.db);
    school.clock.advance({ days: 30 });
    return {
      table: 'privacy_cases',
      id: first.id,
      done: async () => (await column('alarmed', 'privacy_cases', second.id)) === 100,
    };
  },
  'copies.watch': async () => {
    const [first, second] = await two();
    const silent = await askForCopy(school.ctx, { personId: first.id });
    const over = await askForCopy(school.ctx, { personId: second.id });
    await sql`update copies set attempt = 99 where id = ${silent.id}`.execute(school.ctx.db);
    await sql`update copies set ready_at = asked_at, expires_at = asked_at where id = ${over.id}`.execute(
      school.ctx.db,
    );
    school.clock.advance({ days: 1 });
    return { table: 'copies', id: silent.id, done: async () => (await column('id', 'copies', over.id)) === undefined };
  },
  'minors.watch': async () => {
    const [first, second] = await two();
    const { cookie } = await school.person({ roles: ['privacy-officer'] });
    for (const { email } of [first, second]) await school.request('/office/minors', { form: { email }, cookie });
    const { rows } = await sql<{ id: string }>`
      select id from minor_findings order by person_id = ${first.id} desc`.execute(school.ctx.db);
    const found = [rows[0]?.id ?? '', rows[1]?.id ?? ''] as const;
    school.clock.advance({ days: 7 });
    return { table: 'minor_findings', id: found[0], done: () => column('erased_at', 'minor_findings', found[1]) };
  },
  'consents.expire': async () => {
    const [first, second] = await two();
    for (const { id: personId } of [first, second]) {
      await recordConsents(school.ctx, { personId, given: ['improvement'], way: 'cabinet', locale: 'ru' });
    }
    school.clock.advance({ days: 800 });
    return {
      table: 'consent_events',
      id: first.id,
      done: async () => {
        const { rows } = await sql`
          select 1 from consent_events where person_id = ${second.id} and event = 'expired'`.execute(school.ctx.db);
        return rows.length === 1;
      },
    };
  },
  'erasure.carry-out': async () => {
    const [first, second] = await two();
    const planned = await school.person();
    const stopped = {
      ...school.ctx,
      onStep: async (step: string) => {
        if (step === 'ledger written') throw new Error(step);
      },
    };
    for (const { id: personId } of [first, second]) {
      await expect(erasePerson(stopped, school.inventory, { personId, requestedBy: 'operator' })).rejects.toThrow();
      school.clock.advance({ minutes: 1 });
    }
    await planErasure(school.ctx, { personId: planned.id, requestedBy: 'person' });
    school.clock.advance({ days: 4 });
    const { rows } = await sql<{ id: string }>`
      select id from erasures where state = 'started' order by requested_at, id limit 1`.execute(school.ctx.db);
    return {
      table: 'erasures',
      id: rows[0]?.id ?? '',
      done: async () => {
        const { rows: left } = await sql`select 1 from people where id in (${second.id}, ${planned.id})`.execute(
          school.ctx.db,
        );
        return left.length === 0;
      },
    };
  },
};

describe('a broken first row', () => {
  it.each(Object.keys(JOBS))('of %s stops none behind it', async (name) => {
    const broken = await JOBS[name]?.();
    if (!broken) return;
    expect(await broken.done(), 'there is something to do').toBeFalsy();
    await poison(broken.table, broken.id);
    school.logLines.length = 0;
    await expect(run(name)).rejects.toMatchObject({ name: 'SomeFailed', count: 1 });
    expect(await broken.done()).toBeTruthy();
    const lines = school.logLines.filter((line) => line.includes('item.failed'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`"job":"${name}"`);
    expect(lines[0]).toContain('P0001');
    expect(school.logLines.join()).not.toContain(QUOTED);
    await sql`drop trigger poison on ${sql.table(broken.table)}`.execute(school.ctx.db);
    await run(name);
  });
});
