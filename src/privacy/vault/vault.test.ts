import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { currentCode, enrolSecondFactor } from '#people/sign-in';
import type { Context } from '#platform/context.ts';
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts';
import { erasePerson } from '#privacy/erasure';
import { runRetention } from '#privacy/retention';
import { useSchool } from '#tests/harness/school.ts';
import { openVault } from './open-vault.ts';

const school = useSchool();

/** Somebody who paid, and was erased. Returns what the vault keeps of them. */
async function erasedPayer(name: string, numbers: readonly string[]): Promise<string[]> {
  const { id, email } = await school.person({ name });
  for (const number of numbers) {
    await sql`
      insert into orders (id, number, person_id, subject_kind, subject_id, description, amount_kzt, payer_name, payer_email,
        locale, placed_at, paid_at)
      values (${school.ctx.ids.uuid()}, ${number}, ${id}, 'enrolment', ${school.ctx.ids.uuid()}, 'Программа', 90000, ${name},
        ${email}, 'ru', '2026-03-01T10:00:00Z', '2026-03-15T10:00:00Z')`.execute(school.ctx.db);
  }
  const known = await sealed();
  await erasePerson(school.ctx, school.inventory, { personId: id, requestedBy: 'person' });
  return (await sealed()).filter((record) => !known.includes(record));
}

