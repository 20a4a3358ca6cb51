import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { DocumentProps, NavLink } from './document.tsx';
import { Icon } from './icon.tsx';
import { Logo } from './logo.tsx';
import { frameMessages } from './messages.ts';
import { LanguageSwitch, NavList, SchoolLine } from './public-frame.tsx';

/** The back office: a thin bar, the rooms at the side, the work in the middle. */
export function OfficeFrame(props: DocumentProps) {
  const t = translator(frameMessages, props.locale);
  return (
    <>
      <header class="office-header">
        <a class="site-logo" href={localPath(props.locale, '/')}>
          <Logo size={24} />
          <span class="site-name">{props.school.name}</span>
        </a>
        <div class="site-account">
          <NavList links={props.account} />
          {props.accountActions}
        </div>
      </header>
      <div class="office-layout">
        <details class="office-menu">
          <summary>
            <Icon name="menu" />
            {t('menu')}
          </summary>
          <nav class="office-nav" aria-label={t('sections')}>
            {groups(props.nav).map(([group, links]) => (
              <div class="office-nav-group">
                {group !== '' && <p class="office-nav-title">{group}</p>}
                <NavList links={links} />
              </div>
            ))}
          </nav>
        </details>
        <main id="main" class="office-main" tabindex={-1}>
          {props.children}
        </main>
      </div>
      <footer class="office-footer">
        <SchoolLine school={props.school} />
        <NavList links={props.footerLinks} />
        <LanguageSwitch {...props} />
      </footer>
    </>
  );
}

function groups(links: readonly NavLink[]): [string, NavLink[]][] {
  return [...Map.groupBy(links, ({ group }) => group ?? '')];
}
