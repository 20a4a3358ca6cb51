/** What the preview says of a day is what a run on that day takes, with everything that follows from it. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { schoolDay } from '#platform/clock.ts';
import { storeFile } from '#platform/files/stored-files.ts';
import { useSchool } from '#tests/harness/school.ts';
import { seedDemo } from '../../seed/index.ts';
import { listDue, placeHold, previewRetention, runRetention } from './index.ts';

const school = useSchool();

beforeAll(async () => {
  await seedDemo(school.ctx, { password: 'a passphrase of foresight' });
  await school.runJobs();
  const { ctx, clock } = school;
  const { rows: people } = await sql<{ id: string }>`select id from people order by email`.execute(ctx.db);
  const now = clock.now();
  for (const [place, { id }] of people.entries()) {
    const order = ctx.ids.uuid();
    await sql`insert into orders (id, number, person_id, subject_kind, subject_id, description, amount_kzt, payer_name,
        locale, placed_at, paid_at)
      values (${order}, ${order}, ${id}, 'programme', ${order}, 'П', 1000, 'Айгүл', 'kk', ${now},
        ${place % 3 === 0 ? now : null})`.execute(ctx.db);
  }
  // A study with a sheet on the disk, as a worker would have drawn it.
  const { rows: certificates } = await sql<{ id: string; person_id: string }>`
    select id, person_id from certificates where person_id is not null and file_id is null`.execute(ctx.db);
  for (const { id, person_id } of certificates) {
    const about = { bucket: 'certificates', personId: person_id, name: 'c.pdf', mediaType: 'application/pdf' };
    const file = await storeFile(ctx, about, Buffer.from('sheet'));
    await sql`update certificates set file_id = ${file.id} where id = ${id}`.execute(ctx.db);
  }
  // The staff leave at once: their accounts have an end too.
  await sql`update staff_roles set ended_at = ${now}`.execute(ctx.db);
  const last = people.at(-1);
  if (last) await placeHold(ctx, { personId: last.id, caseReference: '2-21' });
}, 120_000);

const VISITS = 7;

/** A day of the school: visits, and what the held person did. */
async function live(): Promise<void> {
  const { ctx, clock } = school;
  await sql`insert into visits (day, page, device, system, browser, locale)
    select ${schoolDay(clock.now())}::date, '/', 'phone', 'ios', 'safari', 'ru'
    from generate_series(1, ${VISITS}::int)`.execute(ctx.db);
  await sql`insert into audit_events (id, at, action, actor_kind, person_id)
    select gen_random_uuid(), ${clock.now()}, 'test.held', 'person', person_id from legal_holds where lifted_at is null`.execute(
    ctx.db,
  );
}

const sums = (counted: readonly (readonly [string, number])[]): Record<string, number> => {
  const all = new Map<string, number>();
  // An empty month is dropped as well.
  for (const [key, rows] of counted) if (rows > 0) all.set(key, (all.get(key) ?? 0) + rows);
  return Object.fromEntries([...all].sort(([a], [b]) => a.localeCompare(b)));
};

describe('the preview', () => {
  it('lists for a day all that a run on that day takes, through the years', async () => {
    const { ctx, clock, inventory } = school;
    const start = schoolDay(clock.now());
    const taken = new Set<string>();
    const months = new Set<string>();
    for (const days of [31, 75, 380, 402, 420, 800, 1_300, 1_840, 1_900, 1_960, 2_250, 2_700]) {
      const by = start.add({ days });
      const eve = by.subtract({ days: 30 }).toZonedDateTime({ timeZone: 'Asia/Almaty', plainTime: '09:00' });
      clock.set(eve.toInstant());
      await live();
      const groups = await previewRetention(ctx, inventory, by);
      const { rows: listed } = await listDue(ctx, inventory, { by });
      const foreseen = sums(groups.map(({ rule, rows }) => [`${rule.table}/${rule.action}`, rows]));
      expect(sums(listed.map(({ table, action, rows }) => [`${table}/${action}`, rows]))).toEqual(foreseen);
      // A month is one line, however much goes with it.
      for (const { table, id, rows } of listed) {
        if (/^\d{4}-\d\d$/.test(id)) months.add(`${table}: ${rows}`);
        else expect(rows, `${table} ${id}`).toBe(1);
      }
      clock.set(by.toZonedDateTime({ timeZone: 'Asia/Almaty', plainTime: '23:59:59' }).toInstant());
      const { destroyed } = await runRetention(ctx, inventory);
      const gone = sums(destroyed.map(({ table, action, rows }) => [`${table}/${action}`, rows]));
      expect(foreseen, `until ${by}`).toEqual(gone);
      for (const key of Object.keys(gone)) taken.add(key);
    }
    for (const key of [
      'people/anonymise',
      'people/delete',
      'credentials/delete',
      'consent_events/delete',
      'orders/delete',
      'visits/delete',
      'audit_events/delete',
    ])
      expect(taken).toContain(key);
    expect(months).toContain(`visits: ${VISITS}`);
    const { rows: kept } = await sql`select from audit_events where action = 'test.held'`.execute(ctx.db);
    expect(kept).toHaveLength(12);
    const { rows: left } = await sql`select from people`.execute(ctx.db);
    expect(left).toHaveLength(1);
  }, 240_000);

  it('gives a list too long for one file in parts, and says so on the page and in each file', async () => {
    const { ctx, clock } = school;
    const { rows: letters } = await sql<{ id: string }>`
      insert into outbox_messages (id, letter, purpose, recipient, locale, subject, text, html, written_at)
      select gen_random_uuid(), 'test', 'service', 'a@example.kz', 'ru', 's', 't', 'h', ${clock.now()}
      from generate_series(1, 50010) returning id`.execute(ctx.db);
    clock.set(clock.now().add({ hours: 24 * 350 }));
    const { cookie } = await school.person({ roles: ['privacy-officer'] });
    const listed = new Set<string>();
    for (const part of [1, 2]) {
      const answer = await school.request(`/office/retention/due.csv?part=${part}`, { cookie });
      expect(answer.headers.get('content-disposition')).toContain(`due-${part}-of-2.csv`);
      const text = await answer.text();
      expect(text).toContain(`part ${part} of 2`);
      for (const [, id] of text.matchAll(/"outbox_messages","([^"]+)"/g)) listed.add(id ?? '');
    }
    expect(letters.filter(({ id }) => !listed.has(id))).toEqual([]);
    for (const part of ['3', '0', 'x']) {
      expect((await school.request(`/office/retention/due.csv?part=${part}`, { cookie })).status).toBe(404);
    }
    const html = await (await school.request('/office/retention', { cookie, locale: 'en' })).text();
    expect(html).toContain('part 2 of 2');
    expect(html).toContain('comes in several files');
  }, 120_000);
});
