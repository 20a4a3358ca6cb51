import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { findPersonByEmail } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { forgetFiles } from '#platform/files/forget-files.ts';
import { fileKey, storeFile } from '#platform/files/stored-files.ts';
import { giveConsent } from '#privacy/consents';
import { runRetention } from '#privacy/retention';
import { useSchool } from '#tests/harness/school.ts';
import { childrenFirst, lastDayOf, markersOf } from './erasure.ts';
import { type ErasureDb, erasePerson, previewErasure, subjectHash } from './index.ts';

const school = useSchool();
const cabinet = { way: 'cabinet', locale: 'ru' } as const;

describe('the last day of what a law keeps', () => {
  const tax = { period: 'P5Y', after: 'tax-period-closed', source: 'keep.finance' } as const;

  it.each([
    ['2026-03-15', '2031-12-31'],
    ['2026-01-01', '2031-12-31'],
    ['2026-12-31', '2031-12-31'],
    ['2027-01-01', '2032-12-31'],
  ])('paid on %s is kept until %s', (paid, last) => {
    expect(lastDayOf(tax, Temporal.PlainDate.from(paid)).toString()).toBe(last);
  });

  it('is counted from the day itself for any other term', () => {
    const term = { period: 'P2Y', after: 'enrolment-ended', source: 'keep.contacts' } as const;
    expect(lastDayOf(term, Temporal.PlainDate.from('2028-02-29')).toString()).toBe('2030-02-28');
  });
});

describe('the marks of a person', () => {
  const person = { personId: 'id-1', email: 'a@example.kz', name: 'Әсел Нұр', phone: '+77010000000' };

  it('are the identifier, the address, the phone and a name that tells', () => {
    expect(markersOf(person, new Set()).map(({ text }) => text)).toEqual([
      'id-1',
      'a@example.kz',
      '+77010000000',
      'әсел нұр',
    ]);
  });

  it('leave out a name that somebody else bears, or that is a word like any other', () => {
    expect(markersOf(person, new Set(['әсел нұр'])).some(({ kind }) => kind === 'name')).toBe(false);
    expect(markersOf({ ...person, name: 'Аян' }, new Set()).some(({ kind }) => kind === 'name')).toBe(false);
  });

  it('hold a name with quotes also as documents spell it', () => {
    const texts = markersOf({ ...person, name: 'Айгүл "Гүл" Сейіт' }, new Set()).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['айгүл "гүл" сейіт', 'айгүл \\"гүл\\" сейіт']));
  });
});

describe('the order of tables', () => {
  it('puts what points before what is pointed at, whatever order they come in', () => {
    const references = [
      { from: 'certificates', to: 'enrolments' },
      { from: 'enrolments', to: 'people' },
      { from: 'certificates', to: 'people' },
      { from: 'elsewhere', to: 'people' },
    ];
    for (const given of [
      ['people', 'enrolments', 'certificates'],
      ['certificates', 'people', 'enrolments'],
    ]) {
      const ordered = childrenFirst(given, references);
      expect([...ordered].sort()).toEqual([...given].sort());
      expect(ordered.at(-1)).toBe('people');
      expect(ordered.indexOf('certificates')).toBeLessThan(ordered.indexOf('enrolments'));
    }
  });

  it('ends also where tables point at each other', () => {
    const circle = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
      { from: 'a', to: 'a' },
    ];
    expect(childrenFirst(['a', 'b'], circle)).toHaveLength(2);
  });
});

async function ledgerOf(personId: string) {
  return tables<ErasureDb>(school.ctx)
    .selectFrom('erasures')
    .selectAll()
    .where('subject_hash', '=', subjectHash(school.ctx, personId))
    .execute();
}

async function personWithFile() {
  const person = await school.person();
  await giveConsent(school.ctx, { personId: person.id, purpose: 'offers', ...cabinet });
  const about = { bucket: 'certificates', personId: person.id, name: 'a.pdf', mediaType: 'application/pdf' };
  const file = await storeFile(school.ctx, about, Buffer.from('bytes'));
  return { ...person, fileKey: fileKey(file) };
}

/** The same school with a disk that does not remove anything. */
function withStuckFiles(): Context {
  const files = { ...school.ctx.files, remove: () => Promise.reject(new Error('the disk is read-only')) };
  return { ...school.ctx, files };
}

