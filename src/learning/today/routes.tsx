import { may, type Permission, requireOffice } from '#people/staff';
import { type App, page } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { type Figure, TodayPage } from './page.tsx';
import { comingSessions, countToday } from './queries.ts';

/** Each number with the page where it is dealt with, for those who may open that page. */
const FIGURES: readonly (Omit<Figure, 'count'> & { readonly needs: Permission })[] = [
  { what: 'orders_waiting', path: '/office/payments', needs: 'orders.read' },
  { what: 'enrolled_lately', path: '/office/enrolments', needs: 'enrolments.read' },
  { what: 'studying', path: '/office/enrolments', needs: 'enrolments.read' },
  { what: 'drafts', path: '/office/programmes', needs: 'programmes.edit' },
  { what: 'letters_failed', path: '/office/jobs', needs: 'jobs.read' },
];

export function routes(app: App): void {
  app.get('/office', async (c) => {
    requireOffice(c);
    const { ctx, locale } = c.var;
    const counts = await countToday(ctx);
    const figures = FIGURES.filter(({ needs }) => may(ctx.actor, needs)).map((figure) => ({
      ...figure,
      count: counts[figure.what],
    }));
    const sessions = may(ctx.actor, 'cohorts.edit') ? await comingSessions(ctx) : undefined;
    return page(
      c,
      { title: translator(messages, locale)('title'), area: 'office' },
      <TodayPage figures={figures} sessions={sessions} locale={locale} />,
    );
  });
}
