import { z } from 'zod';
import { requirePermission } from '#people/roles';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther } from '#platform/http/app.ts';
import { day, type FormReading, oneOf, readForm, typed } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { confirmYear, setDay } from './edit-calendar.ts';
import { messages } from './messages.ts';
import { CalendarPage, type YearView } from './pages.tsx';
import { findYears, readCalendar } from './queries.ts';
import { countWorkingDays } from './working-days.ts';

const dayForm = z.object({ day, working: oneOf(['yes', 'no']) });
const FIRST_YEAR = 2020;
const LAST_YEAR = 2099;

export function routes(app: App): void {
  app.get('/office/calendar', (c) => {
    requirePermission(c, 'privacy.manage');
    return calendarPage(c);
  });

  app.post('/office/calendar', async (c) => {
    requirePermission(c, 'privacy.manage');
    const reading = await readForm(c, dayForm);
    if (!reading.ok) return calendarPage(c, reading);
    await setDay(c.var.ctx, { day: reading.value.day, working: reading.value.working === 'yes' });
    return seeOther(c, '/office/calendar?done=day');
  });

  app.post('/office/calendar/:year/confirmation', async (c) => {
    requirePermission(c, 'privacy.manage');
    const year = Number(c.req.param('year'));
    if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) throw new NotFound('year');
    await confirmYear(c.var.ctx, year);
    return seeOther(c, '/office/calendar?done=year');
  });
}

async function calendarPage(c: Request, reading?: FormReading<unknown>) {
  const { ctx, locale } = c.var;
  const done = c.req.query('done');
  return page(
    c,
    { title: translator(messages, locale)('title'), area: 'office', ...(reading && { status: 422 as const }) },
    <CalendarPage
      locale={locale}
      years={await yearViews(ctx)}
      done={done === 'day' || done === 'year' ? done : undefined}
      {...(reading && !reading.ok && { errors: reading.errors })}
      {...(reading && { typed: { day: typed(reading.values, 'day'), working: typed(reading.values, 'working') } })}
    />,
  );
}

/** The years that are known, and the one after this: it must be confirmed before it begins. */
async function yearViews(ctx: Context): Promise<YearView[]> {
  const [calendar, states] = await Promise.all([readCalendar(ctx), findYears(ctx)]);
  const next = schoolDay(ctx.clock.now()).year + 1;
  const years = [...new Set([...states.map((state) => state.year), next])].sort((a, b) => b - a);
  return years.map((year) => ({
    year,
    confirmedAt: states.find((state) => state.year === year)?.confirmedAt ?? null,
    workingDays: countWorkingDays(calendar, year),
    exceptions: [...calendar.exceptions]
      .filter(([text]) => text.startsWith(`${year}-`))
      .map(([text, working]) => ({ day: Temporal.PlainDate.from(text), working }))
      .sort((a, b) => Temporal.PlainDate.compare(a.day, b.day)),
  }));
}
