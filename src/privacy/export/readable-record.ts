/** One row as a person reads it: an article of its own, or, in a long history, one line of a table. */
import { escapeHtml } from '#platform/html/escape.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { Row, Section } from './section.ts';
import { storedWords } from './stored-words.ts';
import { forPeople } from './value.ts';

const LONG_TEXT = 400;
/** A whole letter as HTML: its text stands beside it, and its source is for programs. */
const MARKUP = /^\s*<(!doctype|html)/i;

export type Layout = 'articles' | 'lines';

export function recordWriter(section: Section, locale: Locale, layout: Layout): (row: Row, number: number) => string {
  const t = translator(messages, locale);
  const summary = escapeHtml(t('show_all'));
  const markup = escapeHtml(t('markup', { file: `data/${section.name}.json` }));
  const cell = (name: string, value: unknown): string => {
    const text = storedWords(name, value, locale) ?? forPeople(value, locale);
    if (text.length <= LONG_TEXT) return escapeHtml(text);
    if (MARKUP.test(text)) return markup;
    return `${escapeHtml(text.slice(0, LONG_TEXT / 2))}… <details><summary>${summary}</summary>${escapeHtml(text)}</details>`;
  };
  if (layout === 'lines') {
    return (row, number) =>
      `<tr><td>${number}</td>${section.columns.map(({ name }) => `<td>${cell(name, row[name])}</td>`).join('')}</tr>\n`;
  }
  const terms = section.columns.map(({ name, label }) => [name, `<div><dt>${escapeHtml(label)}</dt><dd>`] as const);
  return (row, number) =>
    `<article><h3>${escapeHtml(t('record', { number }))}</h3><dl>${terms
      .map(([name, term]) => `${term}${cell(name, row[name])}</dd></div>`)
      .join('')}</dl></article>\n`;
}
