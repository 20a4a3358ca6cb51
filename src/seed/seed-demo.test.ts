import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { findPersonByEmail } from '#people/profiles';
import { openSessionWithoutCredentials } from '#people/sign-in';
import { useSchool } from '#tests/harness/school.ts';
import { readSchoolContent, type SchoolContent } from '../../content/read.ts';
import { seedDemo } from './index.ts';

const school = useSchool();
const password = 'a long passphrase of a test';
let content: SchoolContent;

beforeAll(async () => {
  content = await readSchoolContent();
  await seedDemo(school.ctx, { password });
  await school.runJobs();
});

async function cookieOf(email: string, secondFactor = false): Promise<string> {
  const person = await findPersonByEmail(school.ctx, email);
  if (!person) throw new Error(`nobody has ${email}`);
  return (await openSessionWithoutCredentials(school.ctx, { personId: person.id, secondFactor })).cookie;
}

async function countOf(table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(school.ctx.db);
  return rows[0]?.count ?? -1;
}

describe('the demo school', () => {
  it('holds the whole cast with confirmed addresses, and staff with a second factor', async () => {
    const { rows } = await sql<{ email: string; verified: boolean; factor: boolean; role: string | null }>`
      select email, email_verified as verified, two_factor_enabled as factor, role
      from people left join staff_roles on person_id = people.id order by email`.execute(school.ctx.db);
    const expected = content.cast
      .map(({ email, role }) => {
        const isStaff = role !== 'learner';
        return { email, verified: true, factor: isStaff, role: isStaff ? role : null };
      })
      .toSorted((a, b) => (a.email < b.email ? -1 : 1));
    expect(rows).toEqual(expected);
  });

  it('leaves every learner where the cast says they are', async () => {
    const { rows } = await sql<{ email: string; programme: string; state: string; done: number }>`
      select people.email, programmes.slug as programme,
        case when e.active_at is null then 'awaiting-payment' when e.completed_at is not null then 'completed'
          when exists (select from lesson_progress lp where lp.enrolment_id = e.id) then 'under-way' else 'new' end as state,
        (select count(*) from lesson_progress lp where lp.enrolment_id = e.id and completed_at is not null) as done
      from enrolments e join people on people.id = e.person_id join programmes on programmes.id = e.programme_id`.execute(
      school.ctx.db,
    );
    const expected = content.cast.flatMap(({ email, enrolments }) =>
      enrolments.map(({ programme, state, lessonsDone }) => ({ email, programme, state, done: lessonsDone })),
    );
    const key = (row: { email: string; programme: string }) => `${row.email} ${row.programme}`;
    expect(rows.toSorted((a, b) => key(a).localeCompare(key(b)))).toEqual(
      expected.toSorted((a, b) => key(a).localeCompare(key(b))),
    );
  });

  it('puts nothing into the future but meetings', async () => {
    const { rows } = await sql<{ table_name: string; column_name: string }>`
      select table_name, column_name from information_schema.columns
      where table_schema = 'public' and data_type = 'timestamp with time zone'
        and column_name not in ('starts_at', 'expires_at', 'valid_until', 'locked_until', 'window_ends_at', 'applied_at')`.execute(
      school.ctx.db,
    );
    const now = school.clock.now();
    for (const { table_name, column_name } of rows) {
      const { rows: later } = await sql`
        select 1 from ${sql.table(table_name)} where ${sql.ref(column_name)} > ${now}::timestamptz`.execute(
        school.ctx.db,
      );
      expect(later, `${table_name}.${column_name}`).toEqual([]);
    }
  });

  it('draws the certificates of those who finished', async () => {
    const { rows } = await sql<{ drawn: boolean }>`
      select file_id is not null as drawn from certificates`.execute(school.ctx.db);
    const finished = content.cast.flatMap((member) => member.enrolments).filter(({ state }) => state === 'completed');
    expect(rows).toEqual(finished.map(() => ({ drawn: true })));
  });

  it('opens to its visitors, its learners and its staff', async () => {
    const visited = ['/', '/programmes', ...content.programmes.map(({ slug }) => `/programmes/${slug}`)];
    for (const path of visited) expect((await school.request(path)).status, path).toBe(200);
    const cookie = await cookieOf('daniyar@example.kz');
    const cohort = '/learn/first-connections-open';
    const lessons = content.programmes[0]?.modules.flatMap((module) => module.lessons) ?? [];
    const learned = ['/learn', cohort, ...lessons.map(({ slug }) => `${cohort}/${slug}`)];
    for (const path of learned) {
      for (const locale of ['ru', 'kk', 'en'] as const) {
        expect((await school.request(path, { cookie, locale })).status, `${locale} ${path}`).toBe(200);
      }
    }
    for (const { slug, media } of lessons) {
      for (const { file } of media) {
        const path = `${cohort}/${slug}/media/${file}`;
        expect((await school.request(path, { cookie })).status, path).toBe(200);
      }
    }
    const office = await cookieOf('administrator@example.kz', true);
    expect((await school.request('/office', { cookie: office })).status).toBe(200);
  });

  it('is not loaded twice', async () => {
    const before = await countOf('people');
    await expect(seedDemo(school.ctx, { password })).rejects.toThrow('not empty');
    expect(await countOf('people')).toBe(before);
  });
});
