/** A table's rows as a JSON file and as a CSV file, piece by piece. */
import type { Locale } from '#platform/i18n/locale.ts';
import type { PersonTable } from '#platform/inventory/declare.ts';
import { copiedColumns, type Row } from './read-rows.ts';
import { forMachines, forSpreadsheet } from './value.ts';

export async function* jsonFile(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let opened = false;
  for await (const row of rows) {
    const plain = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, forMachines(value)]));
    yield `${opened ? ',\n' : '[\n'}${JSON.stringify(plain)}`;
    opened = true;
  }
  yield opened ? '\n]\n' : '[]\n';
}

/** With the byte order mark by which spreadsheets know UTF-8. */
export async function* csvFile(table: PersonTable, rows: AsyncIterable<Row>, locale: Locale): AsyncGenerator<string> {
  const columns = copiedColumns(table);
  yield `\ufeff${csvLine(columns.map((name) => table.columns[name]?.label?.[locale]))}`;
  for await (const row of rows) yield csvLine(columns.map((name) => row[name]));
}

function csvLine(values: readonly unknown[]): string {
  return `${values.map(forSpreadsheet).join(',')}\r\n`;
}
