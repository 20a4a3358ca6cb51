/** The copy as a page that opens without the internet: one file, its style inside. */
import { html } from 'hono/html';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { PersonTable } from '#platform/inventory/declare.ts';
import { handlingWords } from './handling-words.ts';
import { messages } from './messages.ts';
import { copiedColumns, type Row } from './read-rows.ts';
import { storedWords } from './stored-words.ts';
import { forPeople } from './value.ts';

export interface ReadablePage {
  readonly locale: Locale;
  readonly school: string;
  readonly tables: readonly PersonTable[];
  readonly rows: (table: PersonTable) => AsyncIterable<Row>;
  /** Addresses of the files inside the copy. */
  readonly files: readonly string[];
}

const STYLE = `
:root { color-scheme: light dark; --ink: #17242b; --paper: #faf8f3; --line: #d8d2c4; --quiet: #4d5b61; --link: #0b6170 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef1ee; --paper: #0f1c22; --line: #33454d; --quiet: #a9b8bd; --link: #7fd0de }
}
* { box-sizing: border-box }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 52rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 Onest, 'Segoe UI', Roboto, Arial, sans-serif }
h1 { font-size: 1.9rem; line-height: 1.2; text-wrap: balance }
h2 { margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 2px solid var(--ink); font-size: 1.35rem }
h3 { margin: 1.5rem 0 .25rem; font-size: .95rem; color: var(--quiet); font-weight: 500 }
a { color: var(--link) }
.about { color: var(--quiet); font-size: .95rem }
dl { margin: 0; border-top: 1px solid var(--line) }
dl div { display: grid; grid-template-columns: minmax(9rem, 1fr) 2fr; gap: 1rem; padding: .4rem 0; border-bottom: 1px solid var(--line) }
dt { color: var(--quiet) }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
summary { cursor: pointer; color: var(--link) }
@media (max-width: 32rem) { dl div { grid-template-columns: 1fr; gap: 0 } }
@media print { body { max-width: none; background: none } h2 { break-after: avoid } article { break-inside: avoid } }
`;
const LONG_TEXT = 400;

export async function* readablePage(page: ReadablePage): AsyncGenerator<string> {
  const t = translator(messages, page.locale);
  const title = t('title', { school: page.school });
  yield `<!doctype html>\n<html lang="${page.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`;
  yield `${html`<title>${title}</title>`}<style>${STYLE}</style></head><body><main>`;
  yield String(html`<h1>${title}</h1><p>${t('lead')}</p><p>${t('where')}</p>`);
  const empty: string[] = [];
  for (const table of page.tables) {
    let number = 0;
    for await (const row of page.rows(table)) {
      number += 1;
      if (number === 1) yield tableHead(table, page.locale);
      yield record(table, row, number, page.locale);
    }
    if (number > 0) yield '</section>';
    else empty.push(table.label[page.locale]);
  }
  yield fileList(page);
  if (empty.length > 0) yield String(html`<p class="about">${t('empty')}: ${empty.join('; ')}.</p>`);
  yield String(html`<section><h2>${t('withheld')}</h2><p>${t('withheld_text')}</p><p>${t('checksums')}</p></section>`);
  yield '</main></body></html>\n';
}

function tableHead(table: PersonTable, locale: Locale): string {
  const t = translator(messages, locale);
  const words = handlingWords(table.handling, locale);
  return `<section>${html`<h2>${table.label[locale]}</h2>
<p class="about">${t('purposes')}: ${words.purposes}. ${t('basis')}: ${words.basis}. ${t('term')}: ${words.term}.</p>`}\n`;
}

function record(table: PersonTable, row: Row, number: number, locale: Locale): string {
  const heading = html`<h3>${translator(messages, locale)('record', { number })}</h3>`;
  const items = copiedColumns(table).map((name) => {
    const label = table.columns[name]?.label?.[locale] ?? name;
    return `<div>${html`<dt>${label}</dt>`}<dd>${textOf(storedWords(name, row[name], locale) ?? forPeople(row[name], locale), locale)}</dd></div>`;
  });
  return `<article>${heading}<dl>${items.join('')}</dl></article>\n`;
}

function textOf(text: string, locale: Locale): string {
  if (text.length <= LONG_TEXT) return String(html`${text}`);
  const summary = translator(messages, locale)('show_all');
  return String(html`${text.slice(0, LONG_TEXT / 2)}… <details><summary>${summary}</summary>${text}</details>`);
}

function fileList({ files, locale }: ReadablePage): string {
  const t = translator(messages, locale);
  if (files.length === 0) return String(html`<section><h2>${t('files')}</h2><p>${t('no_files')}</p></section>`);
  const links = files.map((path) =>
    String(html`<li><a href="${encodeURI(path)}">${path.slice('files/'.length)}</a></li>`),
  );
  return `<section>${html`<h2>${t('files')}</h2>`}<ul>${links.join('')}</ul></section>`;
}
