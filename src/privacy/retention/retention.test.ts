import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { schoolDay } from '#platform/clock.ts';
import { monthsOf } from '#platform/database/partitions.ts';
import { storeFile } from '#platform/files/stored-files.ts';
import { officeLabel, type TableDeclaration } from '#platform/inventory/declare.ts';
import { giveConsent, withdrawConsent } from '#privacy/consents';
import { CONTACT_TERM_YEARS, STUDY_RECORD_TERM_YEARS, TECHNICAL_LOG_TERM_MONTHS } from '#privacy/policy';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { nothingOverdue } from '../../../promises/measures/retention.ts';
import { liftHold, listDue, placeHold, previewRetention, rulesOf, runRetention } from './index.ts';

const school = useSchool();
const run = () => runRetention(school.ctx, school.inventory);
const goneOf = async (table: string): Promise<number> => {
  const { destroyed } = await run();
  return destroyed.filter((each) => each.table === table).reduce((sum, each) => sum + each.rows, 0);
};
const exists = async (table: string, column: string, value: string): Promise<boolean> => {
  const { rows } = await sql`select from ${sql.table(table)} where ${sql.ref(column)} = ${value}`.execute(
    school.ctx.db,
  );
  return rows.length > 0;
};
async function actOf(personId: string): Promise<string> {
  const id = school.ctx.ids.uuid();
  await sql`insert into audit_events (id, at, action, actor_kind, person_id)
    values (${id}, ${school.clock.now()}, 'test.act', 'person', ${personId})`.execute(school.ctx.db);
  return id;
}

