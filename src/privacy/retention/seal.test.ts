/** What the law keeps longer than a person's contacts goes under lock with them, and out of it when its law ends. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { currentCode, enrolSecondFactor } from '#people/sign-in';
import { schoolDay } from '#platform/clock.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { restrictProcessing } from '#privacy/restriction';
import { useSchool } from '#tests/harness/school.ts';
import { liftHold, listDue, placeHold, previewRetention, runRetention } from './index.ts';

const school = useSchool();
const run = () => runRetention(school.ctx, school.inventory);
const night = (day: string) =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Asia/Almaty', plainTime: '00:30' }).toInstant();

interface OrderRow {
  readonly person_id: string | null;
  readonly payer_name: string | null;
  readonly payer_email: string | null;
  readonly payment_note: string | null;
  readonly amount_kzt: number;
}

/** Paid now, by whoever it is. */
async function paidBy({ id: personId, email }: { id: string; email: string }, number: string): Promise<string> {
  const [id, now] = [school.ctx.ids.uuid(), school.clock.now()];
  await sql`insert into orders (id, number, person_id, subject_kind, subject_id, description, amount_kzt, payer_name,
      payer_email, locale, placed_at, paid_at, payment_note, confirmed_by)
    values (${id}, ${number}, ${personId}, 'programme', ${id}, 'Программа', 90000, 'Гүлнәр Омарова', ${email}, 'kk', ${now},
      ${now}, 'перевод от Гүлнәр', ${personId})`.execute(school.ctx.db);
  return id;
}
async function orderOf(id: string): Promise<OrderRow | undefined> {
  const { rows } = await sql<OrderRow>`
    select person_id, payer_name, payer_email, payment_note, amount_kzt from orders where id = ${id}`.execute(
    school.ctx.db,
  );
  return rows[0];
}
interface SealedRow {
  readonly id: string;
  readonly order: string;
  readonly together: string;
  readonly keep_until: Temporal.PlainDate;
}
async function sealed(): Promise<SealedRow[]> {
  const { rows } = await sql<{ id: string; together: string; keep_until: Temporal.PlainDate; sealed: Buffer }>`
    select id, together, keep_until, sealed from vault_records`.execute(school.ctx.db);
  return rows.map(({ sealed: bytes, ...row }) => ({
    ...row,
    order: JSON.parse(school.ctx.secrets.open('vault', bytes).toString('utf8')).row.id,
  }));
}
const officer = () => school.person({ roles: ['privacy-officer', 'accountant'] });
const CLEARED = { person_id: null, payer_name: null, payer_email: null, payment_note: null, amount_kzt: 90_000 };
/** Without a study, contacts go a year and thirty days after signing up. */
const CLOSING_DAYS = 397;

