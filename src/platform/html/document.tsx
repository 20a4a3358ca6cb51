import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Locale } from '#platform/i18n/locale.ts';
import type { Assets } from './assets.ts';
import { Notice, type NoticeKind } from './notice.tsx';
import { OfficeFrame } from './office-frame.tsx';
import { PublicFrame } from './public-frame.tsx';

export type NavLink = {
  href: string;
  label: string;
  current?: boolean | undefined;
  /** Office only: the heading this link stands under. */
  group?: string | undefined;
};

export type School = {
  name: string;
  address: string;
  phone: string;
  email: string;
  /** With its word, as it is to be read: «БИН 123456789012». */
  bin?: string | undefined;
  legalNotice?: string | undefined;
};

export type DocumentProps = {
  locale: Locale;
  title: string;
  description?: string | undefined;
  /** Without the prefix of its language: `/programmes`. */
  path: string;
  area: 'public' | 'learner' | 'office';
  school: School;
  nav: readonly NavLink[];
  account: readonly { href: string; label: string }[];
  /** What cannot be a link in the account's corner: the form that signs out. */
  accountActions?: Child;
  languages: readonly { locale: Locale; label: string; href: string }[];
  footerLinks: readonly { href: string; label: string }[];
  assets: Assets;
  /** The cookie choice. First in the page, so that it is met first. */
  banner?: Child;
  /** What the last action did. */
  flash?: { kind: NoticeKind; text: string } | undefined;
  /** One question, one answer: no navigation that leads away from it. */
  focused?: boolean | undefined;
  skipLabel: string;
  noindex?: boolean | undefined;
  /** The page's one address, absolute. */
  canonical?: string | undefined;
  /** Chosen by the person; without a choice the device decides. */
  theme?: 'light' | 'dark' | undefined;
  children?: Child;
};

/** A whole page, from doctype to footer. */
export function Document(props: DocumentProps) {
  const { locale, area, theme, banner, skipLabel, flash } = props;
  const Frame = area === 'office' ? OfficeFrame : PublicFrame;
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={locale} data-theme={theme}>
        <Head {...props} />
        <body class={`area-${area}`}>
          <a class="skip-link" href="#main">
            {skipLabel}
          </a>
          {banner}
          <Frame {...props}>
            {flash && (
              <div class="flash" role={flash.kind === 'danger' ? 'alert' : 'status'}>
                <Notice kind={flash.kind}>
                  <p>{flash.text}</p>
                </Notice>
              </div>
            )}
            {props.children}
          </Frame>
        </body>
      </html>
    </>
  );
}

function Head({ title, description, school, canonical, languages, noindex, assets }: DocumentProps) {
  const named = title === school.name ? title : `${title} · ${school.name}`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{named}</title>
      {description && <meta name="description" content={description} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#faf8f3" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#0f1c22" media="(prefers-color-scheme: dark)" />
      <meta name="format-detection" content="telephone=no" />
      {noindex && <meta name="robots" content="noindex" />}
      {canonical && <link rel="canonical" href={canonical} />}
      {!noindex && languages.map(({ locale, href }) => <link rel="alternate" hreflang={locale} href={href} />)}
      {assets.preload.map((href) => (
        <link rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      {assets.css.map((href) => (
        <link rel="stylesheet" href={href} />
      ))}
      {assets.scripts.map((src) => (
        <script type="module" src={src} />
      ))}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    </head>
  );
}
