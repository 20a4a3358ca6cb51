import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { DocumentProps, NavLink, School } from './document.tsx';
import { Icon } from './icon.tsx';
import { Logo } from './logo.tsx';
import { frameMessages } from './messages.ts';

/** Header, page, footer of the public site and of the learner's cabinet. */
export function PublicFrame(props: DocumentProps) {
  return (
    <>
      <header class="site-header">
        <div class="site-header-inner">
          <a class="site-logo" href={localPath(props.locale, '/')}>
            <Logo />
            <span class="site-name">{props.school.name}</span>
          </a>
          {props.focused ? <LanguageSwitch {...props} /> : <SiteMenu {...props} />}
        </div>
      </header>
      <main id="main" class="site-main" tabindex={-1}>
        {props.children}
      </main>
      <SiteFooter {...props} />
    </>
  );
}

function SiteMenu(props: DocumentProps) {
  const t = translator(frameMessages, props.locale);
  return (
    <details class="site-menu">
      <summary>
        <Icon name="menu" />
        {t('menu')}
      </summary>
      <div class="site-menu-body">
        <nav class="site-nav" aria-label={t('main_menu')}>
          <NavList links={props.nav} />
        </nav>
        <div class="site-account">
          <NavList links={props.account} />
          {props.accountActions}
        </div>
        <LanguageSwitch {...props} />
      </div>
    </details>
  );
}

export function NavList({ links }: { links: readonly NavLink[] }) {
  return (
    <ul class="nav-list">
      {links.map(({ href, label, current }) => (
        <li>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function LanguageSwitch({ locale, languages }: Pick<DocumentProps, 'locale' | 'languages'>) {
  if (languages.length < 2) return null;
  return (
    <nav class="language-switch" aria-label={translator(frameMessages, locale)('language')}>
      <ul>
        {languages.map((language) => (
          <li>
            <a
              href={language.href}
              hreflang={language.locale}
              lang={language.locale}
              aria-current={language.locale === locale ? 'true' : undefined}
            >
              {language.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The school's identity stands where a drawing has its title block. */
function SiteFooter(props: DocumentProps) {
  return (
    <footer class="site-footer">
      <div class="site-footer-inner">
        <nav class="footer-links" aria-label={translator(frameMessages, props.locale)('footer')}>
          <NavList links={props.footerLinks} />
        </nav>
        <TitleBlock school={props.school} />
      </div>
    </footer>
  );
}

export function TitleBlock({ school }: { school: School }) {
  return (
    <address class="title-block">
      <span class="title-block-name">
        <Logo size={28} />
        {school.name}
      </span>
      <span>{school.address}</span>
      <a href={`tel:${school.phone.replaceAll(/[^+\d]/g, '')}`}>{school.phone}</a>
      <a href={`mailto:${school.email}`}>{school.email}</a>
      {school.bin && <span>{school.bin}</span>}
      {school.legalNotice && <span class="title-block-notice">{school.legalNotice}</span>}
    </address>
  );
}

/** The same identity in one line, where room is dear. */
export function SchoolLine({ school }: { school: School }) {
  return (
    <address class="school-line">
      {[school.name, school.address, school.phone].join(' · ')} · <a href={`mailto:${school.email}`}>{school.email}</a>
      {school.bin && ` · ${school.bin}`}
    </address>
  );
}