describe('an erasure', () => {
  it('refuses somebody who is not here', async () => {
    const nobody = { personId: school.ctx.ids.uuid(), requestedBy: 'operator' } as const;
    await expect(erasePerson(school.ctx, school.inventory, nobody)).rejects.toThrow('person not found');
  });

  it('previews without changing anything', async () => {
    const person = await personWithFile();
    const preview = await previewErasure(school.ctx, school.inventory, person.id, 'ru');
    expect(preview.state).toBe('not started');
    expect(preview.parts.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['people', 'consent_events', 'stored_files', 'audit_events']),
    );
    expect(await findPersonByEmail(school.ctx, person.email)).toBeDefined();
    expect(await ledgerOf(person.id)).toEqual([]);
  });

  it('leaves in the ledger a keyed hash, times and counts, and nothing sealed', async () => {
    const person = await personWithFile();
    const report = await erasePerson(school.ctx, school.inventory, { personId: person.id, requestedBy: 'person' });
    expect(report.state).toBe('verified');
    const [entry, ...others] = await ledgerOf(person.id);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ state: 'verified', requested_by: 'person', pending: null });
    expect(JSON.stringify(entry)).not.toContain(person.id);
    expect(await school.ctx.files.exists(person.fileKey)).toBe(false);
  });

  it('ends the person’s sessions', async () => {
    const person = await school.person();
    expect((await school.request('/account/privacy', { cookie: person.cookie })).status).toBe(200);
    await erasePerson(school.ctx, school.inventory, { personId: person.id, requestedBy: 'person' });
    expect((await school.request('/account/privacy', { cookie: person.cookie })).status).toBe(303);
  });

  it('names the part that failed, keeps knowing what is left, and is finished by its job', async () => {
    const person = await personWithFile();
    const stuck = await erasePerson(withStuckFiles(), school.inventory, { personId: person.id, requestedBy: 'person' });
    expect(stuck.state).toBe('partly failed');
    expect(stuck.stores.filter((store) => !store.done).map(({ store, remains }) => [store, remains])).toEqual([
      ['files', [person.fileKey]],
    ]);
    const [entry] = await ledgerOf(person.id);
    expect(entry?.pending).not.toBeNull();
    expect(entry?.pending?.toString('utf8')).not.toContain(person.id);
    await makeJobsDue();
    await school.runJobs();
    const [finished] = await ledgerOf(person.id);
    expect(finished).toMatchObject({ state: 'verified', pending: null });
    expect(await school.ctx.files.exists(person.fileKey)).toBe(false);
  });

  it('is not called verified while bytes they let go earlier wait for their job', async () => {
    const person = await personWithFile();
    await forgetFiles(school.ctx, [person.fileKey]);
    const request = { personId: person.id, requestedBy: 'person' } as const;
    const stuck = await erasePerson(withStuckFiles(), school.inventory, request);
    expect(stuck.state).toBe('partly failed');
    expect(await school.ctx.files.exists(person.fileKey)).toBe(true);
    // The earlier job never runs; the erasure's own does.
    await sql`delete from graphile_worker._private_jobs where payload -> 'files' is not null`.execute(school.ctx.db);
    await makeJobsDue();
    await school.runJobs();
    expect((await ledgerOf(person.id)).map(({ state }) => state)).toEqual(['verified']);
    expect(await school.ctx.files.exists(person.fileKey)).toBe(false);
  });

  it('goes on where the program was killed before anything was destroyed', async () => {
    const person = await personWithFile();
    const killed = { ...school.inventory, tables: school.inventory.tables.map(brokenAt('sessions')) };
    await expect(erasePerson(school.ctx, killed, { personId: person.id, requestedBy: 'person' })).rejects.toThrow();
    expect(await findPersonByEmail(school.ctx, person.email)).toBeDefined();
    expect((await ledgerOf(person.id)).map(({ state }) => state)).toEqual(['started']);
    await makeJobsDue();
    await school.runJobs();
    expect((await ledgerOf(person.id)).map(({ state }) => state)).toEqual(['verified']);
    expect(await findPersonByEmail(school.ctx, person.email)).toBeUndefined();
  });

  it('happens once, however often it is asked for at the same time', async () => {
    const person = await personWithFile();
    const request = { personId: person.id, requestedBy: 'person' } as const;
    const reports = await Promise.allSettled(
      Array.from({ length: 5 }, () => erasePerson(school.ctx, school.inventory, request)),
    );
    const done = reports.flatMap((report) => (report.status === 'fulfilled' ? [report.value.state] : []));
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done)).toEqual(new Set(['verified']));
    expect(await ledgerOf(person.id)).toHaveLength(1);
  });

  it('works as well for the tenth person as for the first, when every statement has its lasting plan', async () => {
    for (let number = 0; number < 10; number += 1) {
      const { id } = await school.person();
      const report = await erasePerson(school.ctx, school.inventory, { personId: id, requestedBy: 'operator' });
      expect(report.state).toBe('verified');
    }
  });

  it('takes an unpaid order with it, and seals a paid one', async () => {
    const person = await school.person();
    const order = (number: string, paidAt: string | null) =>
      sql`
      insert into orders (id, number, person_id, subject_kind, subject_id, description, amount_kzt, payer_name, payer_email,
        locale, placed_at, paid_at)
      values (${school.ctx.ids.uuid()}, ${number}, ${person.id}, 'enrolment', ${school.ctx.ids.uuid()}, 'Программа', 5000,
        ${person.name}, ${person.email}, 'ru', ${'2026-03-01T00:00:00Z'}, ${paidAt})`.execute(school.ctx.db);
    await order('T-unpaid', null);
    await order('T-paid', '2026-03-15T10:00:00Z');
    const report = await erasePerson(school.ctx, school.inventory, {
      personId: person.id,
      requestedBy: 'person',
      locale: 'ru',
    });
    const { rows } = await sql`select number, person_id, payer_name, payer_email, amount_kzt from orders
      where number like 'T-%'`.execute(school.ctx.db);
    expect(rows).toEqual([
      { number: 'T-paid', person_id: null, payer_name: null, payer_email: null, amount_kzt: 5000 },
    ]);
    const kept = report.stores.filter(({ store }) => store === 'database').flatMap((store) => store.kept);
    expect(kept.map(({ until }) => until)).toEqual(['2031-12-31']);
    expect(kept[0]?.why).toContain('Налоговый кодекс');
  });

  it('clears a member of the staff from the acts on other people’s data', async () => {
    const [staff, learner] = [await school.person({ roles: ['manager'] }), await school.person()];
    await sql`insert into audit_events (id, at, action, actor_kind, actor_id, person_id, reason, details)
      values (${school.ctx.ids.uuid()}, ${school.clock.now()}, 'person.read', 'person', ${staff.id}, ${learner.id}, 'a call', '{}')`.execute(
      school.ctx.db,
    );
    await erasePerson(school.ctx, school.inventory, { personId: staff.id, requestedBy: 'operator' });
    const { rows } = await sql`select actor_id, reason from audit_events
      where person_id = ${learner.id} and action = 'person.read'`.execute(school.ctx.db);
    expect(rows).toEqual([{ actor_id: null, reason: 'a call' }]);
  });

  it('locks what a law keeps: nobody changes it, or takes it out before its last day', async () => {
    const before = sql`select count(*)::int as count from vault_records`;
    const count = async () => (await before.execute(school.ctx.db)).rows;
    const kept = await count();
    expect(kept).not.toEqual([{ count: 0 }]);
    for (const attempt of [
      sql`update vault_records set keep_until = '2026-01-01'`,
      sql`delete from vault_records`,
      sql`truncate vault_records cascade`,
    ]) {
      await expect(attempt.execute(school.ctx.db)).rejects.toThrow('the vault is locked');
    }
    expect(await count()).toEqual(kept);
    const lastDay = Temporal.Instant.from('2031-12-31T12:00:00Z');
    await runRetention({ ...school.ctx, clock: { now: () => lastDay } }, school.inventory);
    expect(await count()).toEqual(kept);
    await runRetention({ ...school.ctx, clock: { now: () => lastDay.add({ hours: 24 }) } }, school.inventory);
    expect(await count()).toEqual([{ count: 0 }]);
  });
});

/** The job waits for a minute of the real clock; a test does not. */
async function makeJobsDue(): Promise<void> {
  await sql`update graphile_worker._private_jobs set run_at = now() - interval '1 second'`.execute(school.ctx.db);
}

/** An inventory whose erasure stops with an error at one table: all of the transaction is undone. */
function brokenAt(name: string) {
  return (table: (typeof school.inventory.tables)[number]) =>
    table.table === name ? { ...table, subject: { column: 'no_such_column' } } : table;
}