describe('a paid order', () => {
  it('names its payer until the contacts go, lies in the vault until its law ends, and then nowhere', async () => {
    const { ctx, clock, inventory } = school;
    const payer = await school.person({ name: 'Гүлнәр Омарова' });
    const order = await paidBy(payer, '2026-000107');
    const [year, closing] = [schoolDay(clock.now()).year, schoolDay(clock.now()).add({ years: 1, days: 30 })];

    clock.set(night(closing.subtract({ days: 20 }).toString()));
    await run();
    expect(await orderOf(order)).toMatchObject({ payer_name: 'Гүлнәр Омарова', payer_email: payer.email });
    const { rows: listed } = await listDue(ctx, inventory);
    const due = listed.find(({ id, action }) => id === order && action === 'vault');
    expect(due).toMatchObject({ table: 'orders', source: 'keep.contacts', personId: payer.id });
    expect(due?.day.toString()).toBe(closing.toString());
    const { cookie } = await officer();
    const csv = await (await school.request('/office/retention/due.csv', { cookie })).text();
    expect(csv).toContain(`"${closing}","orders","${order}","${payer.id}","vault","keep.contacts"`);
    const words = { ru: 'Уйдёт под замок в хранилище', kk: 'Сақтау орнына құлыпталады', en: 'Locked in the vault' };
    for (const locale of LOCALES) {
      expect(await (await school.request('/office/retention', { cookie, locale })).text()).toContain(words[locale]);
    }

    clock.set(night(closing.toString()));
    const { runId, destroyed } = await run();
    expect(await orderOf(order)).toEqual(CLEARED);
    expect(destroyed).toContainEqual({ table: 'orders', action: 'vault', source: 'keep.contacts', rows: 1 });
    const [record] = await sealed();
    expect(record).toMatchObject({ order });
    expect(record?.keep_until.toString()).toBe(`${year + 5}-12-31`);
    const { rows: counts } = await sql<{ text: string }>`
      select string_agg(counts::text, ';') as text from retention_counts as counts where run_id = ${runId}`.execute(
      ctx.db,
    );
    expect(counts[0]?.text).not.toMatch(new RegExp(`${payer.id}|${payer.email}|Омарова|${order}`));
    const later = await officer();
    for (const path of ['/office/payments', `/office/payments/${order}`]) {
      const html = await (await school.request(path, { cookie: later.cookie, locale: 'en' })).text();
      expect(html).toContain('Data erased');
      expect(html).not.toContain('Омарова');
      expect(html).not.toContain(payer.email);
    }

    await enrolSecondFactor(ctx, later.id);
    const code = await currentCode(ctx, later.id);
    const form = { value: '2026-000107', ground: 'tax-audit', document: '№ 7', code };
    const opened = await (await school.request('/office/vault/openings', { cookie: later.cookie, form })).text();
    for (const text of ['2026-000107', 'Гүлнәр Омарова', payer.email]) expect(opened).toContain(text);
    const { rows: log } = await sql`select record, ground, opened_by from vault_openings`.execute(ctx.db);
    expect(log).toEqual([{ record: record?.id, ground: 'tax-audit', opened_by: later.id }]);

    clock.set(night(`${year + 5}-12-31`));
    await run();
    expect(await sealed()).toHaveLength(1);
    expect(await orderOf(order)).toEqual(CLEARED);
    clock.set(night(`${year + 6}-01-01`));
    await run();
    expect(await sealed()).toEqual([]);
    expect(await orderOf(order)).toBeUndefined();
  });

  it('stays as it is while a case holds its payer, or they restrict its use, or the use of everything', async () => {
    const { ctx, clock } = school;
    const [held, restricted, other] = [await school.person(), await school.person(), await school.person()];
    const wholly = await school.person();
    const orders = {
      held: await paidBy(held, 'H-1'),
      restricted: await paidBy(restricted, 'R-1'),
      wholly: await paidBy(wholly, 'E-1'),
      other: await paidBy(other, 'O-1'),
    };
    clock.advance({ hours: 24 * CLOSING_DAYS });
    // Closed before there was a vault for it, as a school that was not tended for long may be.
    await sql`update people set closed_at = ${clock.now()} where id in (${restricted.id}, ${wholly.id}, ${held.id})`.execute(
      ctx.db,
    );
    const hold = await placeHold(ctx, { personId: held.id, caseReference: '2-31' });
    const part = { part: 'category', name: 'finance' } as const;
    const restriction = { personId: restricted.id, part, way: 'office', reason: 'x' } as const;
    await restrictProcessing(school.ctx, restriction);
    await restrictProcessing(ctx, { ...restriction, personId: wholly.id, part: { part: 'everything' } });
    const foreseen = await listDue(ctx, school.inventory);
    expect(foreseen.rows.filter(({ action }) => action === 'vault').map(({ id }) => id)).toEqual([orders.other]);
    await run();
    expect(await orderOf(orders.held)).toMatchObject({ payer_name: 'Гүлнәр Омарова' });
    expect(await orderOf(orders.restricted)).toMatchObject({ payer_name: 'Гүлнәр Омарова' });
    expect(await orderOf(orders.wholly)).toMatchObject({ payer_name: 'Гүлнәр Омарова' });
    expect(await orderOf(orders.other)).toEqual(CLEARED);
    await liftHold(ctx, hold);
    await sql`update restrictions set lifted_at = ${clock.now()} where person_id in (${restricted.id}, ${wholly.id})`.execute(
      ctx.db,
    );
    await run();
    expect(await orderOf(orders.held)).toEqual(CLEARED);
    expect(await orderOf(orders.restricted)).toEqual(CLEARED);
    expect(await orderOf(orders.wholly)).toEqual(CLEARED);
    expect((await sealed()).map(({ order }) => order).sort()).toEqual(Object.values(orders).sort());
  });

  it('forgets that its payer confirmed it themselves, and keeps which of the others did', async () => {
    const { ctx, clock } = school;
    const [payer, accountant] = [await school.person(), await school.person()];
    const [own, ordinary] = [await paidBy(payer, 'S-1'), await paidBy(payer, 'S-2')];
    await sql`update orders set confirmed_by = ${accountant.id} where id = ${ordinary}`.execute(ctx.db);
    clock.advance({ hours: 24 * CLOSING_DAYS });
    await run();
    expect(await orderOf(own)).toEqual(CLEARED);
    const { rows } = await sql`select confirmed_by from orders where number in ('S-1', 'S-2') order by number`.execute(
      ctx.db,
    );
    expect(rows).toEqual([{ confirmed_by: null }, { confirmed_by: accountant.id }]);
  });

  it('is sealed once, with the others of its payer and of nobody else, also where one of them waits for the next night', async () => {
    const { ctx, clock } = school;
    const before = new Set((await sealed()).map(({ id }) => id));
    const [one, two] = [await school.person(), await school.person()];
    const orders = [
      await paidBy(one, 'W-1'),
      await paidBy(one, 'W-2'),
      await paidBy(two, 'W-3'),
      await paidBy(two, 'W-4'),
    ];
    clock.advance({ hours: 24 * CLOSING_DAYS });
    const groups = await previewRetention(ctx, school.inventory);
    expect(groups.find(({ rule }) => rule.action === 'vault')?.rows).toBe(4);
    await ctx.db.transaction().execute(async (db) => {
      await sql`select from orders where id = ${orders[3]} for update`.execute(db);
      await run();
    });
    expect(await Promise.all(orders.map(orderOf))).toEqual([
      CLEARED,
      CLEARED,
      CLEARED,
      {
        ...CLEARED,
        person_id: two.id,
        payer_name: 'Гүлнәр Омарова',
        payer_email: two.email,
        payment_note: 'перевод от Гүлнәр',
      },
    ]);
    await run();
    await run();
    expect(await orderOf(orders[3] ?? '')).toEqual(CLEARED);
    const mine = (await sealed()).filter(({ id }) => !before.has(id));
    expect(mine.map(({ order }) => order).sort()).toEqual([...orders].sort());
    const together = (order: string | undefined) => mine.find((each) => each.order === order)?.together;
    expect(together(orders[0])).toBe(together(orders[1]));
    expect(together(orders[0])).not.toBe(together(orders[2]));
  });
});
