import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

/** The key, what it does, and where: the first element of the page that the selector names. */
const KEYS = {
  list: [
    ['j', 'key_next'],
    ['k', 'key_previous'],
    ['f', 'key_number', '#field-number'],
    ['n', 'key_new', 'a[href$="/office/requests/new"]'],
    ['?', 'key_help'],
  ],
  case: [
    ['a', 'key_answer', '#field-answer'],
    ['r', 'key_refuse', '#field-refusal'],
    ['l', 'key_letter', '#field-text'],
    ['t', 'key_task', '#field-task'],
    ['b', 'key_list', '.breadcrumbs a'],
    ['?', 'key_help'],
  ],
} as const;

/**
 * The list of keys, which is also what the script reads: without the script it is not shown, since no key would work.
 * `data-keys` names the element that a key goes to; `j` and `k` walk along the links of `data-walk`.
 */
export function DeskKeys({ locale, page }: { locale: Locale; page: keyof typeof KEYS }) {
  const t = translator(messages, locale);
  return (
    <details class="disclosure desk-keys" data-keys hidden>
      <summary>{t('keys')}</summary>
      <p class="small muted">{t('keys_text')}</p>
      <dl class="desk-keys-list">
        {KEYS[page].map(([sign, word, goesTo]) => (
          <div data-key={sign} data-goes-to={goesTo}>
            <dt>
              <kbd>{sign}</kbd>
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
