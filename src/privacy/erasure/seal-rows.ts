/** Into the vault: what a law keeps beyond the person, whether they asked to be erased or their contacts reached their term. */
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { PersonTable } from '#platform/inventory/inventory.ts';
import { forMachines } from '#privacy/export';
import { lastDayOf } from './erasure.ts';
import type { ErasureDb, VaultRecordsTable } from './schema.ts';

type Row = Readonly<Record<string, unknown>>;
/** What ties the records of one person together, and leads to nobody. */
type SealedBy = Pick<VaultRecordsTable, 'erasure_id' | 'together'>;

/** So many in one statement. */
const AT_ONCE = 1_000;

/**
 * Seals rows as they are, but for what only leads elsewhere: a document needs no way to what was ordered, which outlives
 * its person's name. The caller then takes the person out of the rows, in the same transaction.
 */
export async function sealRows(
  tx: Context,
  { table, subject, columns, erasure, handling }: PersonTable,
  rows: readonly Row[],
  sealedBy: (row: Row) => SealedBy,
): Promise<void> {
  const isPointer = (name: string): boolean =>
    name !== subject.column && columns[name]?.label === undefined && columns[name]?.erasure === 'cleared';
  if (erasure.rows !== 'vault') throw new Error(`${table}: no law keeps its rows`);
  const records = rows.map((row) => {
    const since = erasure.since === undefined ? undefined : row[erasure.since];
    const from = since instanceof Temporal.Instant ? schoolDay(since) : schoolDay(tx.clock.now());
    const sealed = Object.entries(row).filter(([name]) => !isPointer(name));
    const plain = Object.fromEntries(sealed.map(([name, value]) => [name, forMachines(value)]));
    return {
      id: tx.ids.uuid(),
      ...sealedBy(row),
      what: erasure.what.ru,
      why: erasure.why.ru,
      source: handling.term.source,
      keep_until: lastDayOf(handling.term, from),
      sealed: tx.secrets.seal('vault', JSON.stringify({ table, row: plain })),
      sealed_at: tx.clock.now(),
    };
  });
  for (let first = 0; first < records.length; first += AT_ONCE) {
    const values = records.slice(first, first + AT_ONCE);
    await tables<ErasureDb>(tx).insertInto('vault_records').values(values).execute();
  }
}
