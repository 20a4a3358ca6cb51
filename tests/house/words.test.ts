/** The words on the screen: every message compiles, and says the same things in each language. */
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import '../../src/rooms.ts';
import '../../src/web/messages.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { definedMessages } from '#platform/i18n/messages.ts';

function parametersOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      return [element.value, ...Object.values(element.options).flatMap((option) => parametersOf(option.value))];
    }
    return element.type === TYPE.tag ? parametersOf(element.children) : [element.value];
  });
}

describe('messages', () => {
  const all = definedMessages.flatMap((messages) => Object.entries(messages));

  it('are there', () => {
    expect(all.length).toBeGreaterThan(100);
  });

  it('compile, take the same parameters in each language, and end without an exclamation mark', () => {
    const wrong = all.flatMap(([key, message]) => {
      const parameters = LOCALES.map((locale) =>
        [...new Set(parametersOf(parse(message[locale], { ignoreTag: true })))].sort().join(),
      );
      const differ = new Set(parameters).size > 1 ? [`${key}: ${parameters.join(' | ')}`] : [];
      const loud = LOCALES.filter((locale) => /!(?!\[)/.test(message[locale])).map(
        (locale) => `${key} (${locale}) shouts`,
      );
      const empty = LOCALES.filter((locale) => message[locale].trim() === '').map(
        (locale) => `${key} (${locale}) is empty`,
      );
      return [...differ, ...loud, ...empty];
    });
    expect(wrong).toEqual([]);
  });
});
