/** On the pages of those who keep the school running, and its terms: what stands still, and what they can do. */
import { Notice } from '../html/index.ts';
import type { Locale } from '../i18n/locale.ts';
import { defineMessages, translator } from '../i18n/messages.ts';

const messages = defineMessages({
  title: {
    ru: 'Необратимое не делается',
    kk: 'Қайтымсыз әрекеттер тоқтап тұр',
    en: 'What cannot be undone stands still',
  },
});

/** `sentences`: undefined where everything goes on. */
export function StandstillNotice({ sentences, locale }: { sentences: readonly string[] | undefined; locale: Locale }) {
  if (!sentences) return null;
  return (
    <Notice kind="danger" title={translator(messages, locale)('title')}>
      {sentences.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </Notice>
  );
}
