import { getCookie, setCookie } from 'hono/cookie';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import { type App, page, type Request, seeOther } from '#platform/http/app.ts';
import { type FieldErrors, oneOf, readForm, someOf } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { chooseCookies } from './choose-cookies.ts';
import {
  CHOICE_COOKIE,
  CHOICE_TERM_MONTHS,
  type CookieChoice,
  type EffectiveChoice,
  EVERYTHING,
  effectiveChoice,
  NOTHING_OPTIONAL,
  OPTIONAL_KINDS,
  ownPath,
  readChoice,
  storedKeys,
  writeChoice,
} from './cookie.ts';
import { messages } from './messages.ts';
import { CookieBanner, CookiesPage } from './pages.tsx';

const CHOICE_SECONDS = CHOICE_TERM_MONTHS * 30 * 24 * 60 * 60;

/** What may be stored in this visitor's browser. Reads the request alone: no statement. */
export function cookieChoice(c: Request): EffectiveChoice {
  return effectiveChoice(readChoice(getCookie(c, CHOICE_COOKIE)), c.req.header('sec-gpc') === '1');
}

/** The question, while it is open; the page of choices asks it by itself. */
export function cookieBanner(c: Request): Child | undefined {
  if (cookieChoice(c).decided !== 'none' || c.var.path === '/privacy/cookies') return undefined;
  return <CookieBanner locale={c.var.locale} back={c.var.path} />;
}

function isHttps(c: Request): boolean {
  return c.var.ctx.school.baseUrl.startsWith('https:');
}

const choiceForm = z.object({
  answer: oneOf(['accept', 'refuse', 'chosen']),
  kinds: someOf(OPTIONAL_KINDS),
  back: z.string().max(500).optional(),
});

function choiceOf(form: z.output<typeof choiceForm>): CookieChoice {
  if (form.answer === 'accept') return EVERYTHING;
  if (form.answer === 'refuse') return NOTHING_OPTIONAL;
  const ticked = new Set<string>(form.kinds);
  return {
    functional: ticked.has('functional'),
    analytics: ticked.has('analytics'),
    marketing: ticked.has('marketing'),
  };
}

export const routes = (app: App) => {
  app.get('/privacy/cookies', (c) => showCookies(c, c.req.query('done') === 'saved'));

  app.post('/privacy/cookies', async (c) => {
    const form = await readForm(c, choiceForm);
    // The one question of the page: whatever else is wrong with the answer is said beside it.
    if (!form.ok) return showCookies(c, false, { kinds: Object.values(form.errors)[0] ?? '' });
    const choice = choiceOf(form.value);
    const way = form.value.answer === 'chosen' ? 'page' : 'banner';
    await chooseCookies(c.var.ctx, choice, { way, locale: c.var.locale });
    setCookie(c, CHOICE_COOKIE, writeChoice(choice), {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: isHttps(c),
      maxAge: CHOICE_SECONDS,
    });
    return seeOther(c, form.value.back === undefined ? '/privacy/cookies?done=saved' : ownPath(form.value.back));
  });
};

function showCookies(c: Request, saved: boolean, errors?: FieldErrors): Response | Promise<Response> {
  const { locale } = c.var;
  const t = translator(messages, locale);
  const props = { locale, keys: storedKeys, choice: cookieChoice(c), saved, https: isHttps(c), errors };
  const frame = { title: t('title'), description: t('description'), ...(errors && { status: 422 as const }) };
  return page(c, frame, <CookiesPage {...props} />);
}
