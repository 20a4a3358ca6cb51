/** Whatever the school: what the preview says of each of the next thirty days is what the run of that day takes. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { schoolDay } from '#platform/clock.ts';
import { storeFile } from '#platform/files/stored-files.ts';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { generator } from '../../../tests/drills/random.ts';
import { liftHold, listDue, placeHold, runRetention } from './index.ts';

const school = useSchool();
const DAYS = 30;

/** `table/action` and how many, by day. */
type Days = Map<string, Record<string, number>>;

function sums(counted: readonly (readonly [string, number])[]): Record<string, number> {
  const all = new Map<string, number>();
  // An empty month is dropped as well.
  for (const [key, rows] of counted) if (rows > 0) all.set(key, (all.get(key) ?? 0) + rows);
  return Object.fromEntries([...all].sort(([a], [b]) => a.localeCompare(b)));
}

async function foreseen(): Promise<Days> {
  const { rows, parts } = await listDue(school.ctx, school.inventory);
  expect(parts).toBe(1);
  // A month that goes as a whole is one line.
  const byDay = Map.groupBy(rows, ({ day }) => day.toString());
  return new Map(
    [...byDay].map(([day, due]) => [day, sums(due.map(({ table, action, rows }) => [`${table}/${action}`, rows]))]),
  );
}

/** Lives through the days, a run at the end of each. */
async function taken(): Promise<Days> {
  const { ctx, clock, inventory } = school;
  const today = schoolDay(clock.now());
  const days: Days = new Map();
  for (let ahead = 0; ahead <= DAYS; ahead += 1) {
    const day = today.add({ days: ahead });
    clock.set(day.toZonedDateTime({ timeZone: 'Asia/Almaty', plainTime: '23:59:59' }).toInstant());
    const { destroyed } = await runRetention(ctx, inventory);
    const gone = sums(destroyed.map(({ table, action, rows }) => [`${table}/${action}`, rows]));
    if (Object.keys(gone).length > 0) days.set(day.toString(), gone);
  }
  return days;
}

const sorted = (days: Days) => Object.fromEntries([...days].sort(([a], [b]) => a.localeCompare(b)));

describe('the preview of thirty days', () => {
  it('lets what follows from an account run from the day on which that will be closed, not from one long past', async () => {
    const { ctx, clock } = school;
    clock.set(Temporal.Instant.from('2029-05-10T06:00:00Z'));
    const started = clock.now().subtract({ hours: 24 * 900 });
    const left = clock.now().subtract({ hours: 24 * 500 });
    const people = [await school.person({ roles: ['adviser'] }), await school.person({ roles: ['adviser'] })];
    await sql`update people set created_at = ${started}`.execute(ctx.db);
    await sql`update staff_roles set granted_at = ${started}, ended_at = ${left}`.execute(ctx.db);
    const [held, asked] = [people[0]?.id ?? '', people[1]?.id ?? ''];
    await liftHold(ctx, await placeHold(ctx, { personId: held, caseReference: '2-41' }));
    await consentTo(asked, started, clock.now().subtract({ hours: 24 * 20 }));
    const today = schoolDay(clock.now());
    const days = await foreseen();
    expect(days.get(today.toString())).toMatchObject({ 'people/anonymise': 1 });
    expect(days.get(today.add({ days: 10 }).toString())).toMatchObject({ 'people/anonymise': 1 });
    const all = new Set([...days.values()].flatMap((gone) => Object.keys(gone)));
    expect([...all].filter((key) => ['people/delete', 'staff_roles/delete'].includes(key))).toEqual([]);
    expect(sorted(days)).toEqual(sorted(await taken()));
  });

  it.each([1, 2, 3, 4])(
    'says of each day what its run takes, in a school of chance (%s)',
    async (seed) => {
      const { clock } = school;
      // Over the end of a year, when months and tax periods end as well.
      clock.set(Temporal.Instant.from(`${2032 + seed * 8}-12-0${seed}T06:00:00Z`));
      await school.person({ roles: ['administrator'] });
      await settle(seed);
      const days = await foreseen();
      const today = schoolDay(clock.now()).toString();
      expect([...days.keys()].filter((day) => day < today)).toEqual([]);
      expect(days.size).toBeGreaterThan(10);
      expect(sorted(days)).toEqual(sorted(await taken()));
    },
    120_000,
  );
});

async function consentTo(personId: string, at: Temporal.Instant, until: Temporal.Instant | null): Promise<void> {
  await sql`insert into consent_events (id, person_id, purpose, event, at, way, locale, text, text_sha256, policy_revision,
      operator, subject_name, data_list, term, third_party_transfer, cross_border_transfer, publication, valid_until)
    values (${school.ctx.ids.uuid()}, ${personId}, 'offers', 'given', ${at}, 'cabinet', 'kk', 't', 'h', '2026-01', 'o', 'n',
      'd', 't', false, false, false, ${until})`.execute(school.ctx.db);
}

