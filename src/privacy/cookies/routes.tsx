import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import { type App, page, type Request, seeOther } from '#platform/http/app.ts';
import { type FieldErrors, oneOf, readForm, someOf, ticked } from '#platform/http/form.ts';
import { ownPath } from '#platform/http/own-path.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type ChoiceWay, chooseCookies } from './choose-cookies.ts';
import {
  CHOICE_COOKIE,
  CHOICE_TERM_MONTHS,
  type CookieChoice,
  type EffectiveChoice,
  EVERYTHING,
  effectiveChoice,
  maySet,
  NOTHING_OPTIONAL,
  nameInBrowser,
  OPTIONAL_KINDS,
  readChoice,
  readTheme,
  refusedKeys,
  storedKeys,
  THEME_COOKIE,
  THEMES,
  type Theme,
  writeChoice,
} from './cookie.ts';
import { messages } from './messages.ts';
import { AppearancePage, CookieBanner, CookiesPage } from './pages.tsx';

const CHOICE_SECONDS = CHOICE_TERM_MONTHS * 30 * 24 * 60 * 60;

/** What may be stored in this visitor's browser. Reads the request alone: no statement. */
export function cookieChoice(c: Request): EffectiveChoice {
  return effectiveChoice(readChoice(getCookie(c, CHOICE_COOKIE)), c.req.header('sec-gpc') === '1');
}

/** The look the visitor chose; undefined: as on the device. */
export function chosenTheme(c: Request): Theme | undefined {
  return readTheme(getCookie(c, THEME_COOKIE), cookieChoice(c));
}

/**
 * Drops every `Set-Cookie` of the answer that is not in the register or not allowed by the visitor's choice, whoever
 * wrote it. Returns how many were dropped.
 */
export function dropUnallowedCookies(c: Request): number {
  const settings = c.res.headers.getSetCookie();
  if (settings.length === 0) return 0;
  const choice = answerOf(settings) ?? cookieChoice(c);
  const kept = settings.filter((setting) => maySet(setting, { choice, https: isHttps(c) }));
  if (kept.length === settings.length) return 0;
  c.res.headers.delete('set-cookie');
  for (const setting of kept) c.res.headers.append('set-cookie', setting);
  return settings.length - kept.length;
}

/** The choice that this very answer writes down, when it is the answer to a choice. */
function answerOf(settings: readonly string[]): CookieChoice | undefined {
  const written = settings.find((setting) => setting.startsWith(`${CHOICE_COOKIE}=`));
  return readChoice(written?.slice(CHOICE_COOKIE.length + 1).split(';')[0]);
}

/** The question, while it is open; the page of choices asks it by itself. */
export function cookieBanner(c: Request): Child | undefined {
  const path = c.get('path');
  if (cookieChoice(c).decided !== 'none' || path === '/privacy/cookies') return undefined;
  return <CookieBanner locale={c.get('locale')} back={path} />;
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
    await keepChoice(c, choice, way);
    return seeOther(
      c,
      form.value.back === undefined ? '/privacy/cookies?done=saved' : (ownPath(form.value.back) ?? '/'),
    );
  });

  app.get('/appearance', (c) => showAppearance(c, c.req.query('done') === 'saved'));

  app.post('/appearance', async (c) => {
    const form = await readForm(c, themeForm);
    if (!form.ok) return showAppearance(c, false, form.errors);
    const { theme, allow } = form.value;
    const choice = cookieChoice(c);
    if (theme === 'device') deleteCookie(c, THEME_COOKIE, { path: '/', secure: isHttps(c) });
    else if (choice.functional || allow) {
      if (!choice.functional) await keepChoice(c, { ...choice, functional: true }, 'page');
      keepCookie(c, THEME_COOKIE, theme);
    } else return showAppearance(c, false, { allow: translator(messages, c.var.locale)('allow_needed') });
    return seeOther(c, '/appearance?done=saved');
  });
};

const themeForm = z.object({ theme: oneOf(['device', ...THEMES]), allow: ticked });

function keepCookie(c: Request, name: string, value: string): void {
  setCookie(c, name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps(c),
    maxAge: CHOICE_SECONDS,
  });
}

/** The receipt, the cookie that remembers the choice, and the end of every cookie that it refuses. */
async function keepChoice(c: Request, choice: CookieChoice, way: ChoiceWay): Promise<void> {
  await chooseCookies(c.var.ctx, choice, { way, locale: c.var.locale });
  keepCookie(c, CHOICE_COOKIE, writeChoice(choice));
  const sent = getCookie(c);
  for (const key of refusedKeys(choice)) {
    const name = nameInBrowser(key, isHttps(c));
    if (name in sent) deleteCookie(c, name, { path: '/', secure: isHttps(c) });
  }
}

function showAppearance(c: Request, saved: boolean, errors?: FieldErrors): Response | Promise<Response> {
  const { locale } = c.var;
  const t = translator(messages, locale);
  const props = { locale, theme: chosenTheme(c), remembers: cookieChoice(c).functional, saved, errors };
  const frame = { title: t('appearance'), description: t('appearance_description'), noindex: true };
  return page(c, { ...frame, ...(errors && { status: 422 as const }) }, <AppearancePage {...props} />);
}

function showCookies(c: Request, saved: boolean, errors?: FieldErrors): Response | Promise<Response> {
  const { locale } = c.var;
  const t = translator(messages, locale);
  const props = { locale, keys: storedKeys, choice: cookieChoice(c), saved, https: isHttps(c), errors };
  const frame = { title: t('title'), description: t('description'), ...(errors && { status: 422 as const }) };
  return page(c, frame, <CookiesPage {...props} />);
}
