/** Who is in a release: each study once, whatever happens to it later, and nobody who said that theirs shall rest. */
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeCohort } from '#learning/cohorts';
import { SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import { inventoryRows } from '#platform/inventory/register.ts';
import { resume } from '#platform/jobs/resume.ts';
import { tick } from '#platform/jobs/standstill.ts';
import { giveConsent } from '#privacy/consents';
import { erasePerson } from '#privacy/erasure';
import { liftRestriction, limitsOf, objectTo, restrictProcessing } from '#privacy/restriction';
import { runRetention } from '#privacy/retention';
import { countDays } from '#school/analytics';
import { programmeForTest, type TestProgramme } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { wardOf } from '#tests/harness/ward.ts';
import { releaseStatistics } from './index.ts';
import { listReleases } from './queries.ts';
import { releaseStatisticsJob } from './release-statistics.ts';

const school = useSchool();
let programme: TestProgramme;

beforeAll(async () => {
  programme = await programmeForTest(school.ctx);
});

beforeEach(async () => {
  await sql`update enrolments set counted_at = ${school.clock.now()}`.execute(school.ctx.db);
  await sql`delete from statistics_pool`.execute(school.ctx.db);
});

interface Studying {
  /** E.164; none, if not said. */
  readonly phone?: string;
  /** From admission to completion; null: not completed. */
  readonly weeks?: number | null;
  readonly rating?: number;
  readonly agreed?: boolean;
}

/** A study that was completed just now, or began just now. */
async function study({ phone, weeks = 4, rating, agreed = false }: Studying = {}): Promise<string> {
  const { ctx, clock } = school;
  const { id: personId } = await school.person();
  if (phone) await sql`update people set phone = ${phone} where id = ${personId}`.execute(ctx.db);
  const now = clock.now();
  const began = now.subtract({ hours: 24 * 7 * (weeks ?? 0) });
  const id = ctx.ids.uuid();
  await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at, completed_at)
    values (${id}, ${personId}, ${programme.id}, ${programme.cohortId}, ${began}, ${began}, ${weeks === null ? null : now})`.execute(
    ctx.db,
  );
  if (agreed) await giveConsent(ctx, { personId, purpose: 'improvement', way: 'cabinet', locale: 'ru' });
  if (rating)
    await sql`insert into feedback (id, person_id, enrolment_id, rating, given_at)
      values (${ctx.ids.uuid()}, ${personId}, ${id}, ${rating}, ${now})`.execute(ctx.db);
  return personId;
}

async function studies(count: number, of?: (nth: number) => Studying): Promise<string[]> {
  const made: string[] = [];
  for (let nth = 0; nth < count; nth += 1) made.push(await study(of?.(nth)));
  return made;
}

const erase = (personId: string) => erasePerson(school.ctx, school.inventory, { personId, requestedBy: 'person' });
const restrict = (personId: string, part: Parameters<typeof restrictProcessing>[1]['part']) =>
  restrictProcessing(school.ctx, { personId, part, way: 'cabinet' });
const later = (days: number) => school.clock.advance({ hours: 24 * days });

async function release() {
  if (!(await releaseStatistics(school.ctx))) return undefined;
  const {
    releases: [newest],
  } = await listReleases(school.ctx);
  return newest;
}
const cellOf = (released: Awaited<ReturnType<typeof release>>, dimension: string, value = '') =>
  released?.cells.find((cell) => cell.dimension === dimension && cell.value === value);

describe('a mean in a release', () => {
  it('of the time is of those who left too, and never one person’s own', async () => {
    const gone = await studies(9, () => ({ weeks: 7, rating: 5, agreed: true }));
    await study({ weeks: 37, rating: 1, agreed: true });
    await studies(10, () => ({ weeks: null }));
    for (const person of gone) await erase(person);
    later(400);
    const released = await release();
    expect(cellOf(released, 'all')).toMatchObject({
      people: 20,
      completed: 10,
      timed: 10,
      weeks: 10,
      // Whoever left took their rating with them, and one that is left tells of one.
      raters: null,
      rating: null,
    });
    expect(cellOf(released, 'programme', programme.slug)).toMatchObject({ weeks: 10, rating: null });
  });

  it('is not told where fewer than ten of those behind it are known', async () => {
    const gone = await studies(9, () => ({ weeks: 7 }));
    await study({ weeks: 37, rating: 1, agreed: true });
    await studies(10, () => ({ weeks: null }));
    for (const person of gone) await erase(person);
    // As the pool of a school was before it held times.
    await sql`update statistics_pool set timed = 0, weeks_sum = 0`.execute(school.ctx.db);
    later(400);
    const released = await release();
    expect(cellOf(released, 'all')).toMatchObject({
      people: 20,
      completed: 10,
      timed: null,
      weeks: null,
      rating: null,
    });
    expect(released?.cells.filter(({ weeks, rating }) => weeks !== null || rating !== null)).toEqual([]);
  });

  it('holds the rating of those alone who agreed to it and are still here', async () => {
    const people = await studies(12, (nth) => ({ rating: 4, agreed: nth < 11 }));
    await erase(people[0] ?? '');
    await erase(people[11] ?? '');
    later(40);
    expect(cellOf(await release(), 'all')).toMatchObject({ people: 12, raters: 10, rating: 4 });
  });
});

describe('a rating', () => {
  it('of whoever did not agree is in no mean, though they are still here', async () => {
    await studies(14, (nth) => ({ rating: nth < 10 ? 5 : 1, agreed: nth < 10 }));
    later(40);
    expect(cellOf(await release(), 'all')).toMatchObject({ people: 14, raters: 10, rating: 5 });
  });
});

describe('a person', () => {
  const again = (personId: string, wardId: string | null = null) =>
    sql`insert into enrolments (id, person_id, ward_id, programme_id, cohort_id, placed_at, active_at, completed_at)
      values (${school.ctx.ids.uuid()}, ${personId}, ${wardId}, ${programme.id}, ${programme.cohortId},
        ${school.clock.now()}, ${school.clock.now()}, ${school.clock.now()})`.execute(school.ctx.db);
  /** A cohort is joined once. */
  const next = async () => {
    programme = await programmeForTest(school.ctx);
  };

  it('with ten studies is one of those in a release', async () => {
    const [diligent = ''] = await studies(9);
    for (let nth = 0; nth < 9; nth += 1) {
      await next();
      await again(diligent);
    }
    later(40);
    expect(await release()).toBeUndefined();
    await study();
    later(40);
    const released = await release();
    expect(released?.people).toBe(10);
    expect(cellOf(released, 'all')?.people).toBe(10);
  });

  it('who studies is not counted by the study of their child', async () => {
    await studies(9);
    const [goesOn] = await studies(1, () => ({ weeks: null }));
    const guardian = await school.person();
    const born = schoolDay(school.clock.now()).subtract({ years: 8 }).toString();
    const ward = await wardOf(school, guardian, { name: 'Дитя Тестовое', born });
    await sql`update enrolments set person_id = ${guardian.id} where person_id = ${goesOn}`.execute(school.ctx.db);
    await next();
    await again(guardian.id, ward.id);
    later(40);
    expect(await release()).toBeUndefined();
    await studies(1);
    later(40);
    expect((await release())?.people).toBe(10);
  });
});

describe('a study', () => {
  it('counts once, also when its end moves after it was released', async () => {
    const people = await studies(12, () => ({ weeks: null }));
    later(400);
    expect((await release())?.people).toBe(12);
    await sql`update enrolments set completed_at = ${school.clock.now()} where person_id = any(${people}::uuid[])`.execute(
      school.ctx.db,
    );
    later(40);
    expect(await release()).toBeUndefined();
    // Nor do they wait in the pool when they leave.
    for (const person of people.slice(0, 2)) await erase(person);
    const { rows } = await sql`select from statistics_pool`.execute(school.ctx.db);
    expect(rows).toEqual([]);
  });

  it('of somebody who is being erased at that moment is left to the pool', async () => {
    const [leaving = ''] = await studies(11);
    later(40);
    await school.ctx.db.transaction().execute(async (db) => {
      await sql`update enrolments set person_id = null where person_id = ${leaving}`.execute(db);
      expect((await release())?.people).toBe(10);
    });
    const { rows } = await sql<{ people: number }>`select people from statistics_pool where dimension = 'all'`.execute(
      school.ctx.db,
    );
    expect(rows).toEqual([{ people: 1 }]);
  });
});

describe('whoever restricted their studies or objected', () => {
  it('is in no release while that stands, and in a later one when it is lifted', async () => {
    const people = await studies(14);
    const [everything = '', records = '', against = '', contact = ''] = people;
    await restrict(everything, { part: 'everything' });
    await restrict(records, { part: 'category', name: 'study' });
    await objectTo(school.ctx, { personId: against, purpose: 'improvement', way: 'cabinet' });
    await restrict(contact, { part: 'category', name: 'contact' });
    later(40);
    expect((await release())?.people).toBe(11);
    const [standing] = (await limitsOf(school.ctx, everything)).restrictions;
    await liftRestriction(school.ctx, { personId: everything, restrictionId: standing?.id ?? '' });
    await studies(9);
    later(40);
    expect((await release())?.people).toBe(10);
  });

  it('is not pooled when they leave', async () => {
    const [everything = '', against = '', nothing = ''] = await studies(3);
    await restrict(everything, { part: 'everything' });
    await objectTo(school.ctx, { personId: against, purpose: 'improvement', way: 'cabinet' });
    for (const person of [everything, against, nothing]) await erase(person);
    const { rows } = await sql<{ people: number }>`select people from statistics_pool where dimension = 'all'`.execute(
      school.ctx.db,
    );
    expect(rows).toEqual([{ people: 1 }]);
  });

  it('counts as one whose experience nobody knows, where that part alone is restricted', async () => {
    const people = await studies(20);
    const [person = ''] = people;
    for (const each of people.slice(0, 11))
      await sql`insert into profiles (person_id, experience, updated_at) values (${each}, 'Риелтор', ${school.clock.now()})
        on conflict (person_id) do update set experience = excluded.experience`.execute(school.ctx.db);
    await restrict(person, { part: 'category', name: 'profession' });
    later(40);
    const released = await release();
    expect(cellOf(released, 'experience', 'told')?.people).toBe(10);
    expect(cellOf(released, 'experience', 'untold')?.people).toBe(10);
  });
});

describe('whoever leaves before a release', () => {
  const pooled = async () => {
    const { rows } = await sql<{ dimension: string; value: string }>`select * from statistics_pool
      order by dimension`.execute(school.ctx.db);
    return rows;
  };
  const dimensions = ['all', 'cohort', 'month', 'presence', 'programme'];
  const gone = { dimension: 'presence', value: 'gone', within: '', people: 1, completed: 1, timed: 1, weeks_sum: 4 };

  /** Somebody whom nobody else of the school is like. */
  async function known(): Promise<string> {
    const person = await study({ phone: '+996555112233', rating: 1, agreed: true });
    await sql`update people set locale = 'kk' where id = ${person}`.execute(school.ctx.db);
    await sql`insert into profiles (person_id, experience, updated_at) values (${person}, 'Риелтор', ${school.clock.now()})
      on conflict (person_id) do update set experience = excluded.experience`.execute(school.ctx.db);
    return person;
  }

  it('leaves in the pool what the row of the study says, and no trait of their own', async () => {
    const person = await known();
    const report = await erase(person);
    const rows = await pooled();
    expect(rows.map(({ dimension }) => dimension)).toEqual(dimensions);
    expect(rows).toContainEqual(gone);
    // The certificate of the erasure says so, and the preview before it is made of the same words.
    const kept = report.stores.flatMap((store) => store.kept);
    expect(kept.map(({ why }) => why).join()).toContain('it also waits in their sums until the next release');
  });

  it('leaves no more when a term takes them out, or a deletion', async () => {
    for (const taking of [
      sql`update enrolments set person_id = null where person_id = `,
      sql`delete from enrolments where person_id = `,
    ]) {
      await sql`delete from statistics_pool`.execute(school.ctx.db);
      const person = await known();
      await sql`delete from feedback where person_id = ${person}`.execute(school.ctx.db);
      await sql`${taking}${person}`.execute(school.ctx.db);
      const rows = await pooled();
      expect(rows.map(({ dimension }) => dimension)).toEqual(dimensions);
      expect(rows).toContainEqual(gone);
    }
  });

  it('is told apart from those who are here, whose traits alone a release tells', async () => {
    const people = await studies(30);
    for (const person of people.slice(0, 10)) await erase(person);
    later(40);
    const released = await release();
    expect(cellOf(released, 'presence', 'here')?.people).toBe(20);
    expect(cellOf(released, 'presence', 'gone')?.people).toBe(10);
    for (const [dimension, value] of [
      ['language', 'ru'],
      ['region', 'untold'],
      ['experience', 'untold'],
    ] as const)
      expect(cellOf(released, dimension, value)?.people).toBe(20);
    const page = await (await school.request('/statistics', { locale: 'en' })).text();
    expect(page).toContain('Their data were erased before the release');
    // Nobody else is left over beside twenty of twenty.
    expect(page.slice(page.indexOf('Release '))).not.toContain('All the others together');
  });

  it('tells nothing of the few who gave no phone, whatever the others told', async () => {
    const gave = { phone: '+77051112233' };
    const people = await studies(51, (nth) => ({ ...(nth < 48 ? gave : {}), weeks: nth % 2 || nth >= 48 ? null : 4 }));
    for (const person of people.slice(0, 24)) await erase(person);
    later(400);
    const released = await release();
    const told = released?.cells.map(({ dimension, value, people: of, completed }) => [
      dimension,
      value,
      of,
      completed,
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['all', '', 51, 24],
        ['presence', 'gone', 24, 12],
        ['presence', 'here', 27, 12],
        ['language', 'ru', 27, 12],
      ]),
    );
    // Twenty-four with a phone would leave three without, of whom it is seen that none completed.
    expect(released?.cells.filter(({ dimension }) => dimension === 'region')).toEqual([]);
  });

  it('leaves months untold where a cohort that began later would tell who of the earlier one stayed on', async () => {
    const { ctx, clock } = school;
    const own = await programmeForTest(ctx);
    const late = ctx.ids.uuid();
    const may = clock.now().toZonedDateTimeISO(SCHOOL_ZONE).with({ day: 20, hour: 12 });
    const june = may.add({ months: 1 });
    await sql`update cohorts set starts_on = ${may.subtract({ months: 1 }).toPlainDate()} where id = ${own.cohortId}`.execute(
      ctx.db,
    );
    await sql`insert into cohorts (id, programme_id, slug, titles, starts_on, created_at)
      values (${late}, ${own.id}, ${`late-${late}`}, '{}', ${june.with({ day: 1 }).toPlainDate()}, ${clock.now()})`.execute(
      ctx.db,
    );
    const ending = async (count: number, cohortId: string, at: Temporal.ZonedDateTime) => {
      clock.set(at.toInstant());
      const people = await studies(count);
      await sql`update enrolments set cohort_id = ${cohortId}, programme_id = ${own.id}
        where person_id = any(${people}::uuid[])`.execute(ctx.db);
    };
    const months = async (stayedOn: number) => {
      await ending(25, own.cohortId, may);
      await ending(stayedOn, own.cohortId, june);
      await ending(35, late, june);
      clock.set(june.add({ days: 20 }).toInstant());
      const released = await release();
      expect(released?.cells.filter(({ dimension }) => dimension === 'cohort')).toHaveLength(2);
      clock.set(may.toInstant());
      await sql`delete from statistics_cells`.execute(ctx.db);
      await sql`delete from statistics_reach`.execute(ctx.db);
      await sql`delete from statistics_releases`.execute(ctx.db);
      return released?.cells.flatMap(({ dimension, people }) => (dimension === 'month' ? [people] : []));
    };
    expect(await months(5)).toEqual([]);
    expect(await months(12)).toEqual([47, 25]);
  });
});

describe('the region', () => {
  const KZ = '+77051112233';
  const RU = '+79161112233';
  const UZ = '+998901112233';
  const regionsOf = (released: Awaited<ReturnType<typeof release>>) =>
    released?.cells.flatMap(({ dimension, value, people }) => (dimension === 'region' ? [[value, people]] : []));
  const pooled = async () => {
    const { rows } = await sql<{ value: string; people: number }>`select value, people from statistics_pool
      where dimension = 'region' order by value`.execute(school.ctx.db);
    return rows.map(({ value, people }) => [value, people]);
  };

  it.each([
    ['+77057555447', 'kz'],
    ['+76001112233', 'kz'],
    ['+79161112233', 'ru'],
    ['+73362212345', 'ru'],
    ['+996555112233', 'kg'],
    ['+998901112233', 'uz'],
    ['+995555112233', 'elsewhere'],
    ['+4915112345678', 'elsewhere'],
    ['+380441112233', 'elsewhere'],
    [null, 'untold'],
  ])('of %s is %s', async (phone, region) => {
    const { rows } = await sql<{ region: string }>`select region_of_phone(${phone}::text) as region`.execute(
      school.ctx.db,
    );
    expect(rows).toEqual([{ region }]);
  });

  it('is told of ten people or more, in an order fixed before they were counted', async () => {
    // Kazakhstan comes first and is small: nothing after it is told, however many they are.
    await studies(30, (nth) => ({ phone: nth < 4 ? KZ : nth < 18 ? RU : UZ }));
    later(40);
    expect(regionsOf(await release())).toEqual([]);
    await studies(39, (nth) => ({ phone: nth < 12 ? KZ : nth < 27 ? RU : nth < 29 ? UZ : '+4915112345678' }));
    later(40);
    // Two of Uzbekistan are held back, and with them ten from elsewhere: their sum tells of neither.
    expect(regionsOf(await release())).toEqual([
      ['ru', 15],
      ['kz', 12],
    ]);
    // Now by what was told: Russia first, and its nine hold back Kazakhstan.
    await studies(33, (nth) => ({ phone: nth < 9 ? RU : nth < 21 ? KZ : UZ }));
    later(40);
    expect(regionsOf(await release())).toEqual([]);
  });

  it('takes back a figure beside which fewer than ten would be left', async () => {
    await studies(21, (nth) => ({ phone: nth < 12 ? KZ : RU }));
    later(40);
    expect(regionsOf(await release())).toEqual([]);
  });

  it('does not go into the pool with whoever is erased', async () => {
    const [first = '', second = '', third = ''] = await studies(23, (nth) => ({ phone: nth < 2 ? UZ : KZ }));
    for (const person of [first, second, third]) await erase(person);
    expect(await pooled()).toEqual([]);
    later(40);
    // Three who are gone would be left: the last that is told is taken back.
    expect(regionsOf(await release())).toEqual([]);
    expect(await pooled()).toEqual([]);
  });

  it('of whoever restricted their contact data counts as one without a phone', async () => {
    const people = await studies(20, () => ({ phone: KZ }));
    for (const person of people.slice(0, 10)) await restrict(person, { part: 'category', name: 'contact' });
    later(40);
    expect(regionsOf(await release())).toEqual([
      ['kz', 10],
      ['untold', 10],
    ]);
  });

  it('is not known any more of those whose phone went at its term before the release', async () => {
    const people = await studies(20, () => ({ phone: KZ }));
    // Whoever agreed to letters of new programmes keeps their contacts with the school for longer.
    for (const personId of people.slice(0, 10))
      await giveConsent(school.ctx, { personId, purpose: 'offers', way: 'cabinet', locale: 'ru' });
    later(40);
    await runRetention(school.ctx, school.inventory);
    expect(regionsOf(await release())).toEqual([
      ['kz', 10],
      ['untold', 10],
    ]);
  });

  it.each([
    ['people', 'phone'],
    ['people', 'locale'],
    ['profiles', 'experience'],
  ])('is counted as declared: %s.%s serves effectiveness', (table, column) => {
    const declared = inventoryRows(school.inventory).find((row) => row.table === table && row.column === column);
    expect(declared?.purposes).toContain('effectiveness');
  });
});

describe('reach', () => {
  it('is released with the months it is of, and shown to the public and in the office', async () => {
    const day = school.clock.now().toZonedDateTimeISO('Asia/Almaty').toPlainDate();
    for (let nth = 0; nth < 24; nth += 1) {
      const visitor = nth.toString(16).padStart(16, '0');
      for (const page of nth < 12 ? ['/', `/programmes/${programme.slug}`] : ['/'])
        await sql`insert into visits (day, visitor, page, device, system, browser, locale)
          values (${day}, ${visitor}, ${page}, 'phone', 'ios', 'safari', 'ru')`.execute(school.ctx.db);
    }
    await countDays(school.ctx, day, day);
    await studies(24, (nth) => ({ weeks: nth % 2 ? 4 : null }));
    later(400);
    const released = await release();
    expect(released?.reach.map(({ dimension, value, visitors }) => [dimension, value, visitors])).toEqual(
      expect.arrayContaining([
        ['all', '', 24],
        ['month', day.toPlainYearMonth().toString(), 24],
        ['programme', programme.slug, 12],
      ]),
    );
    const manager = await school.person({ roles: ['manager'] });
    for (const locale of ['ru', 'kk', 'en'] as const) {
      const open = await (await school.request('/statistics', { locale })).text();
      const office = await school.request('/office/analytics/releases', { locale, cookie: manager.cookie });
      expect(office.status).toBe(200);
      for (const html of [open, await office.text()]) {
        for (const plot of ['completed', 'reach-months', 'reach-programmes'])
          expect(html).toContain(`id="${plot}-${released?.number}"`);
        expect(html.match(/plot-table/g)).toHaveLength(html.match(/<svg class="chart"/g)?.length ?? 0);
      }
    }
    await studies(12);
    later(40);
    expect((await release())?.reach).toEqual([]);
  });

  it('holds the days that nobody counted while the program was away', async () => {
    const day = schoolDay(school.clock.now());
    await sql`insert into visits (day, visitor, page, device, system, browser, locale)
      select ${day}::date, lpad(to_hex(n), 16, '0'), '/', 'phone', 'ios', 'safari', 'ru' from generate_series(1, 14) n`.execute(
      school.ctx.db,
    );
    await studies(12);
    later(40);
    await runRetention(school.ctx, school.inventory);
    await releaseStatisticsJob.run(school.ctx, {});
    const {
      releases: [newest],
    } = await listReleases(school.ctx);
    expect(newest?.reach.map(({ dimension, visitors }) => [dimension, visitors])).toEqual([
      ['month', 14],
      ['all', 14],
    ]);
  });
});

describe('a release and the end of a cohort', () => {
  it('counts nobody as having left who still reads, though nobody joins or the last day is over', async () => {
    const { ctx, clock } = school;
    clock.set(Temporal.Instant.from('2040-09-01T06:00:00Z'));
    for (const endsOn of [null, Temporal.PlainDate.from('2040-11-05')]) {
      const own = await programmeForTest(ctx);
      await sql`update cohorts set ends_on = ${endsOn} where id = ${own.cohortId}`.execute(ctx.db);
      const people = await studies(24, () => ({ weeks: null }));
      await sql`update enrolments set cohort_id = ${own.cohortId}, programme_id = ${own.id}
        where person_id = any(${people}::uuid[])`.execute(ctx.db);
      clock.set(Temporal.Instant.from('2040-11-05T06:00:00Z'));
      await closeCohort(ctx, own.cohortId);
      clock.set(Temporal.Instant.from('2040-11-30T06:00:00Z'));
      const readers = people.slice(0, endsOn ? 12 : 0);
      await sql`insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at)
        select gen_random_uuid(), person_id, id, ${own.lessons[0]?.id}::uuid, ${clock.now()}, ${clock.now()}
        from enrolments where person_id = any(${readers}::uuid[])`.execute(ctx.db);
      clock.set(Temporal.Instant.from('2040-12-01T06:00:00Z'));
      const released = await release();
      expect(cellOf(released, 'all')).toEqual(
        endsOn ? expect.objectContaining({ people: 12, completed: null }) : undefined,
      );
      clock.set(Temporal.Instant.from('2040-09-01T06:00:00Z'));
    }
  });
});

describe('a clock that was ahead', () => {
  async function visited(on: string, visitors: number): Promise<void> {
    const day = Temporal.PlainDate.from(on);
    await sql`insert into visits (day, visitor, page, device, system, browser, locale)
      select ${day}::date, lpad(to_hex(n), 16, '0'), '/', 'phone', 'ios', 'safari', 'ru'
      from generate_series(1, ${visitors}::int) n`.execute(school.ctx.db);
    await countDays(school.ctx, day, day);
  }

  it('holds back no release after it, and the reach that it told is not told again', async () => {
    const { clock } = school;
    clock.set(Temporal.Instant.from('2042-03-10T06:00:00Z'));
    await studies(12);
    const right = clock.now();
    clock.set(Temporal.Instant.from('2045-03-10T06:00:00Z'));
    const wrong = await release();
    expect(wrong?.people).toBe(12);
    clock.set(right);
    await studies(11);
    await visited('2042-03-10', 30);
    clock.set(Temporal.Instant.from('2042-04-01T06:00:00Z'));
    const next = await release();
    expect(next).toMatchObject({ number: (wrong?.number ?? 0) + 1, people: 11, reach: [] });
    expect(await release()).toBeUndefined();
    await studies(10);
    await visited('2042-04-10', 30);
    clock.set(Temporal.Instant.from('2042-05-01T06:00:00Z'));
    const { reach = [] } = (await release()) ?? {};
    expect(reach.find(({ dimension }) => dimension === 'all')).toMatchObject({ visitors: 30 });
  });

  it('makes no release by a clock that leapt, before somebody has looked at it', async () => {
    const { ctx, clock } = school;
    const night = () => school.school.jobs.find(({ name }) => name === 'statistics.release')?.run(ctx, {});
    const released = async () => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from statistics_releases`.execute(
        ctx.db,
      );
      return rows[0]?.count ?? 0;
    };
    clock.set(Temporal.Instant.from('2046-03-10T06:00:00Z'));
    await tick(ctx);
    await studies(12);
    const before = await released();
    clock.set(Temporal.Instant.from('2046-05-01T06:00:00Z'));
    await night();
    expect(await released()).toBe(before);
    await resume(ctx);
    await night();
    expect(await released()).toBe(before + 1);
  });
});
