/** A hold reaches whoever it is placed on, whichever way they are found, and whoever destroys. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { transact } from '#platform/context.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { liftHold, placeHold, runRetention } from './index.ts';

const school = useSchool();

async function there(table: string, column: string, value: string): Promise<boolean> {
  const { rows } = await sql`select from ${sql.table(table)} where ${sql.ref(column)} = ${value}`.execute(
    school.ctx.db,
  );
  return rows.length > 0;
}

async function runJob(name: string): Promise<void> {
  const job = school.school.jobs.find((each) => each.name === name);
  if (!job) throw new Error(`there is no job ${name}`);
  await enqueue(school.ctx, job, {});
  await school.runJobs();
}

/** Somebody waits for the lock that holds and destroyers share. */
async function isAwaited(): Promise<boolean> {
  const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`.execute(school.ctx.db);
  return rows.length > 0;
}

/** Until somebody waits, or the work is done without waiting. */
async function untilWaiting(work: Promise<unknown>): Promise<void> {
  const state = { settled: false };
  const settle = () => {
    state.settled = true;
  };
  void work.then(settle, settle);
  while (!state.settled && !(await isAwaited()));
}

describe('a hold in the office', () => {
  it('is placed on a former student by the number of a certificate or an order, or the address of their page', async () => {
    const { ctx, clock } = school;
    const student = await school.person();
    const { id: programme, cohortId } = await programmeForTest(ctx);
    const now = clock.now();
    const [study, order] = [ctx.ids.uuid(), ctx.ids.uuid()];
    await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at, completed_at)
      values (${study}, ${student.id}, ${programme}, ${cohortId}, ${now}, ${now}, ${now})`.execute(ctx.db);
    await sql`insert into certificates (id, code, number, person_id, enrolment_id, issued_at, holder_name,
        programme_title, hours, completed_on, locale)
      values (${ctx.ids.uuid()}, 'c-7', 'PM-2026-0007', ${student.id}, ${study}, ${now}, 'Айгүл', 'П', 4, '2026-11-22', 'kk')`.execute(
      ctx.db,
    );
    await sql`insert into orders (id, number, person_id, subject_kind, subject_id, description, amount_kzt, payer_name,
        locale, placed_at, paid_at)
      values (${order}, '2026-000031', ${student.id}, 'enrolment', ${study}, 'П', 1000, 'Айгүл', 'kk', ${now}, ${now})`.execute(
      ctx.db,
    );
    await sql`update enrolments set order_id = ${order} where id = ${study}`.execute(ctx.db);
    clock.advance({ hours: 24 * 200 });
    await runRetention(ctx, school.inventory);
    expect(await there('people', 'email', student.email)).toBe(false);
    // The order forgot whose it is; the study still knows which order it was.
    expect(await there('orders', 'person_id', student.id)).toBe(false);
    const { cookie } = await school.person({ roles: ['privacy-officer'] });
    const hold = (whom: string, reference: string, locale: (typeof LOCALES)[number] = 'ru') =>
      school.request('/office/retention/holds', { form: { whom, case: reference }, cookie, locale });
    const page = `http://school.test/office/people/${student.id}`;
    for (const [at, whom] of [' pm-2026-0007 ', '2026-000031', student.id, page].entries()) {
      expect((await hold(whom, `2-${at}`)).headers.get('location'), whom).toContain('done=placed');
    }
    const { rows } = await sql<{ person_id: string }>`select distinct person_id from legal_holds`.execute(ctx.db);
    expect(rows).toEqual([{ person_id: student.id }]);
    const shapeless = await hold(student.id, '\u200b\u2060');
    expect([shapeless.status, await shapeless.text()]).toEqual([422, expect.stringContaining('Заполните это поле')]);
    const advice = { ru: 'номер сертификата', kk: 'сертификат не шот', en: 'number of the certificate' };
    for (const locale of LOCALES) {
      for (const whom of [student.email, 'PM-0000-0000', ctx.ids.uuid()]) {
        const refused = await hold(whom, '2-9', locale);
        expect(refused.status).toBe(422);
        expect(await refused.text()).toContain(advice[locale]);
      }
    }
  });
});

