/** What goes by a consent, what goes by whole years, and what no law keeps. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { schoolDay } from '#platform/clock.ts';
import { giveConsent, withdrawConsent } from '#privacy/consents';
import { liftRestriction, limitsOf, restrictProcessing } from '#privacy/restriction';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { listDue, runRetention, tellAndRun } from './index.ts';

const school = useSchool();
const run = () => runRetention(school.ctx, school.inventory);
const offersOf = (personId: string) => ({ personId, purpose: 'offers', way: 'cabinet', locale: 'ru' }) as const;

async function isClosed(personId: string): Promise<boolean> {
  const { rows } = await sql`select from people where id = ${personId} and closed_at is null`.execute(school.ctx.db);
  return rows.length === 0;
}

async function there(table: string, id: string): Promise<boolean> {
  const { rows } = await sql`select from ${sql.table(table)} where id = ${id}`.execute(school.ctx.db);
  return rows.length > 0;
}

/** A study that was completed at the moment, with one lesson opened. */
async function completed(personId: string): Promise<{ study: string; trace: string }> {
  const { id: programme, cohortId, lessons } = await programmeForTest(school.ctx, { lessons: 1 });
  const [study, trace, now] = [school.ctx.ids.uuid(), school.ctx.ids.uuid(), school.clock.now()];
  await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at, completed_at)
    values (${study}, ${personId}, ${programme}, ${cohortId}, ${now}, ${now}, ${now})`.execute(school.ctx.db);
  await sql`insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at)
    values (${trace}, ${personId}, ${study}, ${lessons[0]?.id}, ${now}, ${now})`.execute(school.ctx.db);
  return { study, trace };
}

const night = (day: string) =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Asia/Almaty', plainTime: '00:30' }).toInstant();

describe('what is kept by a consent', () => {
  it('stays while its use is restricted, and goes when the restriction is lifted and there is no consent', async () => {
    const { ctx, clock } = school;
    const [restricted, withdrawn] = [await school.person(), await school.person()];
    const as = school.as(restricted.id);
    for (const { id } of [restricted, withdrawn]) {
      await completed(id);
      await giveConsent(ctx, offersOf(id));
    }
    await restrictProcessing(as, {
      personId: restricted.id,
      part: { part: 'everything' },
      way: 'cabinet',
      reason: 'x',
    });
    await withdrawConsent(ctx, offersOf(withdrawn.id));
    clock.advance({ hours: 24 * 60 });
    await run();
    expect(await isClosed(withdrawn.id)).toBe(true);
    expect(await isClosed(restricted.id)).toBe(false);
    // Not for ever: only while it lasts.
    clock.advance({ hours: 24 * 366 * 2 });
    await run();
    expect(await isClosed(restricted.id)).toBe(false);
    for (const { id } of (await limitsOf(ctx, restricted.id)).restrictions) {
      await liftRestriction(as, { personId: restricted.id, restrictionId: id });
    }
    await run();
    expect(await isClosed(restricted.id)).toBe(true);
  });

  it('keeps an offer that was written, while its use is restricted', async () => {
    const { ctx } = school;
    const { id } = await school.person();
    await giveConsent(ctx, offersOf(id));
    const letter = ctx.ids.uuid();
    await sql`insert into outbox_messages (id, person_id, letter, purpose, recipient, locale, subject, text, html,
        unsubscribe_url, written_at)
      values (${letter}, ${id}, 'test', 'offers', 'a@example.kz', 'ru', 's', 't', 'h', 'http://school.test/u',
        ${school.clock.now()})`.execute(ctx.db);
    await restrictProcessing(school.as(id), {
      personId: id,
      part: { part: 'everything' },
      way: 'cabinet',
      reason: 'x',
    });
    await withdrawConsent(ctx, offersOf(id));
    await run();
    expect(await there('outbox_messages', letter)).toBe(true);
  });

  it('stays when a new revision of the policy is silent on the consent', async () => {
    const { ctx, clock } = school;
    const { id } = await school.person();
    await completed(id);
    await giveConsent(ctx, offersOf(id));
    clock.advance({ hours: 24 });
    await sql`update policy_revisions set new_purposes = '["offers"]', in_force_at = ${clock.now()}
      where in_force_at is not null and archived_at is null`.execute(ctx.db);
    clock.advance({ hours: 24 * 60 });
    const { rows } = await sql<{ verdict: string }>`
      select gate_verdict(${id}, 'offers', ${clock.now()}) as verdict`.execute(ctx.db);
    expect(rows).toEqual([{ verdict: 'revision' }]);
    await run();
    expect(await isClosed(id)).toBe(false);
  });
});

describe('whoever takes a consent back', () => {
  it('has thirty days from then, however long ago they studied, and is foreseen to go on that day', async () => {
    const { ctx, clock, inventory } = school;
    clock.set(Temporal.Instant.from('2030-01-10T06:00:00Z'));
    const { id } = await school.person();
    await completed(id);
    await giveConsent(ctx, offersOf(id));
    clock.set(Temporal.Instant.from('2030-07-10T06:00:00Z'));
    await withdrawConsent(ctx, offersOf(id));
    await run();
    expect(await isClosed(id)).toBe(false);
    const { rows } = await listDue(ctx, inventory);
    expect(rows.filter(({ table, personId }) => table === 'people' && personId === id)).toMatchObject([
      { action: 'anonymise', day: Temporal.PlainDate.from('2030-08-09') },
    ]);
    clock.set(night('2030-08-08'));
    await run();
    expect(await isClosed(id)).toBe(false);
    clock.set(night('2030-08-09'));
    await run();
    expect(await isClosed(id)).toBe(true);
  });

  it('is kept no longer for it than the two years that were promised', async () => {
    const { ctx, clock, inventory } = school;
    clock.set(Temporal.Instant.from('2031-01-10T06:00:00Z'));
    const { id } = await school.person();
    await completed(id);
    clock.set(Temporal.Instant.from('2031-02-01T06:00:00Z'));
    await giveConsent(ctx, offersOf(id));
    // They were told in time that the two years end.
    clock.set(night('2032-12-27'));
    await tellAndRun(ctx, inventory);
    clock.set(Temporal.Instant.from('2033-01-05T06:00:00Z'));
    await withdrawConsent(ctx, offersOf(id));
    clock.set(night('2033-01-09'));
    await run();
    expect(await isClosed(id)).toBe(false);
    clock.set(night('2033-01-10'));
    await run();
    expect(await isClosed(id)).toBe(true);
  });

  it('has the same thirty days where it ran out, from its own last day and not from when that was noticed', async () => {
    const { ctx, clock } = school;
    clock.set(Temporal.Instant.from('2034-01-10T06:00:00Z'));
    const { id } = await school.person();
    await giveConsent(ctx, offersOf(id));
    clock.set(Temporal.Instant.from('2035-06-01T06:00:00Z'));
    await completed(id);
    clock.set(night('2036-02-08'));
    await sql`insert into consent_events (id, person_id, purpose, event, at, way, locale, text, text_sha256, policy_revision,
        operator, subject_name, data_list, term, third_party_transfer, cross_border_transfer, publication)
      values (${ctx.ids.uuid()}, ${id}, 'offers', 'expired', ${clock.now()}, 'term', 'ru', 't', 'h', '2026-01', 'o', 'n', 'd',
        't', false, false, false)`.execute(ctx.db);
    await run();
    expect(await isClosed(id)).toBe(false);
    clock.set(night('2036-02-09'));
    await run();
    expect(await isClosed(id)).toBe(true);
  });
});

describe('five years', () => {
  it.each([
    ['2030-06-05T10:00:00Z', '2035-06-05', '2035-06-06'],
    ['2032-02-29T10:00:00Z', '2037-02-28', '2037-03-01'],
  ])('of what ended at %s are whole: it is here on %s, and goes on %s', async (ended, last, gone) => {
    const { clock } = school;
    clock.set(Temporal.Instant.from(ended));
    const { id } = await school.person();
    const { trace } = await completed(id);
    clock.set(night(last));
    await run();
    expect(await there('lesson_progress', trace)).toBe(true);
    clock.set(night(gone));
    await run();
    expect(await there('lesson_progress', trace)).toBe(false);
  });
});

describe('an order', () => {
  it('that nobody paid goes with the payer’s contacts; a paid one stays for the tax period, and keeps nobody’s name', async () => {
    const { ctx, clock } = school;
    const orderOf = async (personId: string, paid: boolean, cancelled: boolean) => {
      const [id, now] = [ctx.ids.uuid(), clock.now()];
      await sql`insert into orders (id, number, person_id, subject_kind, subject_id, description, amount_kzt, payer_name,
          locale, placed_at, paid_at, cancelled_at)
        values (${id}, ${id}, ${personId}, 'programme', ${id}, 'П', 1000, 'Айгүл', 'kk', ${now}, ${paid ? now : null},
          ${cancelled ? now : null})`.execute(ctx.db);
      return id;
    };
    const [buyer, other] = [await school.person(), await school.person()];
    const orders = {
      paid: await orderOf(buyer.id, true, false),
      unpaid: await orderOf(buyer.id, false, false),
      cancelled: await orderOf(other.id, false, true),
    };
    const year = schoolDay(clock.now()).year;
    clock.advance({ hours: 24 * 390 });
    await run();
    expect(await there('orders', orders.unpaid)).toBe(true);
    clock.advance({ hours: 24 * 10 });
    await run();
    expect(await there('orders', orders.unpaid)).toBe(false);
    expect(await there('orders', orders.cancelled)).toBe(false);
    // Nothing holds the name back: where there was a payment, it is sealed with the document.
    expect(await there('people', other.id)).toBe(false);
    expect(await there('people', buyer.id)).toBe(false);
    clock.set(night(`${year + 5}-12-31`));
    await run();
    expect(await there('orders', orders.paid)).toBe(true);
    clock.set(night(`${year + 6}-01-01`));
    await run();
    expect(await there('orders', orders.paid)).toBe(false);
  });
});
