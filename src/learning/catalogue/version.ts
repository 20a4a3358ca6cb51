/** Which state of the catalogue a page was made of. */

import type { Context } from '#platform/context.ts';
import { hotStatement } from '#platform/database/database.ts';
import { declareThings } from '#platform/inventory/declare.ts';

interface CatalogueVersionTable {
  only_row: boolean;
  version: number;
  changed_in: string | null;
}

export const catalogueVersionTable = declareThings<CatalogueVersionTable>()({
  table: 'catalogue_version',
  label: { ru: 'Состояние каталога', kk: 'Каталогтың күйі', en: 'State of the catalogue' },
  why: 'a number that changes with what the catalogue shows',
  columns: ['only_row', 'version', 'changed_in'],
});

/**
 * Read it before what the page shows: then a change in between makes the page newer than its number says, and the next
 * number replaces it. One statement of one row.
 */
export async function catalogueVersion(ctx: Context): Promise<number> {
  const [row] = await hotStatement<{ version: number }>(ctx, 'select version from catalogue_version', []);
  if (!row) throw new Error('the catalogue has no version');
  return row.version;
}
