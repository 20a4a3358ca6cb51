/** The copy as pages that open without the internet: one to begin with, and one for each part of a long history. */
import { html, raw } from 'hono/html';
import { formatNumber } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { handlingWords } from './handling-words.ts';
import { messages } from './messages.ts';
import { PAGE_STYLE } from './page-style.ts';
import { partName, type SectionPart } from './parts.ts';
import type { Section } from './section.ts';

/** Longer than this, a section has pages of its own. */
const MOST_INLINE = 250_000;

/** What the first page says of a section that was read. */
export interface ReadSection {
  readonly section: Section;
  readonly rows: number;
  /** The rows themselves, where they are few. */
  readonly inline: string | undefined;
  /** Addresses of its own pages, where there are many. */
  readonly pages: readonly string[];
}

export interface FirstPage {
  readonly locale: Locale;
  readonly school: string;
  readonly sections: readonly ReadSection[];
  /** Addresses of the files inside the copy. */
  readonly files: readonly string[];
}

export function fitsInline({ section, html: rows, rows: count }: SectionPart): boolean {
  return rows.length <= MOST_INLINE && count === section.count;
}

/** The part as it stands on a page: a long history is a table with headings. */
export function rowsOf({ section, layout, html: rows }: SectionPart): string {
  if (layout === 'articles') return rows;
  const headings = section.columns.map(({ label }) => html`<th scope="col">${label}</th>`);
  return `<div class="scroll" tabindex="0"><table><thead>${html`<tr><th scope="col">№</th>${headings}</tr>`}</thead><tbody>${rows}</tbody></table></div>`;
}

/** A part of a long history on its own page. `last`: no other follows. */
export function partPage(part: SectionPart, page: { locale: Locale; school: string; last: boolean }): string {
  const { locale, school, last } = page;
  const t = translator(messages, locale);
  const { section, number } = part;
  const href = (of: number) => partName('pages', { section, number: of }, 'html').slice('pages/'.length);
  const links = html`<nav><a href="../index.html">${t('to_first')}</a>${
    number > 1 ? html`<a href="${href(number - 1)}" rel="prev">${t('previous')}</a>` : ''
  }${last ? '' : html`<a href="${href(number + 1)}" rel="next">${t('next')}</a>`}</nav>`;
  const title = number === 1 && last ? section.label : t('part', { section: section.label, number });
  return document(locale, `${title} · ${school}`, 'wide', `${html`<h1>${title}</h1>${links}`}${rowsOf(part)}${links}`);
}

export function firstPage({ locale, school, sections, files }: FirstPage): string {
  const t = translator(messages, locale);
  const title = t('title', { school });
  const full = sections.filter(({ rows }) => rows > 0);
  const empty = sections.filter(({ rows }) => rows === 0).map(({ section }) => section.label);
  const contents = full.map(
    ({ section, rows }) =>
      html`<li><a href="#${section.name}">${section.label}</a> <span class="about">${formatNumber(rows, locale)}</span></li>`,
  );
  const body = [
    html`<h1>${title}</h1><p>${t('lead')}</p><ul class="contents">${contents}<li><a href="#files">${t('files')}</a></li></ul>`,
    ...full.map((read) => sectionOf(read, locale)),
    fileList(files, locale),
    ...(empty.length > 0 ? [html`<p class="about">${t('empty')}: ${empty.join('; ')}.</p>`] : []),
    html`<section><h2>${t('withheld')}</h2><p>${t('withheld_text')}</p><p>${t('checksums')}</p></section>`,
  ];
  return document(locale, title, 'narrow', body.map(String).join('\n'));
}

function document(locale: Locale, title: string, width: 'narrow' | 'wide', body: string): string {
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${html`<title>${title}</title>`}<style>${PAGE_STYLE}</style></head><body class="${width}"><main>${body}</main></body></html>
`;
}

function sectionOf({ section, inline, pages }: ReadSection, locale: Locale) {
  const t = translator(messages, locale);
  const words = section.handling && handlingWords(section.handling, locale);
  const about = words
    ? html`<p class="about">${t('purposes')}: ${words.purposes}. ${t('basis')}: ${words.basis}. ${t('term')}: ${words.term}.</p>`
    : '';
  const links = pages.map(
    (href, position) =>
      html`<a href="${href}">${pages.length === 1 ? t('open_page') : t('part', { section: section.label, number: position + 1 })}</a>`,
  );
  const rows = inline === undefined ? html`<nav>${links}</nav>` : raw(inline);
  return html`<section><h2 id="${section.name}">${section.label}</h2>${about}${rows}</section>`;
}

function fileList(files: readonly string[], locale: Locale) {
  const t = translator(messages, locale);
  const links = files.map((path) => html`<li><a href="${encodeURI(path)}">${path.slice('files/'.length)}</a></li>`);
  return html`<section><h2 id="files">${t('files')}</h2>${
    files.length === 0 ? html`<p>${t('no_files')}</p>` : html`<ul>${links}</ul>`
  }</section>`;
}