describe('a hold', () => {
  it('keeps what the hourly jobs would take, until it is lifted', async () => {
    const { ctx, clock } = school;
    const [held, other] = [await school.person(), await school.person()];
    const children = [held, other].map(({ id }) => ({ id: ctx.ids.uuid(), guardian: id }));
    for (const { id, guardian } of children) {
      await sql`insert into wards (id, person_id, name, born_on, relation, begun_at)
        values (${id}, ${guardian}, 'Айсұлу', '2015-05-17', 'parent', ${clock.now()})`.execute(ctx.db);
    }
    const hold = await placeHold(ctx, { personId: held.id, caseReference: '2-11' });
    clock.advance({ hours: 24 * 90 });
    const left = async () => ({
      sessions: [await there('sessions', 'person_id', held.id), await there('sessions', 'person_id', other.id)],
      wards: [await there('wards', 'person_id', held.id), await there('wards', 'person_id', other.id)],
    });
    await runJob('sign-in.sweep');
    await runJob('minors.watch');
    expect(await left()).toEqual({ sessions: [true, false], wards: [true, false] });
    // Kept, and opening nothing.
    expect((await school.request('/account', { cookie: held.cookie })).status).not.toBe(200);
    await liftHold(ctx, hold);
    await runJob('sign-in.sweep');
    await runJob('minors.watch');
    expect(await left()).toEqual({ sessions: [false, false], wards: [false, false] });
  });

  it('keeps the child’s data against their guardian too, and says why', async () => {
    const { ctx, clock } = school;
    const guardian = await school.person();
    const ward = ctx.ids.uuid();
    await sql`insert into wards (id, person_id, name, born_on, relation, begun_at, confirmed_at)
      values (${ward}, ${guardian.id}, 'Айсұлу', '2015-05-17', 'parent', ${clock.now()}, ${clock.now()})`.execute(
      ctx.db,
    );
    const hold = await placeHold(ctx, { personId: guardian.id, caseReference: '2-12' });
    const remove = () =>
      school.request(`/account/wards/${ward}/removal`, { form: {}, cookie: guardian.cookie, locale: 'en' });
    const refused = await remove();
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('until a case that concerns you is over');
    expect(await there('wards', 'id', ward)).toBe(true);
    await liftHold(ctx, hold);
    expect((await remove()).headers.get('location')).toContain('done=removed');
    expect(await there('wards', 'id', ward)).toBe(false);
  });

  it('keeps the trace of what a held member of staff did, and opened, after its months are gone', async () => {
    const { ctx, clock } = school;
    const [held, other] = [await school.person(), await school.person()];
    const act = async (actor: string, object: string) => {
      const id = ctx.ids.uuid();
      await sql`insert into audit_events (id, at, action, actor_kind, actor_id, object_kind, object_id)
        values (${id}, ${clock.now()}, 'test.act', 'person', ${actor}, 'person', ${object})`.execute(ctx.db);
      return id;
    };
    const acts = {
      byHeld: await act(held.id, ctx.ids.uuid()),
      onHeld: await act(other.id, held.id),
      byOther: await act(other.id, ctx.ids.uuid()),
    };
    const openings = { byHeld: ctx.ids.uuid(), byOther: ctx.ids.uuid() };
    for (const [id, by] of [
      [openings.byHeld, held.id],
      [openings.byOther, other.id],
    ]) {
      await sql`insert into vault_openings (id, record, what, ground, document, opened_at, opened_by)
        values (${id}, ${id}, 'Счёт', 'court', '№ 7', ${clock.now()}, ${by})`.execute(ctx.db);
    }
    const hold = await placeHold(ctx, { personId: held.id, caseReference: '2-16' });
    clock.advance({ hours: 24 * (3 * 366 + 40) });
    await runRetention(ctx, school.inventory);
    // Once more: what stayed behind when its month went is asked about row by row.
    await runRetention(ctx, school.inventory);
    const left = async () =>
      [
        ...Object.entries(acts).map(([name, id]) => ['audit_events', `${name} act`, id] as const),
        ...Object.entries(openings).map(([name, id]) => ['vault_openings', `${name} opening`, id] as const),
      ].reduce<Promise<string[]>>(
        async (so, [table, name, id]) => [...(await so), ...((await there(table, 'id', id)) ? [name] : [])],
        Promise.resolve([]),
      );
    expect(await left()).toEqual(['byHeld act', 'onHeld act', 'byHeld opening']);
    await liftHold(ctx, hold);
    await runRetention(ctx, school.inventory);
    expect(await left()).toEqual([]);
  });

  it('that is being placed is waited for by a run', async () => {
    const { ctx, clock } = school;
    const { id } = await school.person();
    const before = await placeHold(ctx, { personId: id, caseReference: '2-13' });
    clock.advance({ hours: 24 * 800 });
    // Whole months wait for other locks: they are gone by now.
    await runRetention(ctx, school.inventory);
    await liftHold(ctx, before);
    const running = await transact(ctx, async (tx) => {
      await placeHold(tx, { personId: id, caseReference: '2-13' });
      const run = runRetention(ctx, school.inventory);
      await untilWaiting(run);
      return { run };
    });
    await running.run;
    expect(await there('people', 'id', id)).toBe(true);
  });

  it('waits for whoever is destroying', async () => {
    const { ctx } = school;
    const { id } = await school.person();
    const placing = await transact(ctx, async (tx) => {
      await sql`select heed_holds()`.execute(tx.db);
      const placed = placeHold(ctx, { personId: id, caseReference: '2-14' });
      await untilWaiting(placed);
      expect(await there('legal_holds', 'case_reference', '2-14')).toBe(false);
      return { placed };
    });
    await placing.placed;
    expect(await there('legal_holds', 'case_reference', '2-14')).toBe(true);
  });
});
