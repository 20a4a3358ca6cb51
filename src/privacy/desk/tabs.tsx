import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

const PLACES = [
  ['/office/requests', 'requests'],
  ['/office/mailbox', 'mailbox'],
  ['/office/disclosures', 'disclosures'],
  ['/office/partners', 'partners'],
  ['/office/requests/report', 'report'],
  ['/office/requests/terms', 'terms'],
] as const;

/** The pages of the desk, one step from each other. */
export function DeskTabs({ locale, current }: { locale: Locale; current: (typeof PLACES)[number][0] }) {
  const t = translator(messages, locale);
  return (
    <nav class="tabs" aria-label={t('desk')}>
      {PLACES.map(([path, word]) => (
        <a href={localPath(locale, path)} aria-current={path === current ? 'page' : undefined}>
          {t(word)}
        </a>
      ))}
    </nav>
  );
}
