import { deleteCookie } from 'hono/cookie';
import { z } from 'zod';
import { isPasswordOf } from '#people/sign-in';
import { actingAs } from '#platform/context.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, requirePerson, seeOther } from '#platform/http/app.ts';
import { type FieldErrors, line, optional, readForm } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Inventory } from '#platform/inventory/declare.ts';
import { type ConsentPurpose, consentsOf, giveConsent, isPurpose, withdrawConsent } from '#privacy/consents';
import { nameInBrowser, storedKeys } from '#privacy/cookies';
import { copiesOf } from '#privacy/copies';
import { erasePerson, previewErasure } from '#privacy/erasure';
import { readingsOf, storesOf } from '#privacy/export';
import { limitsOf } from '#privacy/restriction';
import { ErasedPage, ErasurePage } from './erasure-pages.tsx';
import { messages } from './messages.ts';
import { DONE_WORDS, PrivacyPage } from './pages.tsx';

const answerForm = z.object({ after: optional(line({ max: 40 })) });
const erasureForm = z.object({ password: z.string({ error: 'required' }).min(1, 'required').max(200, 'too_long') });

export function routesFor(inventory: () => Inventory) {
  return (app: App): void => {
    app.get('/account/privacy', (c) => showPrivacy(c));

    app.post('/account/consents/:purpose', async (c) => {
      const answering = answerTo(c);
      const form = await readForm(c, answerForm);
      // Giving is asked of the page it was seen on: an old post sent again gives nothing.
      const after = form.ok ? form.value.after : undefined;
      if (after === undefined) return showPrivacy(c, 'stale');
      try {
        await giveConsent(c.var.ctx, { ...answering, after });
      } catch (error) {
        if (error instanceof Conflict && error.reason === 'stale') return showPrivacy(c, 'stale');
        throw error;
      }
      return seeOther(c, '/account/privacy?done=given');
    });

    app.post('/account/consents/:purpose/withdrawal', async (c) => {
      const answering = answerTo(c);
      await withdrawConsent(c.var.ctx, answering);
      return seeOther(
        c,
        answering.purpose === 'study' ? '/account/privacy/erasure?after=study' : '/account/privacy?done=withdrawn',
      );
    });

    app.get('/account/privacy/erasure', (c) => askErasure(c, inventory()));

    app.post('/account/privacy/erasure', async (c) => {
      const { personId } = requirePerson(c);
      const { ctx, locale } = c.var;
      const t = translator(messages, locale);
      const form = await readForm(c, erasureForm);
      if (!form.ok) return askErasure(c, inventory(), form.errors);
      if (!(await isPasswordOf(ctx, personId, form.value.password))) {
        return askErasure(c, inventory(), { password: t('wrong_password') });
      }
      const report = await erasePerson(ctx, inventory(), { personId, requestedBy: 'person', locale });
      signOutOfPage(c);
      const title = t(report.state === 'verified' ? 'erased_title' : 'half_title');
      return page(c, { title, noindex: true }, <ErasedPage locale={locale} report={report} />);
    });
  };
}

async function showPrivacy(c: Request, problem?: 'stale'): Promise<Response> {
  const { personId } = requirePerson(c);
  const { ctx, locale } = c.var;
  const [consents, readings, limits, copies] = await Promise.all([
    consentsOf(ctx, personId, locale),
    readingsOf(ctx, personId),
    limitsOf(ctx, personId),
    copiesOf(ctx, personId),
  ]);
  const [stores, now] = [storesOf(ctx, locale), ctx.clock.now()];
  const word = c.req.query('done');
  const done = problem ? undefined : DONE_WORDS.find((each) => each === word);
  const title = translator(messages, locale)('title');
  const body = (
    <PrivacyPage {...{ locale, consents, readings, limits, copies, stores, now, done, problem }} school={ctx.school} />
  );
  return page(c, { title, area: 'learner', ...(problem && { status: 409 }) }, body);
}

async function askErasure(c: Request, inventory: Inventory, errors?: FieldErrors): Promise<Response> {
  const { personId } = requirePerson(c);
  const { ctx, locale } = c.var;
  const preview = await previewErasure(ctx, inventory, personId, locale);
  const title = translator(messages, locale)('erasure_title');
  const studyWithdrawn = c.req.query('after') === 'study';
  return page(
    c,
    { title, area: 'learner', focused: true, ...(errors && { status: 422 }) },
    <ErasurePage locale={locale} preview={preview} studyWithdrawn={studyWithdrawn} {...(errors && { errors })} />,
  );
}

function purposeParam(c: Request): ConsentPurpose {
  const purpose = c.req.param('purpose') ?? '';
  if (!isPurpose(purpose)) throw new NotFound('purpose');
  return purpose;
}

function answerTo(c: Request) {
  const { personId } = requirePerson(c);
  return { personId, purpose: purposeParam(c), way: 'cabinet', locale: c.var.locale } as const;
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
