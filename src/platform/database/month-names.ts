/** How the months of a divided table are called, and where each begins. `table`: a name from the program, never from outside. */
import { sql } from 'kysely';
import { SCHOOL_ZONE } from '../clock.ts';
import type { Context } from '../context.ts';

/** By what a table is divided. */
export interface Division {
  readonly key: string;
  readonly type: string;
}

/** Throws where the table is not divided by month. */
export async function divisionOf(ctx: Pick<Context, 'db'>, table: string): Promise<Division> {
  const { rows } = await sql<Division>`
    select attname as key, format_type(atttypid, null) as type
    from pg_partitioned_table join pg_attribute on attrelid = partrelid and attnum = partattrs[0]
    where partrelid = ${`public.${table}`}::regclass`.execute(ctx.db);
  const [found] = rows;
  if (!found) throw new Error(`${table} is not divided by month`);
  return found;
}

export function partitionName(table: string, month: Temporal.PlainYearMonth): string {
  return `${table}_${String(month).replace('-', '_')}`;
}

/** The month of a partition's name; undefined: it is not one of a month. */
export function monthNamed(name: string): Temporal.PlainYearMonth | undefined {
  const written = /_(\d{4})_(\d{2})$/.exec(name);
  return written ? Temporal.PlainYearMonth.from(`${written[1]}-${written[2]}`) : undefined;
}

/** Where rows lie whose month is not there: not made yet, or gone without them. */
export function otherOf(table: string): string {
  return `partitions.${table}_other`;
}

/** From, and until before: a month begins at the school's midnight. */
export function boundsOf(
  month: Temporal.PlainYearMonth,
  { type }: Pick<Division, 'type'>,
): readonly [from: string, until: string] {
  const begins = (each: Temporal.PlainYearMonth): string => {
    const day = each.toPlainDate({ day: 1 });
    return type === 'date' ? String(day) : String(day.toZonedDateTime(SCHOOL_ZONE).toInstant());
  };
  return [begins(month), begins(month.add({ months: 1 }))];
}
