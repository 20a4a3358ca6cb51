/**
 * Words on the screen: each message stands in its three languages side by side, in ICU MessageFormat.
 * Keys are typed by the object itself; a missing language does not compile.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from './locale.ts';

export type Messages = Readonly<Record<string, Readonly<Record<Locale, string>>>>;
export type MessageValues = Readonly<Record<string, string | number>>;
export type Translate<M extends Messages> = (key: keyof M & string, values?: MessageValues) => string;

/** Every set of messages that was defined; a test compiles them all and compares their parameters. */
export const definedMessages: Messages[] = [];

export function defineMessages<const M extends Messages>(messages: M): M {
  definedMessages.push(messages);
  return messages;
}

const SPECIAL = /[{}'#<]/;
const formats = new Map<string, IntlMessageFormat>();

export function formatMessage(pattern: string, locale: Locale, values: MessageValues = {}): string {
  if (!SPECIAL.test(pattern)) return pattern;
  const key = `${locale}\n${pattern}`;
  let format = formats.get(key);
  if (!format) {
    format = new IntlMessageFormat(pattern, locale, undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return String(format.format(values));
}

/** `const t = translator(messages, locale); t('seats_left', { count: 3 })` */
export function translator<M extends Messages>(messages: M, locale: Locale): Translate<M> {
  return (key, values) => {
    const message = messages[key];
    if (!message) throw new Error(`no message ${key}`);
    return formatMessage(message[locale], locale, values);
  };
}
