/** The monthly report of the desk, drawn on the server. For the responsible person only. */
import { requirePermission } from '#people/roles';
import { schoolDay } from '#platform/clock.ts';
import { type App, page } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { readCalendar } from '#privacy/calendar';
import { messages } from './messages.ts';
import { monthName } from './month-names.ts';
import { PATH, ReportPage } from './pages.tsx';
import { countedCases, countOpen } from './queries.ts';
import { beginningOf, countMonth, countRights, monthsUpTo } from './report.ts';

const MONTHS = 12;
const CHOICES = 36;

export const routes = (app: App) => {
  app.get(PATH, async (c) => {
    requirePermission(c, 'privacy.manage');
    const { ctx, locale } = c.var;
    const choices = monthsUpTo(schoolDay(ctx.clock.now()).toPlainYearMonth(), CHOICES).reverse();
    const month = choices.find((each) => each.toString() === c.req.query('month')) ?? monthNow(choices);
    const months = monthsUpTo(month, MONTHS);
    const until = beginningOf(month.add({ months: 1 }));
    const [calendar, cases, open] = await Promise.all([
      readCalendar(ctx),
      countedCases(ctx, { since: beginningOf(months[0] ?? month), until }),
      countOpen(ctx, until),
    ]);
    const year = months.map((each) => countMonth(calendar, cases, each));
    const rights = countRights(calendar, cases, month);
    const title = translator(messages, locale)('title', { month: monthName(month, locale) });
    const body = <ReportPage {...{ locale, month, choices, year, rights, open }} />;
    return page(c, { title, area: 'office', noindex: true }, body);
  });
};

function monthNow(choices: readonly Temporal.PlainYearMonth[]): Temporal.PlainYearMonth {
  const [now] = choices;
  if (!now) throw new Error('there is always a month');
  return now;
}
