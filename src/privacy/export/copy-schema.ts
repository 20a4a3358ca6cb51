/** What the copy's files mean: JSON Schema for the JSON, CSV on the Web (W3C) for the tables, both from the inventory. */
import type { Locale } from '#platform/i18n/locale.ts';
import type { Handling } from '#platform/inventory/declare.ts';
import type { ColumnType, Section, SectionColumn } from './section.ts';

/** A section and the names of its files, without folder and ending. */
export interface DescribedSection {
  readonly section: Section;
  readonly json: readonly string[];
  readonly csv: readonly string[];
}

const JSON_TYPES: Readonly<Record<ColumnType, object>> = {
  text: { type: ['string', 'null'] },
  identifier: { type: ['string', 'null'], format: 'uuid' },
  integer: { type: ['integer', 'null'] },
  'yes-no': { type: ['boolean', 'null'] },
  moment: { type: ['string', 'null'], format: 'date-time' },
  day: { type: ['string', 'null'], format: 'date' },
  bytes: { type: ['string', 'null'], contentEncoding: 'base64' },
  document: {},
};

const CSV_TYPES: Readonly<Record<ColumnType, unknown>> = {
  text: 'string',
  identifier: 'string',
  integer: 'integer',
  'yes-no': 'boolean',
  moment: 'dateTimeStamp',
  day: 'date',
  bytes: 'base64Binary',
  document: 'json',
};

/** JSON Schema 2020-12: one definition a section; `files` says which files follow it. */
export function jsonSchema(described: readonly DescribedSection[], locale: Locale): string {
  const $defs = Object.fromEntries(
    described.map(({ section, json }) => [
      section.name,
      {
        title: section.label,
        type: 'array',
        items: {
          type: 'object',
          properties: Object.fromEntries(section.columns.map((column) => [column.name, propertyOf(column, section)])),
          required: section.columns.map(({ name }) => name),
          additionalProperties: false,
        },
        files: json,
        ...(section.handling && { handling: plainHandling(section.handling) }),
        ...(section.leftOut.length > 0 && {
          leftOut: Object.fromEntries(section.leftOut.map(({ column, why }) => [column, why])),
        }),
      },
    ]),
  );
  return text({ $schema: 'https://json-schema.org/draft/2020-12/schema', $comment: `labels: ${locale}`, $defs });
}

function propertyOf({ label, type, handling }: SectionColumn, section: Section): object {
  const other = handling && JSON.stringify(handling) !== JSON.stringify(section.handling);
  return { title: label, ...JSON_TYPES[type], ...(other && { handling: plainHandling(handling) }) };
}

/** Tabular metadata as https://www.w3.org/TR/tabular-metadata/ has it, for every CSV file of the copy. */
export function csvSchema(described: readonly DescribedSection[], locale: Locale): string {
  const tables = described.flatMap(({ section, csv }) =>
    csv.map((url) => ({
      url,
      'dc:title': { '@value': section.label, '@language': locale },
      tableSchema: {
        columns: section.columns.map(({ name, label, type }) => ({
          name,
          titles: { [locale]: label },
          datatype: CSV_TYPES[type],
        })),
      },
    })),
  );
  return text({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': locale }],
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true },
    tables,
  });
}

function plainHandling({ category, purposes, basis, term }: Handling): object {
  return { category, purposes, basis, term: { period: term.period, after: term.after, source: term.source } };
}

function text(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