async function sealed(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from vault_records`.execute(school.ctx.db);
  return rows.map(({ id }) => id);
}

async function officer() {
  const person = await school.person({ name: 'Сәуле Ахметова', roles: ['privacy-officer'] });
  await enrolSecondFactor(school.ctx, person.id);
  const roles = ['privacy-officer'];
  const ctx = school.as({ kind: 'person', personId: person.id, sessionId: person.id, roles, secondFactor: true });
  return { ...person, ctx, code: () => currentCode(school.ctx, person.id) };
}

const demand = { ground: 'court', document: '№ 12-345 от 3 ноября 2026' } as const;
const openings = async () =>
  (await sql<{ count: number }>`select count(*)::int as count from vault_openings`.execute(school.ctx.db)).rows[0]
    ?.count;

describe('the vault', () => {
  it('opens one record, or all of one person, and writes each of them down', async () => {
    const { ctx, id: personId, code } = await officer();
    const [first = '', second = ''] = await erasedPayer('Ерлан Сейітов', ['V-1', 'V-2']);
    const before = await sql`select * from vault_records order by id`.execute(school.ctx.db);
    const one = await openVault(ctx, { recordId: first, scope: 'record' }, { ...demand, code: await code() });
    expect(one).toMatchObject([{ id: first, table: 'orders', row: { payer_name: 'Ерлан Сейітов' } }]);
    const all = await openVault(ctx, { recordId: first, scope: 'person' }, { ...demand, code: await code() });
    expect(all.map(({ id }) => id).sort()).toEqual([first, second].sort());
    const { rows } = await sql`select record, ground, document, opened_by from vault_openings`.execute(school.ctx.db);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual({ record: first, ...demand, opened_by: personId });
    const acts = await sql`
      select object_id, reason from audit_events where action = 'vault.opened' and actor_id = ${personId}`.execute(
      school.ctx.db,
    );
    expect(acts.rows).toHaveLength(3);
    expect(acts.rows).toContainEqual({ object_id: second, reason: 'court' });
    // Reading changes nothing in it, its last day least of all.
    expect((await sql`select * from vault_records order by id`.execute(school.ctx.db)).rows).toEqual(before.rows);
  });

  it('finds a record by what the demand names, word for word', async () => {
    const { ctx, code } = await officer();
    const [record] = await erasedPayer('Гүлнәр Омарова', ['V-7']);
    const found = await openVault(ctx, { value: 'гүлнәр омарова' }, { ...demand, code: await code() });
    expect(found.map(({ id }) => id)).toEqual([record]);
    const count = await openings();
    expect(await openVault(ctx, { value: 'Омаров' }, { ...demand, code: await code() })).toEqual([]);
    expect(await openings()).toBe(count);
    const { rows } = await sql`select details from audit_events where action = 'vault.searched' order by at`.execute(
      school.ctx.db,
    );
    expect(rows).toEqual([{ details: { found: 1 } }, { details: { found: 0 } }]);
  });

  it('opens to nobody else, and to nobody without a code of this very moment', async () => {
    const { ctx, code, id } = await officer();
    const [recordId = ''] = await erasedPayer('Болат Нұрланов', ['V-3']);
    const wanted = { recordId, scope: 'record' } as const;
    const count = await openings();
    const as = (roles: readonly string[], secondFactor = true): Context =>
      school.as({ kind: 'person', personId: id, sessionId: id, roles, secondFactor });
    const others = [
      as(['administrator']),
      as(['accountant']),
      as([]),
      as(['privacy-officer'], false),
      school.ctx,
      school.as({ kind: 'system', job: 'any' }),
      school.as({ kind: 'visitor' }),
    ];
    for (const other of others) {
      await expect(openVault(other, wanted, { ...demand, code: await code() })).rejects.toThrow(Forbidden);
    }
    await expect(openVault(ctx, wanted, { ...demand, code: '000000' })).rejects.toEqual(new Conflict('code'));
    await expect(openVault(ctx, wanted, { ...demand, code: 'нет' })).rejects.toEqual(new Conflict('code'));
    const used = await code();
    await openVault(ctx, wanted, { ...demand, code: used });
    await expect(openVault(ctx, wanted, { ...demand, code: used })).rejects.toEqual(new Conflict('code'));
    const unknown = { recordId: id, scope: 'record' } as const;
    await expect(openVault(ctx, unknown, { ...demand, code: await code() })).rejects.toThrow(NotFound);
    expect(await openings()).toBe((count ?? 0) + 1);
    const { rows } = await sql`select reason from audit_events where action = 'vault.refused'`.execute(school.ctx.db);
    expect(rows).toEqual([{ reason: 'court' }, { reason: 'court' }, { reason: 'court' }]);
  });

  it('keeps its log: nobody changes it, and who opened it is forgotten only with them', async () => {
    const { ctx, code, id } = await officer();
    const [recordId = ''] = await erasedPayer('Марат Ержанов', ['V-4']);
    await openVault(ctx, { recordId, scope: 'record' }, { ...demand, code: await code() });
    for (const attempt of [
      sql`delete from vault_openings`,
      sql`update vault_openings set document = 'другое'`,
      sql`update vault_openings set opened_by = ${school.ctx.ids.uuid()}`,
      sql`update vault_openings set opened_by = null, opened_at = now()`,
      sql`truncate vault_openings`,
    ]) {
      await expect(attempt.execute(school.ctx.db)).rejects.toThrow('append-only');
    }
    const report = await erasePerson(school.ctx, school.inventory, { personId: id, requestedBy: 'person' });
    expect(report.state).toBe('verified');
    const { rows } = await sql`select opened_by from vault_openings where record = ${recordId}`.execute(school.ctx.db);
    expect(rows).toEqual([{ opened_by: null }]);
  });

  it('is unsealed in one place alone', () => {
    const root = join(import.meta.dirname, '../../..');
    const opening = globSync('src/**/*.{ts,tsx}', { cwd: root })
      .filter((path) => !path.endsWith('.test.ts'))
      .filter((path) => /[.]open[(]\s*'vault'/.test(readFileSync(join(root, path), 'utf8')));
    expect(opening).toEqual(['src/privacy/vault/open-vault.ts']);
  });
});

describe('/office/vault', () => {
  it('asks for a reason and a code, shows what it opened once, and lists who opened it', async () => {
    const { cookie, code } = await officer();
    const [recordId] = await erasedPayer('Дана Жұмабаева', ['V-5']);
    const path = `/office/vault/${recordId}`;
    const post = async (form: Record<string, string>, where = `${path}/openings`) =>
      school.request(where, { cookie, form: { scope: 'record', ...demand, code: await code(), ...form } });
    const list = await (await school.request('/office/vault', { cookie })).text();
    expect(list).toContain(path);
    expect(list).not.toContain('Дана Жұмабаева');
    for (const wrong of [
      { document: '' },
      { ground: '' },
      { ground: 'curiosity' },
      { code: '' },
      { code: '000000' },
      { scope: 'all' },
    ]) {
      const refused = await post(wrong);
      expect([refused.status, (await refused.text()).includes('Дана')], JSON.stringify(wrong)).toEqual([422, false]);
    }
    const opened = await post({});
    expect([opened.status, opened.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    const shown = await opened.text();
    for (const text of ['Дана Жұмабаева', '90 000', '15 марта 2026'])
      expect(shown.replaceAll('\u00a0', ' ')).toContain(text);
    expect(await (await post({ value: 'V-нет' }, '/office/vault/openings')).text()).toContain('Такого в хранилище нет');
    expect((await post({ value: ' ' }, '/office/vault/openings')).status).toBe(422);
    const log = await (await school.request('/office/vault', { cookie, locale: 'en' })).text();
    expect(log).toContain('№ 12-345 от 3 ноября 2026');
    expect(log).toContain('Сәуле Ахметова');
    expect(log).toContain('Paid orders');
    expect((await school.request('/office/vault/0190a000-0000-7000-8000-000000000000', { cookie })).status).toBe(404);
  });

  it('shows an administrator the log and nothing to open; others nothing at all', async () => {
    const [admin, accountant] = [
      await school.person({ roles: ['administrator'] }),
      await school.person({ roles: ['accountant'] }),
    ];
    await enrolSecondFactor(school.ctx, admin.id);
    const [recordId] = await erasedPayer('Асхат Тілеуов', ['V-6']);
    const path = `/office/vault/${recordId}`;
    expect(await (await school.request('/office/vault', { cookie: admin.cookie })).text()).not.toContain(path);
    const form = { scope: 'record', ...demand, code: await currentCode(school.ctx, admin.id) };
    expect((await school.request(`${path}/openings`, { cookie: admin.cookie, form })).status).toBe(403);
    expect((await school.request('/office/vault', { cookie: accountant.cookie })).status).toBe(403);
    expect((await school.request(`${path}/openings`, { cookie: accountant.cookie, form })).status).toBe(403);
  });

  it('opens nothing after the last day, though the record may lie there a night longer', async () => {
    const { ctx, code } = await officer();
    const [recordId = ''] = await erasedPayer('Сағат Бекенов', ['V-8']);
    const lastDay = { ...ctx, clock: { now: () => Temporal.Instant.from('2031-12-31T12:00:00Z') } };
    const dayAfter = { ...ctx, clock: { now: () => Temporal.Instant.from('2032-01-01T00:00:00Z') } };
    const wanted = { recordId, scope: 'record' } as const;
    expect(await openVault(lastDay, wanted, { ...demand, code: await code() })).toHaveLength(1);
    await expect(openVault(dayAfter, wanted, { ...demand, code: await code() })).rejects.toEqual(new Conflict('over'));
    expect(await openVault(dayAfter, { value: 'Сағат Бекенов' }, { ...demand, code: await code() })).toEqual([]);
    const logged = sql`select what, record from vault_openings where record = ${recordId}`;
    const opening = [{ what: 'Оплаченные счета', record: recordId }];
    expect((await logged.execute(school.ctx.db)).rows).toEqual(opening);
    await runRetention({ ...school.ctx, clock: dayAfter.clock }, school.inventory);
    expect(await sealed()).toEqual([]);
    // The log outlives the record.
    expect((await logged.execute(school.ctx.db)).rows).toEqual(opening);
  });
});
