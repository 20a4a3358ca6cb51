/** The SQL of what is due: one condition for the preview, for the choice of rows, and for the act itself. */
import { type RawBuilder, sql } from 'kysely';
import { SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import type { Rule } from './rule.ts';

/** SQL of a declaration, with the moment of the run in its place. */
export function declared(text: string, now: Temporal.Instant): RawBuilder<unknown> {
  const [first = '', ...rest] = text.split(':now').map((part) => sql.raw(part));
  return sql.join([first, ...rest.flatMap((part) => [sql`${now}::timestamptz`, part])], sql``);
}

/**
 * The first day on which the row is to go, of the term that began at `anchor.since`. Days are the school's: what is
 * kept for five years from a day goes on that day of the fifth year. A tax term begins with the year after (Tax Code,
 * article 206(3)).
 */
export function dueDay(rule: Rule, now: Temporal.Instant): RawBuilder<Temporal.PlainDate> {
  const day = sql`(anchor.since at time zone ${sql.lit(SCHOOL_ZONE)})::date`;
  const start = rule.after === 'tax-period-closed' ? sql`date_trunc('year', ${day}) + interval '1 year'` : day;
  const plain = sql`interval ${sql.lit(rule.period)}`;
  const { unlessConsented: consented, person } = rule;
  const period =
    consented && person
      ? sql`case when gate_verdict(${sql.ref(`each.${person}`)}, ${sql.lit(consented.purpose)}, ${now}) = 'allowed'
          then ${plain} else interval ${sql.lit(consented.period)} end`
      : plain;
  return sql`(${start} + ${period})::date`;
}

/** `from` the table as `each`, with its anchor beside it. */
export function rowsOf(rule: Rule, now: Temporal.Instant): RawBuilder<unknown> {
  return sql`${sql.table(rule.table)} as each cross join lateral (select (${declared(rule.since, now)})::timestamptz as since) as anchor`;
}

export interface Reference {
  readonly from: string;
  readonly column: string;
  readonly to: string;
}

const MARGIN: Temporal.DurationLike = { days: 4 };

/** True for rows that are due on the day `by`, and neither held nor still pointed at. */
export function isDue(
  rule: Rule,
  references: readonly Reference[],
  now: Temporal.Instant,
  by: Temporal.PlainDate = schoolDay(now),
): RawBuilder<boolean> {
  const shortest = rule.unlessConsented?.period ?? rule.period;
  // Rough, and so able to use an index; the exact day decides.
  const roughly = by.subtract(shortest).add(MARGIN).toZonedDateTime(SCHOOL_ZONE).toInstant();
  const begun = Temporal.PlainDate.compare(by, schoolDay(now)) > 0 ? sql`` : sql`and anchor.since <= ${now}`;
  const pointing = rule.action === 'delete' ? references.filter(({ to }) => to === rule.table) : [];
  return sql<boolean>`anchor.since < ${roughly} ${begun} and ${dueDay(rule, now)} <= ${by}
    ${rule.unless ? sql`and not coalesce(${sql.raw(rule.unless)}, false)` : sql``}
    ${
      rule.person
        ? sql`and not exists (select from legal_holds where legal_holds.person_id = each.${sql.ref(rule.person)} and legal_holds.lifted_at is null)`
        : sql``
    }
    ${sql.join(
      pointing.map(
        ({ from, column }) =>
          sql`and not exists (select from ${sql.table(from)} as child where child.${sql.ref(column)} = each.id)`,
      ),
      sql` `,
    )}`;
}
