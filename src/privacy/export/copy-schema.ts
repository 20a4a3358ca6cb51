/** What the copy's files mean: every column with its words, its purpose and, where it is left out, the reason. */
import type { Locale } from '#platform/i18n/locale.ts';
import type { PersonTable } from '#platform/inventory/declare.ts';
import { handlingOf } from '#platform/inventory/register.ts';

export function copySchema(tables: readonly PersonTable[], locale: Locale): string {
  const described = tables.map((table) => ({
    table: table.table,
    label: table.label[locale],
    kept: { store: 'database', country: 'KZ' },
    columns: Object.entries(table.columns).map(([column, declaration]) => ({
      column,
      label: declaration.label?.[locale] ?? null,
      ...(declaration.label ? handlingOf(table, declaration) : { left_out: declaration.why }),
    })),
  }));
  return `${JSON.stringify({ locale, tables: described }, null, 2)}\n`;
}
