/** The page around every body: identity, navigation, languages, the cookie choice. */
import type { Child } from 'hono/jsx';
import type { Context } from '#platform/context.ts';
import type { Assets } from '#platform/html/assets.ts';
import { Button } from '#platform/html/button.tsx';
import { Document, type NavLink, type School } from '#platform/html/document.tsx';
import { escapeHtml } from '#platform/html/escape.ts';
import { renderHtml } from '#platform/html/remembered.ts';
import type { PageFrame, Request } from '#platform/http/app.ts';
import { LOCALES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { chosenTheme, cookieBanner } from '#privacy/cookies';
import { policyNotice } from '#privacy/policy';
import { answerHtml, type OutgoingPage } from './compress.ts';
import { messages } from './messages.ts';
import { officeNavigation } from './office-navigation.ts';

const LANGUAGE_NAMES: Record<Locale, string> = { ru: 'Русский', kk: 'Қазақша', en: 'English' };

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

function navigation(c: Request): NavLink[] {
  const { locale, path, ctx } = c.var;
  const t = translator(messages, locale);
  const signedIn = ctx.actor.kind === 'person';
  const links: [string, string][] = [
    ['/programmes', t('programmes')],
    ...(signedIn
      ? ([
          ['/learn', t('learn')],
          ['/schedule', t('schedule')],
        ] as [string, string][])
      : []),
  ];
  return links.map(([href, label]) => ({ href: localPath(locale, href), label, current: isBelow(path, href) }));
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
    ['/privacy/request', t('data_request')],
    ['/privacy/cookies', t('cookies')],
    ['/appearance', t('appearance')],
  ];
  return links.map(([href, label]) => ({ href: localPath(locale, href), label }));
}

export function framer(assets: Assets) {
  const frames = new Map<string, Promise<FrameParts>>();
  // Whole pages, kept as long as their body is: a body in memory is the same object each time.
  const pages = new WeakMap<object, Map<string, OutgoingPage>>();

  async function draw(c: Request, frame: PageFrame, body: Child, look: Look, banner: string): Promise<OutgoingPage> {
    const { locale, path, ctx } = c.var;
    const key = JSON.stringify(look);
    const parts = frames.get(key) ?? drawFrame(c, assets, frame, look);
    frames.set(key, parts);
    parts.catch(() => frames.delete(key));
    const html = fillFrame(await parts, {
      TITLE: escapeHtml(frame.title),
      DESCRIPTION: escapeHtml(frame.description ?? ''),
      CANONICAL: escapeHtml(`${ctx.school.baseUrl}${localPath(locale, path)}`),
      PATHRU: escapeHtml(localPath('ru', path)),
      PATHKK: escapeHtml(localPath('kk', path)),
      PATHEN: escapeHtml(localPath('en', path)),
      BANNER: banner,
      BODY: await renderHtml(body),
    });
    return { html };
  }

  return (c: Request) =>
    async (frame: PageFrame, body: Child): Promise<Response> => {
      const { locale, path } = c.var;
      const look = lookOf(c, frame);
      const [notice, choice] = [policyNotice(c), cookieBanner(c)];
      c.header('content-language', locale);
      c.header('cache-control', look.signedIn || !look.isPublic ? 'private, no-store' : 'private, no-cache');
      const banner = async () => (await renderHtml(notice)) + (await renderHtml(choice));
      if (!isRemembered(body) || notice) {
        return answerHtml(c, await draw(c, frame, body, look, await banner()), frame.status ?? 200);
      }
      const kept = pages.get(body) ?? new Map<string, OutgoingPage>();
      pages.set(body, kept);
      const key = JSON.stringify([look, path, choice !== undefined, frame.title, frame.description]);
      const page = kept.get(key) ?? (await draw(c, frame, body, look, await banner()));
      kept.set(key, page);
      return answerHtml(c, page, frame.status ?? 200);
    };
}

/** What `remembered` gives is a string as an object; every other body is made anew for its request. */
function isRemembered(body: Child): body is Child & object {
  return body instanceof String;
}

/** All that makes one frame differ from another. There are a few dozen of them, so each is drawn once. */
function lookOf(c: Request, frame: PageFrame) {
  const { locale, path, ctx } = c.var;
  const area = frame.area ?? 'public';
  const links = area === 'office' ? officeNavigation(c) : navigation(c);
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
    current: links.find((link) => link.current)?.href,
  };
}
type Look = ReturnType<typeof lookOf>;

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
