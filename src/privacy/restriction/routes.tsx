import { z } from 'zod';
import { NotFound } from '#platform/errors.ts';
import { type App, page, type Request, requirePerson, seeOther, uuidParam } from '#platform/http/app.ts';
import { linkToken } from '#platform/http/fields.ts';
import { oneOf } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { verdictOf } from '#privacy/consents';
import { closingOf } from '#privacy/retention';
import { messages } from './messages.ts';
import { objectTo, withdrawObjection } from './object-to.ts';
import { RestrictedPage, UnsubscribedPage, UnsubscribePage } from './pages.tsx';
import { liftRestriction } from './restrict-processing.ts';
import { isObjectable, type ObjectablePurpose, RESTRICTION_CHOICES } from './restriction.ts';
import { readUnsubscribeToken, unsubscribe } from './unsubscribe.ts';

export const restrictionForm = z.object({ part: oneOf(RESTRICTION_CHOICES) });

export function objectableParam(c: Request): ObjectablePurpose {
  const purpose = c.req.param('purpose') ?? '';
  if (!isObjectable(purpose)) throw new NotFound('purpose');
  return purpose;
}

export const routes = (app: App) => {
  // Whoever restricted the use of their data for studying goes on reading; what they do is not written down.
  app.post('/learn/*', async (c, next) => {
    const { personId } = requirePerson(c);
    if ((await verdictOf(c.var.ctx, personId, 'study')) !== 'restriction') return next();
    const title = translator(messages, c.var.locale)('restricted_title');
    return page(c, { title, area: 'learner', status: 409 }, <RestrictedPage locale={c.var.locale} />);
  });

  app.post('/account/privacy/restrictions/:id/lifting', async (c) => {
    const { personId } = requirePerson(c);
    await liftRestriction(c.var.ctx, { personId, restrictionId: uuidParam(c, 'id') });
    return seeOther(c, '/account/privacy?done=lifted');
  });

  app.post('/account/privacy/objections/:purpose', async (c) => {
    const { personId } = requirePerson(c);
    await objectTo(c.var.ctx, { personId, purpose: objectableParam(c), way: 'cabinet' });
    return seeOther(c, '/account/privacy?done=objected');
  });

  app.post('/account/privacy/objections/:purpose/withdrawal', async (c) => {
    const { personId } = requirePerson(c);
    await withdrawObjection(c.var.ctx, { personId, purpose: objectableParam(c) });
    return seeOther(c, '/account/privacy?done=unobjected');
  });

  // RFC 8058: mail programs post without cookies; a person who follows the link sees a page with the button.
  app.get('/unsubscribe/:token', (c) => {
    const { ctx, locale } = c.var;
    const token = linkToken.parse(c.req.param('token'));
    readUnsubscribeToken(ctx, token);
    const title = translator(messages, locale)('unsubscribe_title');
    return page(c, { title, noindex: true, focused: true }, <UnsubscribePage locale={locale} token={token} />);
  });

  app.post('/unsubscribe/:token', async (c) => {
    const { ctx, locale } = c.var;
    const personId = await unsubscribe(ctx, linkToken.parse(c.req.param('token')));
    const closing = await closingOf(ctx, personId, locale);
    const title = translator(messages, locale)('unsubscribed_title');
    return page(c, { title, noindex: true, focused: true }, <UnsubscribedPage locale={locale} closing={closing} />);
  });
};
