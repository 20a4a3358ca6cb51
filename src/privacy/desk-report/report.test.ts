import { describe, expect, it } from 'vitest';
import type { Calendar } from '#privacy/calendar';
import { acceptIdentity, decideCase, openCase } from '#privacy/cases';
import { useSchool } from '#tests/harness/school.ts';
import { monthName } from './month-names.ts';
import { type CountedCase, countMonth, countRights, daysToAnswer, isLate, median, monthsUpTo } from './report.ts';

const school = useSchool();
const at = (text: string) => Temporal.Instant.from(text);
const november = Temporal.PlainYearMonth.from('2026-11');
const calendar: Calendar = { confirmedYears: new Set([2026]), exceptions: new Map([['2026-12-16', false]]) };
const made = (given: Partial<CountedCase>): CountedCase => ({
  demand: 'access',
  state: 'answered',
  receivedAt: at('2026-11-02T06:00:00Z'),
  dueOn: Temporal.PlainDate.from('2026-11-23'),
  closedAt: at('2026-11-05T06:00:00Z'),
  ...given,
});

describe('the counts of a month', () => {
  it('take the time in working days, from the day of receipt to the day of the decision', () => {
    expect(daysToAnswer(calendar, made({}))).toBe(3);
    expect(daysToAnswer(calendar, made({ closedAt: at('2026-11-02T18:59:59Z') }))).toBe(0);
    // 15 December in the evening in UTC is the 16th in Almaty, a holiday.
    const holiday = { receivedAt: at('2026-12-15T06:00:00Z'), closedAt: at('2026-12-15T20:00:00Z') };
    expect(daysToAnswer(calendar, made(holiday))).toBe(0);
    expect(daysToAnswer(calendar, made({ state: 'lapsed' }))).toBeUndefined();
    expect(daysToAnswer(calendar, made({ closedAt: null, state: 'in-work' }))).toBeUndefined();
  });

  it('call late what was decided after the due day at the school, and nothing else', () => {
    expect(isLate(made({ closedAt: at('2026-11-23T18:59:59Z') }))).toBe(false);
    expect(isLate(made({ closedAt: at('2026-11-23T19:00:00Z') }))).toBe(true);
    expect(isLate(made({ closedAt: at('2026-12-23T19:00:00Z'), state: 'withdrawn' }))).toBe(false);
  });

  it('put a case into the month of its receipt and the month of its end', () => {
    const cases = [
      made({}),
      made({ demand: 'erase', state: 'refused', closedAt: at('2026-11-03T06:00:00Z') }),
      made({ receivedAt: at('2026-10-31T19:00:00Z'), closedAt: null, state: 'in-work' }),
      made({ receivedAt: at('2026-10-30T06:00:00Z'), state: 'lapsed' }),
      made({ closedAt: at('2026-11-30T19:00:00Z') }),
    ];
    expect(countMonth(calendar, cases, november)).toEqual({
      month: november,
      received: 4,
      answered: 1,
      refused: 1,
      ended: 1,
      late: 0,
      medianDays: 2,
      longestDays: 3,
    });
    expect(countRights(calendar, cases, november)).toMatchObject([
      { demand: 'access', received: 3, answered: 1, refused: 0, medianDays: 3 },
      { demand: 'erase', received: 1, answered: 0, refused: 1, medianDays: 1 },
    ]);
  });

  it('take the middle of an even number between the two', () => {
    expect([median([]), median([5]), median([9, 1]), median([3, 1, 2])]).toEqual([null, 5, 5, 2]);
    expect(monthsUpTo(Temporal.PlainYearMonth.from('2026-02'), 3).map(String)).toEqual([
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(monthName(november, 'kk')).toBe('2026 жылғы қараша');
  });
});

describe('/office/requests/report', () => {
  it('draws the months and the rights with tables beside, and names nobody', async () => {
    const [officer, manager] = [
      await school.person({ roles: ['privacy-officer'] }),
      await school.person({ roles: ['manager'] }),
    ];
    const email = 'reported@example.kz';
    const opening = { email, locale: 'ru', way: 'letter', demand: 'disclosure', text: 'Кому?' } as const;
    const { id, number } = await openCase(school.ctx, { ...opening, receivedAt: at('2026-10-05T06:00:00Z') });
    await acceptIdentity(school.ctx, id, 'document');
    await decideCase(school.ctx, id, { state: 'answered', text: 'Никому' });
    expect((await school.request('/office/requests/report', { cookie: manager.cookie })).status).toBe(403);
    const shown = async (query: string) =>
      (await school.request(`/office/requests/report${query}`, { cookie: officer.cookie })).text();
    const now = await shown('');
    expect(now).toContain('Отчёт о запросах: ноябрь 2026');
    expect(now.match(/<svg class="chart"/g)?.length).toBe(2);
    expect(now).toContain('Пришло и решено');
    expect(now).not.toMatch(new RegExp(`${email}|${number}`));
    const october = await shown('?month=2026-10');
    expect(october).toContain('Кому передавали данные');
    expect(october.match(/<svg class="chart"/g)?.length).toBe(2);
    expect(await shown('?month=1789-07')).toContain('ноябрь 2026');
  });
});