/** People of every kind whose terms end about these days: overdue, today, within the month, a little after it. */
async function settle(seed: number): Promise<void> {
  const { ctx, clock } = school;
  const random = generator(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  const one = <T>(things: readonly T[]): T => things[pick(things.length)] as T;
  const id = () => ctx.ids.uuid();
  const now = clock.now();
  const today = now.toZonedDateTimeISO('Asia/Almaty');
  /** A moment such that so long after it is about now. */
  const about = (term: Temporal.DurationLike): Temporal.Instant =>
    today
      .subtract(term)
      .subtract({ days: 15 })
      .add({ days: pick(60), minutes: pick(1_440) })
      .toInstant();
  const past = (term: Temporal.DurationLike): Temporal.Instant => {
    const at = about(term);
    return Temporal.Instant.compare(at, now) < 0 ? at : now;
  };
  const { id: programme, cohortId, lessons } = await programmeForTest(ctx, { lessons: 2 });
  const TERMS = [{ days: 30 }, { years: 2 }, { years: 5 }, { years: 1, days: 30 }, { years: 1 }] as const;
  for (let count = 0; count < 60; count += 1) {
    const person = id();
    const created = past({ years: one([1, 3, 6, 8]), days: 30 });
    const closed = pick(4) === 0 ? past(one([{ years: 1 }, { days: 40 }])) : null;
    await sql`insert into people (id, name, email, created_at, updated_at, closed_at)
      values (${person}, 'Айгүл Сейітова', ${`${person}@example.kz`}, ${created}, ${created}, ${closed})`.execute(
      ctx.db,
    );
    if (pick(2))
      await consentTo(person, created, one([null, about({ days: 0 }), about({ days: 20 }), about({ days: 30 })]));
    if (pick(6) === 0) {
      await sql`insert into restrictions (id, person_id, part, name, way, imposed_at)
        values (${id()}, ${person}, 'category', ${one(['finance', 'contact', 'goals'])}, 'office', ${created})`.execute(
        ctx.db,
      );
    }
    if (pick(6) === 0) {
      await sql`insert into legal_holds (id, person_id, case_reference, placed_at, lifted_at)
        values (${id()}, ${person}, '2-51', ${created}, ${one([null, now])})`.execute(ctx.db);
    }
    if (pick(4) === 0) {
      await sql`insert into staff_roles (id, person_id, role, granted_at, ended_at)
        values (${id()}, ${person}, 'adviser', ${created}, ${past(one(TERMS))})`.execute(ctx.db);
    }
    for (let letters = pick(3); letters > 0; letters -= 1) {
      const purpose = 'service';
      await sql`insert into outbox_messages (id, person_id, letter, purpose, recipient, locale, subject, text, html, written_at)
        values (${id()}, ${one([person, null])}, 'test', ${purpose}, 'a@example.kz', 'ru', 's', 't', 'h', ${past({ years: 1 })})`.execute(
        ctx.db,
      );
    }
    await sql`insert into sessions (id, person_id, token, expires_at, created_at, updated_at)
      values (${id()}, ${person}, ${id()}, ${about(one([{ days: 0 }, { days: 30 }]))}, ${created}, ${created})`.execute(
      ctx.db,
    );
    await sql`insert into one_time_tokens (id, person_id, purpose, token_hash, created_at, expires_at)
      values (${id()}, ${person}, 'confirm', ${id()}, ${created}, ${about(one([{ days: 0 }, { days: 30 }]))})`.execute(
      ctx.db,
    );
    await sql`insert into audit_events (id, at, action, actor_kind, person_id)
      values (${id()}, ${past({ years: 1 })}, 'test.act', 'person', ${one([person, null])})`.execute(ctx.db);
    await sql`insert into cookie_choices (id, chosen_at, functional, analytics, marketing, way, locale, registry_sha256)
      values (${id()}, ${past({ years: 1 })}, true, false, false, 'banner', 'ru', 'h')`.execute(ctx.db);
    for (let orders = pick(3); orders > 0; orders -= 1) {
      const order = id();
      const paid = one([null, past({ years: one([0, 1, 6]) })]);
      await sql`insert into orders (id, number, person_id, subject_kind, subject_id, description, amount_kzt, payer_name,
          locale, placed_at, paid_at)
        values (${order}, ${order}, ${person}, 'programme', ${order}, 'П', 1000, 'Айгүл', 'kk', ${created}, ${paid})`.execute(
        ctx.db,
      );
    }
    if (pick(3) === 0) continue;
    const study = id();
    const completed = past(one(TERMS));
    await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at, completed_at)
      values (${study}, ${person}, ${programme}, ${cohortId}, ${created}, ${created}, ${completed})`.execute(ctx.db);
    for (const { id: lesson } of lessons) {
      await sql`insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at)
        values (${id()}, ${person}, ${study}, ${lesson}, ${completed}, ${completed})`.execute(ctx.db);
    }
    if (pick(2)) {
      await sql`insert into feedback (id, person_id, enrolment_id, rating, given_at)
        values (${id()}, ${person}, ${study}, 5, ${past({ years: 2 })})`.execute(ctx.db);
    }
    if (pick(2)) {
      const about = { bucket: 'certificates', personId: person, name: 'c.pdf', mediaType: 'application/pdf' };
      const file = await storeFile(ctx, about, Buffer.from('sheet'));
      const certificate = id();
      await sql`insert into certificates (id, code, number, person_id, enrolment_id, issued_at, holder_name, programme_title,
          hours, completed_on, locale, file_id)
        values (${certificate}, ${certificate}, ${certificate}, ${person}, ${study}, ${completed}, 'Айгүл', 'П', 4,
          ${schoolDay(completed)}, 'kk', ${file.id})`.execute(ctx.db);
    }
  }
}
