/** The page around every body: identity, navigation, languages, the cookie choice. */
import type { Child } from 'hono/jsx';
import type { Context } from '#platform/context.ts';
import type { Assets } from '#platform/html/assets.ts';
import { Button } from '#platform/html/button.tsx';
import { Document, type NavLink, type School } from '#platform/html/document.tsx';
import { escapeHtml } from '#platform/html/escape.ts';
import { renderHtml } from '#platform/html/remembered.ts';
import type { PageFrame, Request } from '#platform/http/app.ts';
import { LANGUAGE_NAMES, LOCALES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { chosenTheme, cookieBanner } from '#privacy/cookies';
import { policyNotice } from '#privacy/policy';
import { encodedFor, type OutgoingPage } from './compress.ts';
import { sendFinished } from './finished.ts';
import { messages } from './messages.ts';
import { officeNavigation } from './office-navigation.ts';
import { policyLetting } from './security-headers.ts';

function schoolFor(ctx: Context, locale: Locale): School {
  const { school } = ctx;
  const t = translator(messages, locale);
  const word = locale === 'ru' ? 'БИН' : locale === 'kk' ? 'БСН' : 'BIN';
  return {
    name: school.name,
    address: school.address[locale],
    phone: school.phone,
    email: school.email,
    bin: school.bin && `${word} ${school.bin}`,
    legalNotice: school.bin ? undefined : t('bin_missing'),
  };
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

const PLACES = [
  { href: '/programmes', label: 'programmes', signedIn: false },
  { href: '/learn', label: 'learn', signedIn: true },
  { href: '/schedule', label: 'schedule', signedIn: true },
] as const;

/** Which of the places in the navigation this path belongs to. */
function placeOf(path: string): string | undefined {
  return PLACES.find(({ href }) => isBelow(path, href))?.href;
}

function navigation(c: Request): NavLink[] {
  const { locale, path, ctx } = c.var;
  const t = translator(messages, locale);
  const places = PLACES.filter((place) => !place.signedIn || ctx.actor.kind === 'person');
  return places.map(({ href, label }) => ({
    href: localPath(locale, href),
    label: t(label),
    current: href === placeOf(path),
  }));
}

/** What the address asks beside the path, a list's filter or a case's number: another language asks it too. */
function askedOf(c: Request): string {
  return c.req.method === 'GET' ? new URL(c.req.url).search : '';
}

function accountLinks(c: Request): { href: string; label: string }[] {
  const { locale, ctx } = c.var;
  const t = translator(messages, locale);
  const link = (href: string, label: string) => ({ href: localPath(locale, href), label });
  if (ctx.actor.kind !== 'person') return [link('/sign-in', t('sign_in')), link('/sign-up', t('sign_up'))];
  const office = ctx.actor.roles.length > 0 ? [link('/office', t('office'))] : [];
  return [...office, link('/account', t('account'))];
}

function footerLinks(locale: Locale): { href: string; label: string }[] {
  const t = translator(messages, locale);
  const links: [string, string][] = [
    ['/privacy', t('policy')],
    ['/privacy/promises', t('promises')],
    ['/privacy/partners', t('partners')],
    ['/privacy/request', t('data_request')],
    ['/privacy/cookies', t('cookies')],
    ['/appearance', t('appearance')],
  ];
  return links.map(([href, label]) => ({ href: localPath(locale, href), label }));
}

/** `standing` are the headers of every answer: a page in memory goes out with them, past the middleware that adds them. */
export function framer(assets: Assets, standing: Readonly<Record<string, string>>) {
  const frames = new Map<string, Promise<FrameParts>>();
  // Whole pages, kept as long as their body is: a body in memory is the same object each time.
  const pages = new WeakMap<object, Map<string, OutgoingPage>>();

  async function draw(c: Request, frame: PageFrame, body: Child, look: Look, banner: string): Promise<string> {
    const { locale, path, ctx } = c.var;
    const key = keyOf(look);
    const parts = frames.get(key) ?? drawFrame(c, assets, frame, look);
    frames.set(key, parts);
    parts.catch(() => frames.delete(key));
    const asked = look.isPublic ? '' : askedOf(c);
    return fillFrame(await parts, {
      TITLE: escapeHtml(frame.title),
      DESCRIPTION: escapeHtml(frame.description ?? ''),
      CANONICAL: escapeHtml(`${ctx.school.baseUrl}${localPath(locale, path)}`),
      PATHRU: escapeHtml(localPath('ru', path) + asked),
      PATHKK: escapeHtml(localPath('kk', path) + asked),
      PATHEN: escapeHtml(localPath('en', path) + asked),
      BANNER: banner,
      BODY: await renderHtml(body),
    });
  }

  return (c: Request) =>
    async (frame: PageFrame, body: Child): Promise<Response> => {
      const look = lookOf(c, frame);
      const [notice, choice] = [policyNotice(c), cookieBanner(c)];
      const drawn = async () => draw(c, frame, body, look, (await renderHtml(notice)) + (await renderHtml(choice)));
      const status = frame.status ?? 200;
      const { lets: frames, connects: connections } = frame;
      if (frames || connections) {
        const policy = policyLetting({ frames, connections }, { https: isHttps(c) });
        c.header('content-security-policy', policy);
      }
      if (!isRemembered(body) || notice) {
        const answer = await encodedFor(c, { html: await drawn(), status, headers: headersOf(look) });
        return c.body(answer.bytes, status, answer.headers);
      }
      const kept = pages.get(body) ?? new Map<string, OutgoingPage>();
      pages.set(body, kept);
      const key = `${status}|${keyOf(look)}${choice !== undefined}|${c.get('path')}\n${frame.title}\n${frame.description}`;
      const page = kept.get(key) ?? { html: await drawn(), status, headers: { ...standing, ...headersOf(look) } };
      kept.set(key, page);
      return sendFinished(await encodedFor(c, page));
    };
}

function isHttps(c: Request): boolean {
  return c.get('ctx').school.baseUrl.startsWith('https:');
}

function headersOf(look: Look): Record<string, string> {
  return {
    'content-type': 'text/html; charset=UTF-8',
    'content-language': look.locale,
    'cache-control': look.signedIn || !look.isPublic ? 'private, no-store' : 'private, no-cache',
    vary: 'accept-encoding, cookie',
  };
}

/** What `remembered` gives is a string as an object; every other body is made anew for its request. */
function isRemembered(body: Child): body is Child & object {
  return body instanceof String;
}

/** All that makes one frame differ from another. There are a few dozen of them, so each is drawn once. */
function lookOf(c: Request, frame: PageFrame) {
  const [locale, path, ctx] = [c.get('locale'), c.get('path'), c.get('ctx')];
  const area = frame.area ?? 'public';
  const current = area === 'office' ? officeNavigation(c).find((link) => link.current)?.href : placeOf(path);
  return {
    locale,
    area,
    focused: frame.focused === true,
    isPublic: area === 'public' && !frame.noindex && frame.status === undefined,
    isHome: path === '/',
    describes: frame.description !== undefined,
    isSchoolsName: frame.title === ctx.school.name,
    signedIn: ctx.actor.kind === 'person',
    roles: ctx.actor.kind === 'person' ? ctx.actor.roles : [],
    theme: chosenTheme(c),
    current,
  };
}
type Look = ReturnType<typeof lookOf>;

function keyOf(look: Look): string {
  let key = '';
  for (const name in look) key += `${look[name as keyof Look]}|`;
  return key;
}

const SLOTS = ['TITLE', 'DESCRIPTION', 'CANONICAL', 'PATHRU', 'PATHKK', 'PATHEN', 'BANNER', 'BODY'] as const;
type Slot = (typeof SLOTS)[number];
/** A word that no page says by itself. */
const slotWord = (slot: Slot): string => `slot7q3w-${slot}-w3q7tols`;
const SLOT = /slot7q3w-([A-Z]+)-w3q7tols/;

/** Text and slots in turn, beginning and ending with text. */
type FrameParts = readonly string[];

function fillFrame(parts: FrameParts, values: Readonly<Record<Slot, string>>): string {
  let html = '';
  for (const [position, part] of parts.entries()) html += position % 2 === 0 ? part : values[part as Slot];
  return html;
}

async function drawFrame(c: Request, assets: Assets, frame: PageFrame, look: Look): Promise<FrameParts> {
  const { locale, path, ctx } = c.var;
  const t = translator(messages, locale);
  const slots: Record<Locale, string> = { ru: slotWord('PATHRU'), kk: slotWord('PATHKK'), en: slotWord('PATHEN') };
  const html = await (
    <Document
      locale={locale}
      title={look.isSchoolsName ? frame.title : slotWord('TITLE')}
      description={look.describes ? slotWord('DESCRIPTION') : undefined}
      path={path}
      area={look.area}
      school={schoolFor(ctx, locale)}
      nav={look.area === 'office' ? officeNavigation(c) : navigation(c)}
      account={accountLinks(c)}
      accountActions={
        look.signedIn && (
          <form method="post" action={localPath(locale, '/sign-out')}>
            <Button kind="quiet">{t('sign_out')}</Button>
          </form>
        )
      }
      languages={LOCALES.map((each) => ({ locale: each, label: LANGUAGE_NAMES[each], href: slots[each] }))}
      footerLinks={footerLinks(locale)}
      assets={assets}
      theme={look.theme}
      banner={slotWord('BANNER')}
      focused={look.focused}
      skipLabel={t('skip')}
      noindex={!look.isPublic}
      canonical={look.isPublic ? slotWord('CANONICAL') : undefined}
    >
      {slotWord('BODY')}
    </Document>
  ).toString();
  return html.split(SLOT);
}
