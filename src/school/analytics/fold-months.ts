/** Takes out of the months what would tell of a few, once nothing else is left that does. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { FEWEST_VISITORS, foldNames, type NameFigures, OTHER } from './fold-names.ts';

/** Kinds without names: how many came at all, and how far. They say nothing of whoever it was but that they came. */
const UNNAMED = sql`('all', 'step')`;

/**
 * Folds the months up to this one, itself included, of which no visit is left: until then the visits say more than their
 * sums, and the board shows these as they are. Names come in the order of their visitors in the months after it, which
 * the board shows. A month stays as it is once it is folded.
 */
export async function foldMonths(tx: Context, last: Temporal.PlainDate): Promise<void> {
  const old = sql`month <= ${last} and not exists (
    select from visits where day >= month and day < month + interval '1 month')`;
  await sql`delete from visit_months where kind in ${UNNAMED} and visitors < ${FEWEST_VISITORS} and ${old}`.execute(
    tx.db,
  );
  const { rows } = await sql<{ month: Temporal.PlainDate; kind: string; names: NameFigures[] }>`
    with since as materialized (
      select kind, name, sum(visitors) as visitors from visit_months where month > ${last} group by kind, name
    )
    select month, kind, json_agg(json_build_object('name', name, 'views', m.views, 'visitors', m.visitors,
      'busiest', m.busiest, 'busiest_rest', m.busiest_rest) order by since.visitors desc nulls last, name) as names
    from visit_months m left join since using (kind, name)
    where kind not in ${UNNAMED} and ${old}
    group by month, kind having bool_or(case m.visitors when 0 then name <> ${OTHER} else m.busiest < ${FEWEST_VISITORS} end)`.execute(
    tx.db,
  );
  for (const { month, kind, names } of rows) {
    await sql`delete from visit_months where month = ${month} and kind = ${kind}`.execute(tx.db);
    await sql`
      insert into visit_months (month, kind, name, views, visitors, busiest, busiest_rest)
      select ${month}, ${kind}, name, views, visitors, busiest, busiest_rest
      from json_to_recordset(${JSON.stringify(foldNames(names))}::json) as folded (name text, views integer,
        visitors integer, busiest integer, busiest_rest integer)`.execute(tx.db);
  }
}
