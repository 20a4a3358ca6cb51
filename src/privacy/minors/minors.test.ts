import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '#platform/i18n/locale.ts';
import { useSchool } from '#tests/harness/school.ts';
import { ageField } from './index.ts';

const school = useSchool();

describe('the question of age', () => {
  it('takes a yes or a no, and nothing else', () => {
    expect(ageField.safeParse('yes').success).toBe(true);
    expect(ageField.safeParse('no').success).toBe(true);
    for (const answer of ['', 'on', '18', undefined]) expect(ageField.safeParse(answer).success).toBe(false);
  });

  it('comes before anything else is asked, with no answer chosen beforehand', async () => {
    const html = await (await school.request('/sign-up')).text();
    const main = html.slice(html.indexOf('<main'));
    expect(main.match(/type="radio"/g)).toHaveLength(2);
    expect(main).not.toMatch(/type="radio"[^>]*checked/);
    expect(main).not.toMatch(/name="(email|password|name)"/);
  });

  it('leads who is under age to a parent, and keeps nothing', async () => {
    const counts = async () => {
      const { rows } = await sql<{ people: number; audit: number; letters: number }>`
        select (select count(*) from people) as people, (select count(*) from audit_events) as audit,
          (select count(*) from outbox_messages) as letters`.execute(school.ctx.db);
      return rows[0];
    };
    const before = await counts();
    const answer = await school.request('/sign-up', {
      form: { adult: 'no', email: 'child@example.kz', name: 'Ребёнок' },
    });
    expect(answer.headers.get('location')).toBe('/sign-up/under-18');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await counts()).toEqual(before);
  });

  it.each(LOCALES)('says in %s whom to write to', async (locale) => {
    const html = await (await school.request('/sign-up/under-18', { locale })).text();
    expect(html).toContain('contact@pobimajomet.com');
    expect(html).toContain('18');
  });
});
