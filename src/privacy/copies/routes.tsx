import { z } from 'zod';
import { isPasswordOf } from '#people/sign-in';
import { Conflict } from '#platform/errors.ts';
import { type App, page, type Request, requirePerson, seeOther, uuidParam } from '#platform/http/app.ts';
import { linkToken, typedPassword } from '#platform/http/fields.ts';
import { type FieldErrors, line, readForm, typed } from '#platform/http/form.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { PersonCopy } from '#privacy/export';
import { KEY_PATH } from '#privacy/receipts';
import { countAttempt } from '#protection/intrusion';
import { askForCopy, askForHandOver } from './ask-for-copy.ts';
import { type Copy, isBeingMade, stateOf } from './copy.ts';
import { fetchCopy } from './fetch-copy.ts';
import { cancelHandOver, fetchHandOver, type HandOverRefusal, linkOf, lookAtHandOver } from './hand-over.ts';
import { HandOverPage, LandingPage, NewHandOverPage, RefusedPage } from './hand-over-pages.tsx';
import { messages } from './messages.ts';
import { CopyPage } from './pages.tsx';
import { getOwnCopy } from './queries.ts';

const COPIES = { limit: 10, window: { hours: 1 } } as const;
const FETCHES = { limit: 30, window: { hours: 1 } } as const;
/** Links tried from one address: a signature cannot be guessed, and nobody should try. */
const LINKS = { limit: 60, window: { hours: 1 } } as const;
const REFRESH_SECONDS = '2';

const handOverForm = z.object({
  recipient: line({ max: 120 }),
  password: typedPassword,
});

export const routes = (app: App) => {
  app.post('/account/privacy/copy', async (c) => {
    const { personId } = requirePerson(c);
    await countAttempt(c.var.ctx, { kind: 'privacy.copy', who: personId, ...COPIES });
    const { id } = await askForCopy(c.var.ctx, { personId });
    return seeOther(c, `/account/privacy/copies/${id}`);
  });

  app.get('/account/privacy/copies/:id', async (c) => {
    const { personId } = requirePerson(c);
    return showCopy(c, await getOwnCopy(c.var.ctx, personId, 'own', uuidParam(c, 'id')));
  });

  app.get('/account/privacy/copies/:id/file', async (c) => {
    const { personId } = requirePerson(c);
    const { ctx } = c.var;
    const id = uuidParam(c, 'id');
    await countAttempt(ctx, { kind: 'privacy.copy-file', who: personId, ...FETCHES });
    try {
      return send(c, await fetchCopy(ctx, personId, id));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return showCopy(c, await getOwnCopy(ctx, personId, 'own', id), 409);
    }
  });

  app.get('/account/privacy/hand-overs', (c) => {
    requirePerson(c);
    return askHandOver(c);
  });

  app.post('/account/privacy/hand-overs', async (c) => {
    const { personId } = requirePerson(c);
    const { ctx, locale } = c.var;
    const form = await readForm(c, handOverForm);
    if (!form.ok) return askHandOver(c, form.errors, typed(form.values, 'recipient'));
    const { recipient, password } = form.value;
    if (!(await isPasswordOf(ctx, personId, password))) {
      return askHandOver(c, { password: translator(messages, locale)('wrong_password') }, recipient);
    }
    await countAttempt(ctx, { kind: 'privacy.copy', who: personId, ...COPIES });
    const { id } = await askForHandOver(ctx, { personId, recipient });
    return seeOther(c, `/account/privacy/hand-overs/${id}`);
  });

  app.get('/account/privacy/hand-overs/:id', async (c) => {
    const { personId } = requirePerson(c);
    return showHandOver(c, await getOwnCopy(c.var.ctx, personId, 'hand-over', uuidParam(c, 'id')));
  });

  app.post('/account/privacy/hand-overs/:id/cancellation', async (c) => {
    const { personId } = requirePerson(c);
    const { ctx } = c.var;
    const copy = await getOwnCopy(ctx, personId, 'hand-over', uuidParam(c, 'id'));
    await cancelHandOver(ctx, copy).catch((error: unknown) => {
      // Too late, or twice: the page says how it stands.
      if (!(error instanceof Conflict)) throw error;
    });
    return seeOther(c, `/account/privacy/hand-overs/${copy.id}`);
  });

  app.get('/hand-overs/:token', async (c) => {
    const { ctx, locale, address } = c.var;
    await countAttempt(ctx, { kind: 'hand-over', who: address, ...LINKS });
    const offered = await lookAtHandOver(ctx, linkToken.parse(c.req.param('token')));
    if (offered.refusal) return refused(c, offered.refusal);
    const action = localPath(locale, `/hand-overs/${linkToken.parse(c.req.param('token'))}`);
    const keyUrl = `${ctx.school.baseUrl}${KEY_PATH}`;
    const title = translator(messages, locale)('landing_title');
    const props = { locale, school: ctx.school.name, offered, action, keyUrl };
    return page(c, { title, noindex: true }, <LandingPage {...props} />);
  });

  app.post('/hand-overs/:token', async (c) => {
    const { ctx, address } = c.var;
    await countAttempt(ctx, { kind: 'hand-over', who: address, ...LINKS });
    try {
      return send(c, await fetchHandOver(ctx, linkToken.parse(c.req.param('token'))));
    } catch (error) {
      if (error instanceof Conflict) return refused(c, error.reason as HandOverRefusal);
      throw error;
    }
  });
};

function send(c: Request, { name, stream }: PersonCopy): Response {
  return c.body(stream, 200, {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
  });
}

/** While it is being made the page comes again by itself, with or without scripts. */
function refreshing(c: Request, copy: Copy): void {
  if (isBeingMade(stateOf(copy, c.var.ctx.clock.now()))) c.header('refresh', REFRESH_SECONDS);
}

function showCopy(c: Request, copy: Copy, status?: 409): Response | Promise<Response> {
  const { ctx, locale } = c.var;
  refreshing(c, copy);
  const title = translator(messages, locale)('copy_title');
  const body = <CopyPage locale={locale} copy={copy} now={ctx.clock.now()} email={ctx.school.email} />;
  return page(c, { title, area: 'learner', ...(status && { status }) }, body);
}

function askHandOver(c: Request, errors?: FieldErrors, recipient?: string): Response | Promise<Response> {
  const { locale } = c.var;
  const title = translator(messages, locale)('hand_over');
  const frame = { title, area: 'learner' as const, ...(errors && { status: 422 as const }) };
  return page(c, frame, <NewHandOverPage locale={locale} recipient={recipient} errors={errors} />);
}

function showHandOver(c: Request, copy: Copy): Response | Promise<Response> {
  const { ctx, locale } = c.var;
  refreshing(c, copy);
  const title = translator(messages, locale)('hand_over_title');
  const link = linkOf(ctx, copy.id, locale);
  const props = { locale, copy, now: ctx.clock.now(), email: ctx.school.email, link };
  return page(c, { title, area: 'learner' }, <HandOverPage {...props} />);
}

function refused(c: Request, refusal: HandOverRefusal): Response | Promise<Response> {
  const { locale } = c.var;
  const title = translator(messages, locale)('refused_title');
  const frame = { title, noindex: true, status: refusal === 'making' ? 503 : 409 } as const;
  return page(c, frame, <RefusedPage locale={locale} refusal={refusal} />);
}
