import { z } from 'zod';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, requirePerson, seeOther } from '#platform/http/app.ts';
import { type FieldErrors, line, optional, readForm } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { type ConsentPurpose, consentsOf, giveConsent, isPurpose, withdrawConsent } from '#privacy/consents';
import { copiesOf } from '#privacy/copies';
import { findPlan } from '#privacy/erasure';
import { readingsOf, storesOf } from '#privacy/export';
import { limitsOf, partOf, restrictionForm, restrictProcessing } from '#privacy/restriction';
import { closingOf } from '#privacy/retention';
import { erasureRoutes } from './erasure-routes.tsx';
import { messages } from './messages.ts';
import { DONE_WORDS, PrivacyPage } from './pages.tsx';

const answerForm = z.object({ after: optional(line({ max: 40 })) });

export function routesFor(inventory: () => Inventory) {
  return (app: App): void => {
    app.get('/account/privacy', (c) => showPrivacy(c));

    app.post('/account/consents/:purpose', async (c) => {
      const answering = answerTo(c);
      const form = await readForm(c, answerForm);
      // Giving is asked of the page it was seen on: an old post sent again gives nothing.
      const after = form.ok ? form.value.after : undefined;
      if (after === undefined) return showPrivacy(c, { problem: 'stale' });
      try {
        await giveConsent(c.var.ctx, { ...answering, after });
      } catch (error) {
        if (error instanceof Conflict && error.reason === 'stale') return showPrivacy(c, { problem: 'stale' });
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

    app.post('/account/privacy/restrictions', async (c) => {
      const { personId } = requirePerson(c);
      const form = await readForm(c, restrictionForm);
      if (!form.ok) return showPrivacy(c, { restrictionErrors: form.errors });
      await restrictProcessing(c.var.ctx, { personId, part: partOf(form.value.part), way: 'cabinet' });
      return seeOther(c, '/account/privacy?done=restricted');
    });

    erasureRoutes(app, inventory);
  };
}

async function showPrivacy(
  c: Request,
  { problem, restrictionErrors }: { problem?: 'stale'; restrictionErrors?: FieldErrors } = {},
): Promise<Response> {
  const { personId } = requirePerson(c);
  const { ctx, locale } = c.var;
  const [consents, readings, limits, copies, plan, closing] = await Promise.all([
    consentsOf(ctx, personId, locale),
    readingsOf(ctx, personId),
    limitsOf(ctx, personId),
    copiesOf(ctx, personId),
    findPlan(ctx, personId),
    closingOf(ctx, personId, locale),
  ]);
  const [stores, now] = [storesOf(ctx, locale), ctx.clock.now()];
  const word = c.req.query('done');
  const done = problem || restrictionErrors ? undefined : DONE_WORDS.find((each) => each === word);
  const title = translator(messages, locale)('title');
  const body = (
    <PrivacyPage
      {...{ locale, consents, readings, limits, copies, plan, closing, stores, now, done, problem, restrictionErrors }}
      school={ctx.school}
    />
  );
  const status = restrictionErrors ? 422 : problem ? 409 : 200;
  return page(c, { title, area: 'learner', status }, body);
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
