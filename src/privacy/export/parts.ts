/**
 * A section as files, read once: JSON, CSV and HTML of the same rows are written side by side. A long history is
 * divided, so that no file is too large for a spreadsheet or a browser, and memory holds one part at a time.
 */
import { setImmediate } from 'node:timers/promises';
import type { Locale } from '#platform/i18n/locale.ts';
import { type Layout, recordWriter } from './readable-record.ts';
import type { Row, Section } from './section.ts';
import { forMachines, forSpreadsheet } from './value.ts';

export interface SectionPart {
  readonly section: Section;
  /** From one. */
  readonly number: number;
  readonly rows: number;
  readonly json: Buffer;
  readonly csv: Buffer;
  /** The rows as a page shows them, without the page around. Empty where the copy has no pages. */
  readonly html: string;
  readonly layout: Layout;
}

export interface PartOptions {
  readonly locale: Locale;
  /** False: the copy is for machines alone. */
  readonly pages: boolean;
  /** Told now and then how many rows were read since. */
  readonly onRows?: (rows: number) => Promise<void>;
}

const MOST_ROWS = 5_000;
/** Beyond it, a line of a table reads better than a record of its own. */
const MOST_ARTICLES = 100;
/** Several times as much is in memory until it is packed; a telephone opens a page of it at once. */
const MOST_CHARACTERS = 2_000_000;
/** Rows between two pauses in which the program answers others. */
const BREATH = 250;

export async function* partsOf(section: Section, options: PartOptions): AsyncGenerator<SectionPart> {
  const layout: Layout = section.count > MOST_ARTICLES ? 'lines' : 'articles';
  const record = recordWriter(section, options.locale, layout);
  const heading = csvLine(section.columns.map(({ label }) => label));
  let number = 0;
  let before = 0;
  let part = startPart();
  const finish = (): SectionPart => {
    number += 1;
    before += part.rows;
    const json = Buffer.from(part.json === '' ? '[]\n' : `[\n${part.json}\n]\n`);
    // With the byte order mark by which spreadsheets know UTF-8.
    const csv = Buffer.from(`\ufeff${heading}${part.csv}`);
    const finished = { section, number, rows: part.rows, json, csv, html: part.html, layout };
    part = startPart();
    return finished;
  };
  for await (const row of section.rows()) {
    const plain = plainRow(section, row);
    part.json += `${part.rows === 0 ? '' : ',\n'}${JSON.stringify(plain)}`;
    part.csv += csvLine(Object.values(plain));
    part.rows += 1;
    if (options.pages) part.html += record(row, before + part.rows);
    if (part.rows % BREATH === 0) {
      await options.onRows?.(BREATH);
      await setImmediate();
    }
    if (part.rows === MOST_ROWS || part.json.length + part.html.length > MOST_CHARACTERS) {
      await options.onRows?.(part.rows % BREATH);
      yield finish();
    }
  }
  await options.onRows?.(part.rows % BREATH);
  if (part.rows > 0 || number === 0) yield finish();
}

const startPart = () => ({ rows: 0, json: '', csv: '', html: '' });

/** The values as machines read them, in the order of the columns; no column is named by a number. */
function plainRow({ columns }: Section, row: Row): Readonly<Record<string, unknown>> {
  const plain: Record<string, unknown> = {};
  for (const { name } of columns) plain[name] = forMachines(row[name]);
  return plain;
}

function csvLine(values: readonly unknown[]): string {
  return `${values.map(forSpreadsheet).join(',')}\r\n`;
}

/** `data/orders.json`, and `data/orders-2.json` for what does not fit into the first. */
export function partName(folder: string, { section, number }: Pick<SectionPart, 'section' | 'number'>, ending: string) {
  return `${folder}/${section.name}${number === 1 ? '' : `-${number}`}.${ending}`;
}
