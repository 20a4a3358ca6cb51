/** The page around every body: identity, navigation, languages, the cookie choice. */
import type { Child } from 'hono/jsx';
import type { Context } from '#platform/context.ts';
import type { Assets } from '#platform/html/assets.ts';
import { Button } from '#platform/html/button.tsx';
import { Document, type NavLink, type School } from '#platform/html/document.tsx';
import type { PageFrame, Request } from '#platform/http/app.ts';
import { LOCALES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { chosenTheme, cookieBanner } from '#privacy/cookies';
import { policyNotice } from '#privacy/policy';
import { answerHtml } from './compress.ts';
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
    ['/privacy/cookies', t('cookies')],
    ['/appearance', t('appearance')],
  ];
  return links.map(([href, label]) => ({ href: localPath(locale, href), label }));
}

export function framer(assets: Assets) {
  return (c: Request) =>
    async (frame: PageFrame, body: Child): Promise<Response> => {
      const { locale, path, ctx } = c.var;
      const t = translator(messages, locale);
      const area = frame.area ?? 'public';
      const isPublic = area === 'public' && !frame.noindex && frame.status === undefined;
      const signedIn = ctx.actor.kind === 'person';
      const html = await (
        <Document
          locale={locale}
          title={frame.title}
          description={frame.description}
          path={path}
          area={area}
          school={schoolFor(ctx, locale)}
          nav={area === 'office' ? officeNavigation(c) : navigation(c)}
          account={accountLinks(c)}
          accountActions={
            signedIn && (
              <form method="post" action={localPath(locale, '/sign-out')}>
                <Button kind="quiet">{t('sign_out')}</Button>
              </form>
            )
          }
          languages={LOCALES.map((each) => ({
            locale: each,
            label: LANGUAGE_NAMES[each],
            href: localPath(each, path),
          }))}
          footerLinks={footerLinks(locale)}
          assets={assets}
          theme={chosenTheme(c)}
          banner={
            <>
              {policyNotice(c)}
              {cookieBanner(c)}
            </>
          }
          skipLabel={t('skip')}
          noindex={!isPublic}
          canonical={isPublic ? `${ctx.school.baseUrl}${localPath(locale, path)}` : undefined}
        >
          {body}
        </Document>
      ).toString();
      c.header('content-language', locale);
      c.header('cache-control', signedIn || !isPublic ? 'private, no-store' : 'private, no-cache');
      return answerHtml(c, html, frame.status ?? 200);
    };
}
