import { may, type Permission, requireOffice } from '#people/roles';
import { type App, page } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { type Figure, type FirstStep, TodayPage } from './page.tsx';
import { comingSessions, countToday } from './queries.ts';

/** Each number with the page where it is dealt with, for those who may open that page. */
const FIGURES: readonly (Omit<Figure, 'count'> & { readonly needs: Permission })[] = [
  { what: 'orders_waiting', path: '/office/payments', needs: 'orders.read' },
  { what: 'enrolled_lately', path: '/office/enrolments', needs: 'enrolments.read' },
  { what: 'studying', path: '/office/enrolments', needs: 'enrolments.read' },
  { what: 'drafts', path: '/office/programmes', needs: 'programmes.edit' },
  { what: 'requests_open', path: '/office/requests', needs: 'privacy.manage' },
  { what: 'requests_late', path: '/office/requests?show=late', needs: 'privacy.manage' },
  { what: 'letters_failed', path: '/office/jobs', needs: 'jobs.manage' },
];

/** What a new school does first, for those who may. */
const FIRST_STEPS: readonly (FirstStep & { readonly needs: Permission })[] = [
  { what: 'step_programme', path: '/office/programmes', needs: 'programmes.edit' },
  { what: 'step_cohort', path: '/office/cohorts', needs: 'cohorts.edit' },
  { what: 'step_staff', path: '/office/staff', needs: 'staff.manage' },
  { what: 'step_backups', path: '/office/backups', needs: 'jobs.manage' },
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
    const steps = counts.published === 0 ? FIRST_STEPS.filter(({ needs }) => may(ctx.actor, needs)) : [];
    return page(
      c,
      { title: translator(messages, locale)('title'), area: 'office' },
      <TodayPage figures={figures} steps={steps} sessions={sessions} locale={locale} />,
    );
  });
}