/** A study that was completed today, and the traces of its lessons. */
async function studyOf(personId: string): Promise<string[]> {
  const { id: programme, cohortId, lessons } = await programmeForTest(school.ctx, { lessons: 4 });
  const [study, now] = [school.ctx.ids.uuid(), school.clock.now()];
  await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at, completed_at)
    values (${study}, ${personId}, ${programme}, ${cohortId}, ${now}, ${now}, ${now})`.execute(school.ctx.db);
  const traces = lessons.map(({ id: lesson }) => ({ lesson, id: school.ctx.ids.uuid() }));
  for (const { lesson, id } of traces) {
    await sql`insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at)
      values (${id}, ${personId}, ${study}, ${lesson}, ${now}, ${now})`.execute(school.ctx.db);
  }
  return traces.map(({ id }) => id);
}

/** A letter to nobody is a technical record. */
async function letterTo(personId: string | null, purpose = 'service'): Promise<string> {
  const id = school.ctx.ids.uuid();
  await sql`insert into outbox_messages (id, person_id, letter, purpose, recipient, locale, subject, text, html,
      unsubscribe_url, written_at)
    values (${id}, ${personId}, 'test', ${purpose}, 'a@example.kz', 'ru', 's', 't', 'h', 'http://school.test/u',
      ${school.clock.now()})`.execute(school.ctx.db);
  return id;
}

describe('the rules of keeping', () => {
  it('cover every table of people, each with a beginning and a source', () => {
    const rules = rulesOf(school.inventory);
    const covered = new Set(rules.map((rule) => rule.table));
    const people = school.inventory.tables.filter((table) => 'column' in table.subject);
    expect(people.filter(({ table }) => !covered.has(table)).map(({ table }) => table)).toEqual([]);
    expect(rules.filter((rule) => rule.source === '' || rule.since === '')).toEqual([]);
  });

  it('follow the policy: five years, two years with consent, twelve months, the tax year', () => {
    const rules = rulesOf(school.inventory);
    const term = (table: string) => rules.filter((rule) => rule.table === table).map((rule) => rule.period);
    expect(term('certificates')).toEqual(['P5Y']);
    expect(term('people')).toEqual(['P2Y', 'P0D']);
    expect(term('audit_events')).toEqual(['P12M']);
    expect(rules.find((rule) => rule.table === 'orders')).toMatchObject({ period: 'P5Y', after: 'tax-period-closed' });
  });

  it('name no figure of their own: a promise’s term is the policy’s', () => {
    const studies = rulesOf(school.inventory).filter(
      ({ source, period }) => source === 'keep.study' && period !== 'P0D',
    );
    expect(studies.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['enrolments', 'lesson_progress', 'quiz_attempts', 'certificates']),
    );
    expect(studies.filter(({ period }) => period !== `P${STUDY_RECORD_TERM_YEARS}Y`)).toEqual([]);
    expect(rulesOf(school.inventory).find(({ byMonth }) => byMonth === 'at')?.period).toBe(
      `P${TECHNICAL_LOG_TERM_MONTHS}M`,
    );
    const contacts = rulesOf(school.inventory).filter(({ unlessConsented }) => unlessConsented);
    expect(contacts.map(({ table }) => table)).toContain('people');
    expect(contacts.filter(({ period }) => period !== `P${CONTACT_TERM_YEARS}Y`)).toEqual([]);
  });

  it('speak to the staff of people, not to a person of themselves', async () => {
    // «Вы, вас, ваш», «сіз» and its endings, “you, your”.
    const toPerson = /(?<![а-яё])(вы|вас|вам|вами|ваш[а-яё]*)(?![а-яё])|(?<![а-яәғқңөұүһі])сіз|[ыі]ң[ыі]з|\byour?\b/i;
    const spoken = (label: Record<string, string>) => Object.values(label).some((words) => toPerson.test(words));
    expect(spoken({ ru: 'Ваша учёба' }) && spoken({ kk: 'Оқуыңыз' }) && spoken({ en: 'Letters to you' })).toBe(true);
    expect(school.inventory.tables.filter((table) => spoken(officeLabel(table))).map(({ table }) => table)).toEqual([]);
    expect(rulesOf(school.inventory).filter(({ label }) => spoken(label))).toEqual([]);
    const { cookie } = await school.person({ roles: ['privacy-officer'] });
    const [id, now] = [school.ctx.ids.uuid(), school.clock.now()];
    await sql`insert into retention_runs (id, as_of, started_at, finished_at) values (${id}, ${now}, ${now}, ${now})`.execute(
      school.ctx.db,
    );
    await sql`insert into retention_counts (run_id, table_name, action, source, destroyed, batches, longest_ms)
      values (${id}, 'people', 'delete', 'keep.contacts', 1, 1, 1)`.execute(school.ctx.db);
    for (const [locale, words, others] of [
      ['ru', 'Учётные записи', 'Ваша учётная запись'],
      ['kk', 'Тіркелгілер', 'Тіркелгіңіз'],
      ['en', 'Accounts', 'Your account'],
    ] as const) {
      const html = await (await school.request('/office/retention', { cookie, locale })).text();
      expect(html).toContain(words);
      expect(html).not.toContain(others);
    }
  });

  it('refuse a term that begins nowhere', () => {
    const nowhere = school.inventory.tables
      .filter(({ table }) => table === 'audit_events')
      .map((table) => ({ ...table, retention: [{}] }));
    expect(() => rulesOf({ ...school.inventory, tables: nowhere })).toThrow('audit_events');
  });
});

describe('a run', () => {
  it('destroys on the day the term is over, not the day before, and can prove it', async () => {
    const letter = await letterTo(null);
    const written = school.clock.now();
    school.clock.set(
      schoolDay(written).add({ months: 12 }).toZonedDateTime('Asia/Almaty').toInstant().subtract({ seconds: 1 }),
    );
    await run();
    expect(await exists('outbox_messages', 'id', letter)).toBe(true);
    school.clock.advance({ seconds: 1 });
    expect(await goneOf('outbox_messages')).toBeGreaterThan(0);
    expect(await exists('outbox_messages', 'id', letter)).toBe(false);
    const { rows } = await sql<{ destroyed: number; source: string }>`
      select destroyed, source from retention_counts where table_name = 'outbox_messages'`.execute(school.ctx.db);
    expect(rows).toContainEqual({ destroyed: expect.any(Number), source: 'keep.logs' });
  });

  it('drops the audit trail by the month, whole, before any of it is older than twelve months', async () => {
    const { id } = await school.person();
    const { clock, ctx } = school;
    await run();
    const act = await actOf(id);
    const month = schoolDay(clock.now()).toPlainYearMonth();
    const months = async () => (await monthsOf(ctx, 'audit_events')).map((each) => String(each.month));
    expect(await months()).toContain(String(month));
    const due = month.add({ months: 12 }).toPlainDate({ day: 1 }).toZonedDateTime('Asia/Almaty').toInstant();
    clock.set(due.subtract({ seconds: 1 }));
    await run();
    expect(await exists('audit_events', 'id', act)).toBe(true);
    clock.set(due);
    expect(await goneOf('audit_events')).toBeGreaterThan(0);
    expect(await exists('audit_events', 'id', act)).toBe(false);
    expect(await months()).not.toContain(String(month));
  });

  it('lets offers go with the consent to them, and no other letter', async () => {
    const { id } = await school.person();
    const answer = { personId: id, purpose: 'offers', way: 'cabinet', locale: 'ru' } as const;
    await giveConsent(school.ctx, answer);
    const [offer, service] = [await letterTo(id, 'offers'), await letterTo(id)];
    await run();
    expect(await exists('outbox_messages', 'id', offer)).toBe(true);
    await withdrawConsent(school.ctx, answer);
    await run();
    expect(await exists('outbox_messages', 'id', offer)).toBe(false);
    expect(await exists('outbox_messages', 'id', service)).toBe(true);
  });

  it('leaves alone whoever is held for a case, and goes on when the case is over', async () => {
    const { id } = await school.person();
    const act = await actOf(id);
    await expect(placeHold(school.ctx, { personId: id, caseReference: '  ' })).rejects.toThrow('no case');
    const hold = await placeHold(school.ctx, { personId: id, caseReference: '2-1174/2026' });
    await expect(placeHold(school.ctx, { personId: id, caseReference: '2-1174/2026' })).rejects.toThrow('held already');
    school.clock.advance({ hours: 24 * 800 });
    await run();
    expect(await exists('audit_events', 'id', act)).toBe(true);
    expect(await exists('people', 'id', id)).toBe(true);
    await liftHold(school.ctx, hold);
    await expect(liftHold(school.ctx, hold)).rejects.toThrow('not found');
    await run();
    expect(await exists('audit_events', 'id', act)).toBe(false);
    expect(await exists('people', 'id', id)).toBe(false);
  });

  it('takes the sheet with its certificate, from the disk too', async () => {
    const { id } = await school.person();
    const { ctx, clock } = school;
    const { id: programme, cohortId } = await programmeForTest(ctx);
    const [enrolment, certificate] = [ctx.ids.uuid(), ctx.ids.uuid()];
    const about = { bucket: 'certificates', personId: id, name: 'c.pdf', mediaType: 'application/pdf' };
    const file = await storeFile(ctx, about, Buffer.from('sheet'));
    const now = clock.now();
    await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at, completed_at)
      values (${enrolment}, ${id}, ${programme}, ${cohortId}, ${now}, ${now}, ${now})`.execute(ctx.db);
    await sql`insert into certificates (id, code, number, person_id, enrolment_id, issued_at, holder_name, programme_title,
        hours, completed_on, locale, file_id)
      values (${certificate}, 'c-1', 'n-1', ${id}, ${enrolment}, ${now}, 'Айгүл', 'П', 4, ${schoolDay(now)}, 'kk', ${file.id})`.execute(
      ctx.db,
    );
    clock.advance({ hours: 24 * 1_800 });
    await run();
    expect(await exists('certificates', 'holder_name', 'Айгүл')).toBe(true);
    expect(await exists('people', 'email', `closed-${id}@closed.invalid`)).toBe(true);
    clock.advance({ hours: 24 * 60 });
    await run();
    await school.runJobs();
    expect(await exists('certificates', 'id', certificate)).toBe(true);
    expect(await exists('certificates', 'holder_name', 'Айгүл')).toBe(false);
    expect(await exists('stored_files', 'id', file.id)).toBe(false);
    expect(await ctx.files.exists(`certificates/${file.id}`)).toBe(false);
    expect(await exists('people', 'id', id)).toBe(false);
  });

  it('leaves the sums of studies behind, and nobody in them', async () => {
    const { ctx, clock } = school;
    const { id: programme, cohortId } = await programmeForTest(ctx);
    const now = clock.now();
    const people = [await school.person(), await school.person(), await school.person()];
    for (const { id } of people) {
      await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at, completed_at)
        values (${ctx.ids.uuid()}, ${id}, ${programme}, ${cohortId}, ${now}, ${now}, ${now})`.execute(ctx.db);
    }
    const sums = async () => {
      const { rows } = await sql<{ people: number; completed: number }>`
        select people, completed from statistics_pool where dimension = 'programme'
          and value = (select slug from programmes where id = ${programme})`.execute(ctx.db);
      return rows;
    };
    expect(await sums()).toEqual([]);
    clock.advance({ hours: 24 * (5 * 366 + 1) });
    await run();
    expect(await sums()).toEqual([{ people: 3, completed: 3 }]);
    for (const { id } of people) {
      expect(await exists('enrolments', 'person_id', id)).toBe(false);
      expect(await exists('people', 'id', id)).toBe(false);
    }
  });

  it('waits for nobody who holds a row, and takes it the next night', async () => {
    const letters = [await letterTo(null), await letterTo(null), await letterTo(null)];
    school.clock.advance({ hours: 24 * 370 });
    const [held = ''] = letters;
    await school.ctx.db.transaction().execute(async (db) => {
      await sql`select from outbox_messages where id = ${held} for update`.execute(db);
      await run();
      for (const letter of letters) expect(await exists('outbox_messages', 'id', letter)).toBe(letter === held);
    });
    await run();
    expect(await exists('outbox_messages', 'id', held)).toBe(false);
  });

  it('parts rows that share one moment when one of them is held, and takes the others', async () => {
    const { id } = await school.person();
    const [held = '', ...others] = await studyOf(id);
    school.clock.advance({ hours: 24 * 366 * 6 });
    expect(others).toHaveLength(3);
    await school.ctx.db.transaction().execute(async (db) => {
      await sql`select from lesson_progress where id = ${held} for update`.execute(db);
      await run();
      expect(await exists('lesson_progress', 'id', held)).toBe(true);
      for (const other of others) expect(await exists('lesson_progress', 'id', other)).toBe(false);
    });
    await run();
    expect(await exists('lesson_progress', 'id', held)).toBe(false);
  });

  it('takes up a run that broke off, and counts everything in one certificate', async () => {
    const id = school.ctx.ids.uuid();
    await sql`insert into retention_runs (id, as_of, started_at) values (${id}, ${school.clock.now()}, ${school.clock.now()})`.execute(
      school.ctx.db,
    );
    expect((await run()).runId).toBe(id);
    expect((await run()).runId).not.toBe(id);
  });
});

describe('a rule that fails', () => {
  const breaking = async (table: string, work: () => Promise<void>): Promise<void> => {
    await sql`create function break_off() returns trigger language plpgsql as
      $$ begin raise exception 'quotes somebody@example.kz'; end $$`.execute(school.ctx.db);
    await sql`create trigger broken before delete or insert on ${sql.table(table)}
      for each row execute function break_off()`.execute(school.ctx.db);
    try {
      await work();
    } finally {
      await sql`drop function break_off cascade`.execute(school.ctx.db);
    }
  };
  const said = () => school.logLines.filter((line) => line.includes('retention.failed'));
  const tablesSaid = () => [...new Set(said().map((line) => JSON.parse(line).table))];

  it('keeps no other from its terms, and the run goes on until it is well', async () => {
    const { ctx, clock } = school;
    await run();
    const { id } = await school.person();
    const letter = await letterTo(null);
    clock.advance({ hours: 24 * 400 });
    school.logLines.length = 0;
    await breaking('sessions', async () => {
      await expect(run()).rejects.toThrow('failed; the log says where');
      expect(await exists('outbox_messages', 'id', letter)).toBe(false);
      expect(await exists('sessions', 'person_id', id)).toBe(true);
    });
    expect(tablesSaid()).toEqual(['sessions']);
    expect(said().join()).not.toContain('somebody');
    const { rows: open } = await sql<{ id: string }>`select id from retention_runs where finished_at is null`.execute(
      ctx.db,
    );
    expect(open).toHaveLength(1);
    const installation = { ctx, inventory: school.inventory };
    expect(await nothingOverdue(undefined)(installation)).toMatchObject({ holds: false });
    const { runId, destroyed } = await run();
    expect(runId).toBe(open[0]?.id);
    expect(destroyed.map(({ table }) => table)).toEqual(expect.arrayContaining(['sessions', 'outbox_messages']));
    expect(await exists('sessions', 'person_id', id)).toBe(false);
    expect(await nothingOverdue(undefined)(installation)).toMatchObject({ holds: true });
  });

  it('as a month that cannot be made, keeps no other from its terms', async () => {
    const { ctx, clock } = school;
    await run();
    const letter = await letterTo(null);
    clock.advance({ hours: 24 * 400 });
    school.logLines.length = 0;
    await sql`insert into visits (day, page, device, system, browser, locale)
      values (${schoolDay(clock.now())}, '/', 'phone', 'ios', 'safari', 'ru')`.execute(ctx.db);
    await sql`alter table visits add constraint broken check (1 / (length(page) - 1) is null) not valid`.execute(
      ctx.db,
    );
    try {
      await expect(run()).rejects.toThrow('1 failed');
      expect(tablesSaid()).toEqual(['visits']);
      expect(await exists('outbox_messages', 'id', letter)).toBe(false);
    } finally {
      await sql`alter table visits drop constraint broken`.execute(ctx.db);
    }
    await run();
  });

  it('to be asked what is due keeps no other from its terms', async () => {
    const { ctx, clock } = school;
    const letter = await letterTo(null);
    clock.advance({ hours: 24 * 400 });
    await sql`alter table calendar_feeds rename to calendar_feeds_lost`.execute(ctx.db);
    school.logLines.length = 0;
    try {
      await expect(run()).rejects.toThrow('failed');
      expect(await exists('outbox_messages', 'id', letter)).toBe(false);
      expect(tablesSaid()).toEqual(['calendar_feeds']);
    } finally {
      await sql`alter table calendar_feeds_lost rename to calendar_feeds`.execute(ctx.db);
    }
    await run();
  });
});

describe('a batch', () => {
  it('has its time as a whole, not each of its statements', async () => {
    const { ctx, clock } = school;
    const { id: programme, cohortId } = await programmeForTest(ctx);
    const now = clock.now();
    for (const number of ['b-1', 'b-2', 'b-3']) {
      const { id } = await school.person();
      const enrolment = ctx.ids.uuid();
      const about = { bucket: 'certificates', personId: id, name: 'c.pdf', mediaType: 'application/pdf' };
      const file = await storeFile(ctx, about, Buffer.from('sheet'));
      await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at, completed_at)
        values (${enrolment}, ${id}, ${programme}, ${cohortId}, ${now}, ${now}, ${now})`.execute(ctx.db);
      await sql`insert into certificates (id, code, number, person_id, enrolment_id, issued_at, holder_name,
          programme_title, hours, completed_on, locale, file_id)
        values (${ctx.ids.uuid()}, ${number}, ${number}, ${id}, ${enrolment}, ${now}, 'Айгүл', 'П', 4,
          ${schoolDay(now)}, 'kk', ${file.id})`.execute(ctx.db);
    }
    await sql`create table limits (of text, batch text, ms integer)`.execute(ctx.db);
    await sql`create function note_limit() returns trigger language plpgsql as $$ begin
      insert into limits select tg_table_name, pg_current_xact_id()::text, setting::int
        from pg_settings where name = 'statement_timeout';
      return null; end $$`.execute(ctx.db);
    for (const table of ['certificates', 'stored_files', 'retention_counts']) {
      await sql`create trigger noted after insert or update or delete on ${sql.table(table)}
        for each statement execute function note_limit()`.execute(ctx.db);
    }
    try {
      clock.advance({ hours: 24 * (5 * 366 + 1) });
      await run();
      const { rows } = await sql<{ of: string; ms: number }>`select of, ms from limits
        where batch in (select batch from limits where of = 'certificates' and ms = 75)`.execute(ctx.db);
      expect(new Set(rows.map((row) => row.of))).toEqual(new Set(['certificates', 'stored_files', 'retention_counts']));
      expect(rows.filter((row) => row.of !== 'certificates' && (row.ms < 1 || row.ms >= 75))).toEqual([]);
    } finally {
      await sql`drop function note_limit cascade`.execute(ctx.db);
      await sql`drop table limits`.execute(ctx.db);
    }
  });
});

