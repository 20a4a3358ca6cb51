/**
 * After an erasure: every table of every schema is searched for what could still tell of the person. Texts are found
 * through the index of each table that grows with the school (`…_by_text`), identifiers through the indexes of their
 * columns; a table without such indexes is read whole. So nothing is left out, and a large school takes no longer.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { hotStatement } from '#platform/database/database.ts';
import { takeTime } from '#platform/database/patience.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { type KnownPerson, type Marker, markersOf } from './erasure.ts';
import { type LiveTable, liveTables } from './live-tables.ts';
import { ruleOf } from './mark-rule.ts';

export interface Sought {
  readonly personId: string;
  readonly markers: readonly Marker[];
}

/** The columns that still hold something, as `schema.table.column`. */
export async function searchRemains(tx: Context, inventory: Inventory, sought: Sought): Promise<string[]> {
  await takeTime(tx);
  // An index is always better than reading a table here, however small the table is today.
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx.db);
  const live = await liveTables(tx);
  const things = new Set(
    inventory.tables.filter((table) => 'none' in table.subject).map((table) => `public.${table.table}`),
  );
  // In a table of things a name may stand by chance.
  const markersFor = (table: LiveTable) => (things.has(table.place) ? unnamed : sought.markers);
  const parts = live.flatMap((table, place) => placesOf(table, place, things.has(table.place) ? UNNAMED : ALL));
  const unnamed = sought.markers.filter((marker) => marker.kind !== 'name');
  const rows = await hotStatement<{ place: number }>(tx, parts.join('\nunion all\n'), [
    ...soughtBy(sought.markers),
    ...soughtBy(unnamed),
    sought.personId,
  ]);
  await sql`select set_config('enable_seqscan', 'on', true)`.execute(tx.db);
  const found = new Set<string>();
  for (const place of new Set(rows.map((row) => row.place))) {
    const table = live[place];
    if (!table) continue;
    for (const column of await columnsHolding(tx, table, markersFor(table))) found.add(column);
  }
  return [...found];
}

/** The places of the values in the statement: what an index finds, and the rule that what it finds is held against. */
const ALL = 'unnest($1::text[], $2::text[]) as sought(sought_pattern, sought_rule)';
const UNNAMED = 'unnest($3::text[], $4::text[]) as sought(sought_pattern, sought_rule)';
const PERSON = '$5::uuid';

const soughtBy = (markers: readonly Marker[]): [string[], string[]] => [
  markers.map(({ text }) => `%${escaped(text)}%`),
  markers.map(ruleOf),
];

/** What is asked of one table: its texts, its identifiers, its bytes. Each answers with the table's place in the list. */
function placesOf(table: LiveTable, place: number, sought: typeof ALL | typeof UNNAMED): string[] {
  const asked = (condition: string) =>
    `select ${place} as place where exists (select from ${table.quoted} where ${condition})`;
  const matching = (text: string) =>
    `select ${place} as place where exists (select from ${sought}
      join ${table.quoted} on ${text} like sought_pattern and ${text} ~ sought_rule)`;
  const loose = table.columns.filter((column) => column.kind === 'text' && !column.indexed).map(({ quoted }) => quoted);
  return [
    ...(table.indexedText ? [matching(table.indexedText)] : []),
    ...(loose.length > 0 ? [matching(`lower(concat_ws(' ', ${loose.join(', ')}))`)] : []),
    ...table.columns.flatMap(({ kind, quoted }) => {
      if (kind === 'identifier') return [asked(`${quoted} = ${PERSON}`)];
      // Bytes have no lower case; a pattern's percent signs are cut off again.
      if (kind === 'bytes') {
        const mark = `convert_to(substr(sought_pattern, 2, length(sought_pattern) - 2), 'UTF8')`;
        return [
          `select ${place} as place where exists (select from ${sought}
            join ${table.quoted} on position(${mark} in ${quoted}) > 0)`,
        ];
      }
      return [];
    }),
  ];
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** Which columns of a table that holds something: it is read whole, which a clean erasure never needs. */
async function columnsHolding(tx: Context, table: LiveTable, markers: readonly Marker[]): Promise<string[]> {
  const holds = ({ name, kind }: LiveTable['columns'][number]): RawBuilder<unknown> =>
    sql.join(
      markers.map((marker) =>
        kind === 'bytes'
          ? sql`position(convert_to(${marker.text}, 'UTF8') in ${sql.ref(name)}) > 0`
          : sql`lower(${sql.ref(name)}::text) ~ ${ruleOf(marker)}`,
      ),
      sql` or `,
    );
  const counts = table.columns.map(
    (column, position) => sql`count(*) filter (where ${holds(column)}) as ${sql.ref(`c${position}`)}`,
  );
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(counts)} from ${sql.raw(table.quoted)}`.execute(tx.db);
  return table.columns.flatMap(({ name }, position) =>
    (rows[0]?.[`c${position}`] ?? 0) > 0 ? [`${table.place}.${name}`] : [],
  );
}

/**
 * Which of the person's names, addresses and phones somebody else of the school bears or bore, be it within a longer name,
 * in lower case.
 */
export async function othersCalled(tx: Context, person: KnownPerson): Promise<ReadonlySet<string>> {
  const marks = markersOf(person, new Set()).filter(({ kind }) => kind !== 'identifier');
  const [patterns, rules] = soughtBy(marks);
  // As their indexes of texts spell them.
  const borne = sql`lower(coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, ''))`;
  const corrected = sql`lower(coalesce(old_value, '') || ' ' || coalesce(new_value, ''))`;
  const { rows } = await sql<{ text: string }>`
    with sought as (select * from unnest(${marks.map(({ text }) => text)}::text[], ${patterns}::text[], ${rules}::text[])
      as sought(sought_text, sought_pattern, sought_rule))
    select sought_text as text from sought where exists (select from people
      where ${borne} like sought_pattern and ${borne} ~ sought_rule and id <> ${person.personId})
    or exists (select from person_corrections where ${corrected} like sought_pattern and ${corrected} ~ sought_rule
      and field in ('name', 'email', 'phone') and person_id <> ${person.personId})`.execute(tx.db);
  return new Set(rows.map((row) => row.text));
}
