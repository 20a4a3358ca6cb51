import { z } from 'zod';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, requirePerson, seeOther } from '#platform/http/app.ts';
import { line, optional, readForm } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Inventory } from '#platform/inventory/declare.ts';
import { type ConsentPurpose, consentsOf, giveConsent, isPurpose, withdrawConsent } from '#privacy/consents';
import { copiesOf } from '#privacy/copies';
import { findPlan } from '#privacy/erasure';
import { readingsOf, storesOf } from '#privacy/export';
import { limitsOf } from '#privacy/restriction';
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

    erasureRoutes(app, inventory);
  };
}

async function showPrivacy(c: Request, problem?: 'stale'): Promise<Response> {
  const { personId } = requirePerson(c);
  const { ctx, locale } = c.var;
  const [consents, readings, limits, copies, plan] = await Promise.all([
    consentsOf(ctx, personId, locale),
    readingsOf(ctx, personId),
    limitsOf(ctx, personId),
    copiesOf(ctx, personId),
    findPlan(ctx, personId),
  ]);
  const [stores, now] = [storesOf(ctx, locale), ctx.clock.now()];
  const word = c.req.query('done');
  const done = problem ? undefined : DONE_WORDS.find((each) => each === word);
  const title = translator(messages, locale)('title');
  const body = (
    <PrivacyPage
      {...{ locale, consents, readings, limits, copies, plan, stores, now, done, problem }}
      school={ctx.school}
    />
  );
  return page(c, { title, area: 'learner', ...(problem && { status: 409 }) }, body);
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
