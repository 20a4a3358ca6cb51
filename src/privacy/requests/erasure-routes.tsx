/** `rights.erase` by oneself: see what would go, ask for it, call it off, or not wait. */
import { deleteCookie } from 'hono/cookie';
import { z } from 'zod';
import { isPasswordOf } from '#people/sign-in';
import { actingAs } from '#platform/context.ts';
import { type App, page, type Request, requirePerson, seeOther } from '#platform/http/app.ts';
import { typedPassword } from '#platform/http/fields.ts';
import { type FieldErrors, oneOf, readForm, typed } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { nameInBrowser, storedKeys } from '#privacy/cookies';
import { cancelErasure, erasePerson, findPlan, HeldByLaw, planErasure, previewErasure } from '#privacy/erasure';
import { messages as erasureMessages } from './erasure-messages.ts';
import { ErasedPage, ErasurePage, HeldPage, PlannedPage, WHENS } from './erasure-pages.tsx';
import { messages } from './messages.ts';

const erasureForm = z.object({
  password: typedPassword,
  when: oneOf(WHENS),
});

export function erasureRoutes(app: App, inventory: () => Inventory): void {
  app.get('/account/privacy/erasure', (c) => showErasure(c, inventory()));

  app.post('/account/privacy/erasure', async (c) => {
    const { personId } = requirePerson(c);
    const { ctx, locale } = c.var;
    const t = translator(messages, locale);
    const form = await readForm(c, erasureForm);
    const when = WHENS.find((each) => each === typed(form.values, 'when'));
    const again = (errors: FieldErrors) => showErasure(c, inventory(), { errors, ...(when && { when }) });
    if (!form.ok) return again(form.errors);
    if (!(await isPasswordOf(ctx, personId, form.value.password))) return again({ password: t('wrong_password') });
    try {
      if (form.value.when === 'later') {
        await planErasure(ctx, { personId, requestedBy: 'person' });
        return seeOther(c, '/account/privacy/erasure?done=planned');
      }
      const report = await erasePerson(ctx, inventory(), { personId, requestedBy: 'person', locale });
      signOutOfPage(c);
      const title = t(report.state === 'verified' ? 'erased_title' : 'half_title');
      return page(c, { title, noindex: true }, <ErasedPage locale={locale} report={report} />);
    } catch (error) {
      if (error instanceof HeldByLaw) return showErasure(c, inventory());
      throw error;
    }
  });

  app.post('/account/privacy/erasure/cancellation', async (c) => {
    const { personId } = requirePerson(c);
    await cancelErasure(c.var.ctx, { personId });
    return seeOther(c, '/account/privacy?done=cancelled');
  });
}

interface Mending {
  readonly errors: FieldErrors;
  readonly when?: (typeof WHENS)[number];
}

async function showErasure(c: Request, inventory: Inventory, mending?: Mending): Promise<Response> {
  const { personId } = requirePerson(c);
  const { ctx, locale } = c.var;
  const [preview, plan] = await Promise.all([
    previewErasure(ctx, inventory, personId, locale),
    findPlan(ctx, personId),
  ]);
  const own = translator(erasureMessages, locale);
  const frame = { area: 'learner', focused: true } as const;
  if (preview.heldSince) {
    const body = <HeldPage {...{ locale, preview, plan }} since={preview.heldSince} email={ctx.school.email} />;
    return page(
      c,
      { ...frame, title: own('held_title'), status: mending || c.req.method === 'POST' ? 409 : 200 },
      body,
    );
  }
  const status = mending ? 422 : 200;
  if (plan) {
    const justPlanned = !mending && c.req.query('done') === 'planned';
    const body = <PlannedPage {...{ locale, preview, plan, justPlanned, ...mending }} />;
    return page(c, { ...frame, title: own('planned_title'), status }, body);
  }
  const studyWithdrawn = c.req.query('after') === 'study';
  const body = <ErasurePage {...{ locale, preview, studyWithdrawn, ...mending }} />;
  return page(c, { ...frame, title: translator(messages, locale)('erasure_title'), status }, body);
}

/** Nobody is signed in any more: the page around the answer shows it, and the browser forgets the session. */
function signOutOfPage(c: Request): void {
  c.set('ctx', actingAs(c.var.ctx, { kind: 'visitor' }));
  c.set('viewer', undefined);
  const https = c.var.ctx.school.baseUrl.startsWith('https:');
  for (const key of storedKeys.filter((each) => each.securePrefix)) {
    deleteCookie(c, nameInBrowser(key, https), { path: '/', secure: https });
  }
}
