import { z } from 'zod';
import { cancelEnrolment, ENROLMENT_STATES } from '#learning/enrolments';
import { may, requirePermission } from '#people/roles';
import { recordListing, recordReading } from '#platform/audit/audit.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { pageParam } from '#platform/http/fields.ts';
import { type FormReading, paragraphs, readForm } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { EnrolmentPage, RosterPage } from './pages.tsx';
import { listEnrolments, openEnrolment, programmeChoices } from './queries.ts';

const PAGE_SIZE = 50;
const cancellation = z.object({ reason: paragraphs({ max: 500 }) });

export const routes = (app: App) => {
  app.get('/office/enrolments', async (c) => {
    requirePermission(c, 'enrolments.read');
    const { ctx, locale } = c.var;
    const state = ENROLMENT_STATES.find((each) => each === c.req.query('state'));
    const programmes = await programmeChoices(ctx);
    const programme = programmes.find(({ slug }) => slug === c.req.query('programme'))?.slug;
    const number = pageParam.parse(c.req.query('page'));
    const { enrolments, total } = await listEnrolments(ctx, {
      state,
      programme,
      limit: PAGE_SIZE,
      offset: (number - 1) * PAGE_SIZE,
    });
    await recordListing(ctx, { action: 'enrolments.listed', count: enrolments.length });
    return page(
      c,
      { title: translator(messages, locale)('title'), area: 'office' },
      <RosterPage
        enrolments={enrolments}
        programmes={programmes}
        state={state}
        programme={programme}
        total={total}
        page={number}
        pageSize={PAGE_SIZE}
        locale={locale}
      />,
    );
  });

  app.get('/office/enrolments/:id', async (c) => {
    requirePermission(c, 'enrolments.read');
    return enrolmentPage(c, { done: c.req.query('done') === 'cancelled' ? 'cancelled' : undefined });
  });

  app.post('/office/enrolments/:id/cancellation', async (c) => {
    requirePermission(c, 'enrolments.edit');
    const enrolmentId = uuidParam(c, 'id');
    const form = await readForm(c, cancellation);
    if (!form.ok) return enrolmentPage(c, { failed: form });
    await cancelEnrolment(c.var.ctx, { enrolmentId, reason: form.value.reason });
    return seeOther(c, `/office/enrolments/${enrolmentId}?done=cancelled`);
  });
};

interface Shown {
  readonly done?: 'cancelled' | undefined;
  readonly failed?: FormReading<unknown> & { ok: false };
}

/** Staff who open one enrolment read one person's data: that is recorded. */
async function enrolmentPage(c: Request, { done, failed }: Shown): Promise<Response> {
  const { ctx, locale } = c.var;
  const enrolment = await openEnrolment(ctx, uuidParam(c, 'id'));
  const { person_id: personId } = enrolment;
  if (personId) await recordReading(ctx, { personId, what: 'enrolment', why: 'teaching' });
  return page(
    c,
    { title: translator(messages, locale)('title'), area: 'office', ...(failed && { status: 422 as const }) },
    <EnrolmentPage
      enrolment={enrolment}
      locale={locale}
      teaches={may(ctx.actor, 'cohorts.edit')}
      mayEdit={may(ctx.actor, 'enrolments.edit')}
      mayReadOrders={may(ctx.actor, 'orders.read')}
      done={done}
      values={failed?.values}
      errors={failed?.errors}
    />,
  );
}
