import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import {
  addWorkingDays,
  type Calendar,
  confirmYear,
  deadlineAfter,
  isWorkingDay,
  readCalendar,
  setDay,
  workingDaysSince,
} from './index.ts';
import { countWorkingDays } from './working-days.ts';

const school = useSchool();
const day = (text: string) => Temporal.PlainDate.from(text);

describe('the working calendar', () => {
  it.each([
    ['2026-03-06', ['2026-03-10', '2026-03-12', '2026-03-26', '2026-04-02']],
    ['2026-03-19', ['2026-03-20', '2026-03-27', '2026-04-07', '2026-04-14']],
    ['2026-04-28', ['2026-04-29', '2026-05-04', '2026-05-15', '2026-05-22']],
    ['2026-12-14', ['2026-12-15', '2026-12-18', '2026-12-29', '2027-01-08']],
    ['2026-12-30', ['2026-12-31', '2027-01-06', '2027-01-18', '2027-01-25']],
  ])('counts 1, 3, 10 and 15 working days from %s to the day', async (received, expected) => {
    const calendar = await readCalendar(school.ctx);
    const found = [1, 3, 10, 15].map((count) => addWorkingDays(calendar, day(received), count));
    expect(found.map((deadline) => deadline.day.toString())).toEqual(expected);
    expect(found.every((deadline) => !deadline.provisional)).toBe(true);
  });

  it('has 247 working days in 2026 and in 2027', async () => {
    const calendar = await readCalendar(school.ctx);
    expect([countWorkingDays(calendar, 2026), countWorkingDays(calendar, 2027)]).toEqual([247, 247]);
  });

  it('takes the day of receipt at the school, not in Greenwich', async () => {
    const calendar = await readCalendar(school.ctx);
    const lateEvening = Temporal.Instant.from('2026-04-28T20:00:00Z');
    expect(deadlineAfter(calendar, lateEvening, 1).day.toString()).toBe('2026-04-30');
  });

  it('counts a year nobody confirmed without holidays, earlier and marked', async () => {
    const calendar = await readCalendar(school.ctx);
    expect(addWorkingDays(calendar, day('2027-12-30'), 1)).toMatchObject({ provisional: false });
    const deadline = addWorkingDays(calendar, day('2027-12-30'), 2);
    expect(deadline).toMatchObject({ provisional: true });
    expect(deadline.day.toString()).toBe('2028-01-03');
  });

  it('needs the year confirmed again after a day was changed', async () => {
    await setDay(school.ctx, { day: day('2026-12-05'), working: true });
    expect((await readCalendar(school.ctx)).confirmedYears.has(2026)).toBe(false);
    await confirmYear(school.ctx, 2026);
    const calendar = await readCalendar(school.ctx);
    expect(isWorkingDay(calendar, day('2026-12-05'))).toBe(true);
    await setDay(school.ctx, { day: day('2026-12-05'), working: false });
    expect((await readCalendar(school.ctx)).exceptions.has('2026-12-05')).toBe(false);
    await confirmYear(school.ctx, 2026);
  });

  it('counts back what it counted forth, whatever the exceptions', () => {
    const days = fc.integer({ min: 0, max: 364 }).map((offset) => day('2026-01-01').add({ days: offset }));
    const calendars = fc.array(fc.tuple(days, fc.boolean()), { maxLength: 60 }).map(
      (exceptions): Calendar => ({
        confirmedYears: new Set([2026, 2027]),
        exceptions: new Map(exceptions.map(([each, working]) => [each.toString(), working])),
      }),
    );
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: 1, max: 30 }), (calendar, received, count) => {
        const deadline = addWorkingDays(calendar, received, count);
        expect(isWorkingDay(calendar, deadline.day)).toBe(true);
        expect(workingDaysSince(calendar, received, deadline.day)).toBe(count);
      }),
    );
  });

  it('is edited by those who answer for personal data, and by nobody else', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const accountant = await school.person({ roles: ['accountant'] });
    expect((await school.request('/office/calendar', { cookie: accountant.cookie })).status).toBe(403);
    const wrong = await school.request('/office/calendar', { cookie: officer.cookie, form: { day: '2026-02-30' } });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('2026-02-30');
    const set = await school.request('/office/calendar', {
      cookie: officer.cookie,
      form: { day: '2027-03-25', working: 'no' },
    });
    expect(set.headers.get('location')).toBe('/office/calendar?done=day');
    const confirmed = await school.request('/office/calendar/2027/confirmation', { cookie: officer.cookie, form: {} });
    expect(confirmed.status).toBe(303);
    const shown = await (await school.request('/office/calendar', { cookie: officer.cookie, locale: 'kk' })).text();
    expect(shown).toMatch(/25\s+наурыз/);
    expect((await school.request('/office/calendar/1/confirmation', { cookie: officer.cookie, form: {} })).status).toBe(
      404,
    );
  });
});
