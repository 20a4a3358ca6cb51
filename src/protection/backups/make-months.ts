/**
 * Before rows are put back, the months of divided tables are made: those of the backup's own rows, however old it is. In a
 * large school they would else all lie in one part, and a night would have to sort them.
 */
import type pg from 'pg';
import { schoolDay } from '#platform/clock.ts';
import { boundsOf, type Division, partitionName } from '#platform/database/month-names.ts';
import type { Manifest, TableManifest } from './backup.ts';
import { rowsOf } from './unpacked-rows.ts';

/** Of a database into which nobody else writes. */
export async function makeMonths(client: pg.Client, folder: string, manifest: Manifest): Promise<void> {
  const { rows: divided } = await client.query<Division & { table: string }>(
    `select relname as table, attname as key, format_type(atttypid, null) as type
     from pg_partitioned_table join pg_class on pg_class.oid = partrelid
     join pg_attribute on attrelid = partrelid and attnum = partattrs[0]
     where partstrat = 'r' and partnatts = 1 and relnamespace = 'public'::regnamespace`,
  );
  for (const { table, ...division } of divided) {
    const rows = manifest.tables.find((each) => each.schema === 'public' && each.table === table);
    if (!rows) continue;
    for (const month of await monthsIn(folder, rows, division)) {
      const [from, until] = boundsOf(month, division);
      await client.query(
        `create table if not exists partitions."${partitionName(table, month)}" partition of public."${table}"
         for values from ('${from}') to ('${until}')`,
      );
    }
  }
}

/** A backup is written in UTC, and an hour of it lies in one month of the school's. */
const HOUR = 'YYYY-MM-DD HH'.length;

async function monthsIn(folder: string, table: TableManifest, division: Division): Promise<Temporal.PlainYearMonth[]> {
  const column = table.columns.indexOf(division.key);
  // As numbers: a piece of a text would keep the whole of it in memory.
  const hours = new Set<number>();
  let [begun, last] = ['', ''];
  for await (const chunk of rowsOf(folder, table)) {
    const text = begun + chunk.toString('latin1');
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const hour = valueAt(text, from, column).slice(0, HOUR);
      if (hour !== last) hours.add(Number(hour.replaceAll(/[- ]/g, '')));
      last = hour;
      from = end + 1;
    }
    begun = text.slice(from);
  }
  const months = new Set([...hours].flatMap((hour) => monthOf(String(hour), division.type) ?? []));
  return [...months].sort().map((month) => Temporal.PlainYearMonth.from(month));
}

/** As COPY writes them: a tab or the end of a line never stands in a value. */
function valueAt(text: string, row: number, column: number): string {
  let from = row;
  for (let before = 0; before < column; before += 1) from = text.indexOf('\t', from) + 1;
  return text.slice(from, Math.min(text.indexOf('\n', from), from + HOUR)).split('\t', 1)[0] ?? '';
}

/** `digits`: of a day, or of an hour; whatever else stood there belongs to no month. */
function monthOf(digits: string, type: string): string | undefined {
  const [, year, month, day, hour] = /^(\d{4})(\d\d)(\d\d)(\d\d)?$/.exec(digits) ?? [];
  if (type === 'date' || !hour) return year && `${year}-${month}`;
  return String(schoolDay(Temporal.Instant.from(`${year}-${month}-${day}T${hour}:00:00Z`)).toPlainYearMonth());
}