describe('the preview', () => {
  it('tells thirty days ahead what will go, a month as a whole, and changes nothing', async () => {
    const { ctx, clock, inventory } = school;
    const { id } = await school.person();
    await run();
    const act = await actOf(id);
    const month = schoolDay(clock.now()).toPlainYearMonth();
    const due = month.add({ months: 12 }).toPlainDate({ day: 1 });
    const lines = async () =>
      (await listDue(ctx, inventory)).rows.filter(
        (row) => row.id === act || (row.table === 'audit_events' && row.id === String(month)),
      );
    expect(await lines()).toEqual([]);
    clock.set(due.subtract({ days: 20 }).toZonedDateTime('Asia/Almaty').toInstant());
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from
      ${sql.table(`partitions.audit_events_${String(month).replace('-', '_')}`)}`.execute(ctx.db);
    const [counted] = rows;
    expect(counted?.rows).toBeGreaterThan(0);
    const listed = await lines();
    expect(listed).toMatchObject([{ personId: null, source: 'keep.logs', action: 'delete', rows: counted?.rows }]);
    expect(listed[0]?.day.equals(due)).toBe(true);
    const group = (await previewRetention(ctx, inventory)).find(({ rule }) => rule.table === 'audit_events');
    expect(group).toMatchObject({ rows: counted?.rows, lines: 1 });
    expect(await exists('audit_events', 'id', act)).toBe(true);
  });

  it('reads no month that was counted', async () => {
    const { ctx, clock, inventory } = school;
    await run();
    await sql`insert into visits (day, page, device, system, browser, locale)
      values (${schoolDay(clock.now())}, '/', 'phone', 'ios', 'safari', 'ru')`.execute(ctx.db);
    const month = schoolDay(clock.now()).toPlainYearMonth();
    clock.set(month.add({ months: 11 }).toPlainDate({ day: 20 }).toZonedDateTime('Asia/Almaty').toInstant());
    await run();
    // A count that nobody could find by reading.
    const part = `visits_${String(month).replace('-', '_')}`;
    await sql`update partitions.month_counts set counted = 1000000 where part = ${part}`.execute(ctx.db);
    const group = (await previewRetention(ctx, inventory)).find(({ rule }) => rule.table === 'visits');
    expect(group).toMatchObject({ rows: 1_000_000, lines: 1 });
    const { rows, parts } = await listDue(ctx, inventory);
    expect(rows.filter(({ table }) => table === 'visits')).toMatchObject([{ id: String(month), rows: 1_000_000 }]);
    expect(parts).toBe(1);
    const { cookie } = await school.person({ roles: ['privacy-officer'] });
    const html = await (await school.request('/office/retention', { cookie, locale: 'en' })).text();
    expect(html).toContain('1,000,000');
    expect(html).not.toContain('part 2 of');
    const list = await (await school.request('/office/retention/due.csv', { cookie })).text();
    expect(list).toContain(`"visits","${month}","","delete","keep.logs","","1000000"`);
  });
});

describe('consents', () => {
  it('stay unchangeable outside an erasure and a run', async () => {
    const { id } = await school.person();
    await sql`insert into consent_events (id, person_id, purpose, event, at, way, locale, text, text_sha256, policy_revision,
        operator, subject_name, data_list, term, third_party_transfer, cross_border_transfer, publication)
      values (${school.ctx.ids.uuid()}, ${id}, 'offers', 'given', ${school.clock.now()}, 'cabinet', 'kk', 't', 'h', '2026-01',
        'o', 'n', 'd', 't', false, false, false)`.execute(school.ctx.db);
    const remove = sql`delete from consent_events where person_id = ${id}`;
    await expect(remove.execute(school.ctx.db)).rejects.toThrow('append-only');
  });
});

describe('the page of the office', () => {
  it('is for those who answer for privacy', async () => {
    const manager = await school.person({ roles: ['manager'] });
    expect((await school.request('/office/retention', { cookie: manager.cookie })).status).toBe(403);
    expect((await school.request('/office/retention/due.csv', { cookie: manager.cookie })).status).toBe(403);
  });

  it('shows what will go and what went, lists it, and holds a person for a case', async () => {
    await run();
    const person = await school.person();
    await actOf(person.id);
    const letter = await letterTo(null);
    const acted = school.clock.now();
    school.clock.set(
      schoolDay(school.clock.now())
        .toPlainYearMonth()
        .add({ months: 12 })
        .toPlainDate({ day: 1 })
        .subtract({ days: 3 })
        .toZonedDateTime('Asia/Almaty')
        .toInstant(),
    );
    const { cookie } = await school.person({ roles: ['privacy-officer'] });
    const html = await (await school.request('/office/retention', { cookie, locale: 'en' })).text();
    expect(html).toContain('Certificates of destruction');
    expect(html).toContain('keep.logs');
    const listed = await (await school.request('/office/retention/due.csv', { cookie })).text();
    expect(listed).toContain(letter);
    expect(listed).not.toContain(person.email);
    const ofTrail = (list: string) =>
      [...list.matchAll(/"audit_events","\d{4}-\d\d",.*"(\d+)"\r\n/g)].reduce((sum, [, rows]) => sum + Number(rows), 0);
    expect(ofTrail(listed)).toBeGreaterThan(0);
    const { rows: traces } = await sql`select details from audit_events where action = 'retention.listed'`.execute(
      school.ctx.db,
    );
    expect(traces).toContainEqual({ details: { count: listed.trim().split('\r\n').length - 1 } });
    const holding = (form: Record<string, string>) => school.request('/office/retention/holds', { form, cookie });
    expect((await holding({ whom: person.email, case: '' })).status).toBe(422);
    expect((await holding({ whom: 'nobody@example.kz', case: '2-7' })).status).toBe(422);
    expect((await holding({ whom: person.email, case: '2-7' })).headers.get('location')).toContain('done=placed');
    const { rows: theirs } = await sql`select from audit_events where person_id = ${person.id}
      and at < ${acted.add({ hours: 1 })}`.execute(school.ctx.db);
    expect(theirs.length).toBeGreaterThan(0);
    const held = await (await school.request('/office/retention/due.csv', { cookie })).text();
    expect(ofTrail(held)).toBe(ofTrail(listed) - theirs.length);
    const { rows } = await sql<{ id: string }>`select id from legal_holds where case_reference = '2-7'`.execute(
      school.ctx.db,
    );
    const lifted = await school.request(`/office/retention/holds/${rows[0]?.id}/lifting`, { form: {}, cookie });
    expect(lifted.headers.get('location')).toContain('done=lifted');
  });
});

describe('an installation', () => {
  it('whose rule is shorter than the law demands runs nothing, and says why', async () => {
    const shorter = (table: TableDeclaration): TableDeclaration =>
      table.table === 'orders' && table.handling
        ? {
            ...table,
            handling: { ...table.handling, term: { period: 'P1Y', after: 'tax-period-closed', source: 'us' } },
          }
        : table;
    const inventory = { ...school.inventory, tables: school.inventory.tables.map(shorter) };
    await expect(runRetention(school.ctx, inventory)).rejects.toThrow(
      'orders: kept P1Y after tax-period-closed, and Tax Code art. 206(3) demands at least P5Y',
    );
  });
});

describe('the promises of keeping', () => {
  it('are kept after a run, broken by one row that outlived its term', async () => {
    const installation = { ctx: school.ctx, inventory: school.inventory };
    await run();
    expect(await nothingOverdue('keep.logs')(installation)).toMatchObject({ holds: true });
    await sql`insert into audit_events (id, at, action, actor_kind)
      values (${school.ctx.ids.uuid()}, ${school.clock.now().subtract({ hours: 24 * 370 })}, 'test.act', 'operator')`.execute(
      school.ctx.db,
    );
    expect(await nothingOverdue('keep.logs')(installation)).toMatchObject({ holds: false });
    expect(await nothingOverdue('keep.finance')(installation)).toMatchObject({ holds: true });
    expect(await nothingOverdue(undefined)(installation)).toMatchObject({ holds: false });
  });
});
