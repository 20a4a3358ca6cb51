/** The SQL of what is due: one condition for the preview, for the choice of rows, and for the act itself. */
import { type RawBuilder, sql } from 'kysely';
import { SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import type { SharedMoment } from '#platform/inventory/retention.ts';
import type { Rule } from './rule.ts';

/** SQL of a declaration, with the moment of the run in its place. */
export function declared(text: string, now: Temporal.Instant): RawBuilder<unknown> {
  const [first = '', ...rest] = text.split(':now').map((part) => sql.raw(part));
  return sql.join([first, ...rest.flatMap((part) => [sql`${now}::timestamptz`, part])], sql``);
}

/** The moment from which a row's term runs, in a statement over {@link rowsOf}. */
function sinceOf({ since }: Rule, now: Temporal.Instant): RawBuilder<Temporal.Instant> {
  return typeof since === 'string' ? sql`(${declared(since, now)})::timestamptz` : sql`shared.since`;
}

/**
 * The first day on which the row is to go; null: on none, as things stand. Days are the school's: what is kept for at
 * most twelve months from a day goes on that day of the twelfth month, and what is kept for at least five years on the
 * day after that day of the fifth year (29 February: on 1 March). A tax term begins with the year after (Tax Code,
 * article 206(3)); where months go as a whole, it begins with the month, so that nothing is older than promised.
 */
export function dueDay(rule: Rule, now: Temporal.Instant): RawBuilder<Temporal.PlainDate> {
  const day = sql`(${sinceOf(rule, now)} at time zone ${sql.lit(SCHOOL_ZONE)})::date`;
  const start =
    rule.after === 'tax-period-closed'
      ? sql`date_trunc('year', ${day}) + interval '1 year'`
      : rule.byMonth
        ? sql`date_trunc('month', ${day})`
        : day;
  const whole = sql`${start} + interval ${sql.lit(rule.period)}`;
  const { unlessConsented: consented, person } = rule;
  // A restriction keeps what it restricts: without a day, the row does not go. A consent that a new revision of the
  // policy put in question has been neither refused nor withdrawn. Where there is none, the short period runs from its
  // end, so that whoever withdraws it has that long; and the whole term stays the longest.
  const end =
    consented && person
      ? sql`case (select verdict from gate(${sql.ref(`each.${person}`)}, ${sql.lit(consented.purpose)}, ${now}))
          when 'restriction' then null when 'allowed' then ${whole} when 'revision' then ${whole}
          else least(${whole}, greatest(${start}, ${consentEnd(person, consented.purpose)}) + interval ${sql.lit(consented.period)}) end`
      : whole;
  if (rule.isLeast) return sql`((${end})::date + 1)`;
  return consented && person ? notBeforeTold(sql`(${end})::date`, person) : sql`(${end})::date`;
}

/** Nor sooner than the person was told, who was told late. That a day stands in a letter makes none of what has no end. */
function notBeforeTold(day: RawBuilder<unknown>, person: string): RawBuilder<Temporal.PlainDate> {
  const told = sql`(select closes_on from closing_notices where person_id = ${sql.ref(`each.${person}`)})`;
  return sql`nullif(greatest(coalesce(${day}, 'infinity'), ${told}), 'infinity')`;
}

/** The school's day on which the person's consent ended; null: nobody ever asked them. */
function consentEnd(person: string, purpose: string): RawBuilder<unknown> {
  const ended = sql`(select ended_at from consent_end(${sql.ref(`each.${person}`)}, ${sql.lit(purpose)}))`;
  return sql`(${ended} at time zone ${sql.lit(SCHOOL_ZONE)})::date`;
}

/** `from` the table as `each`, with the moments that its rows share beside it; `moments`: others than all of them. */
export function rowsOf({ table, since }: Rule, moments?: RawBuilder<unknown>): RawBuilder<unknown> {
  const each = sql`${sql.table(table)} as each`;
  return typeof since === 'string'
    ? each
    : sql`${each} join ${moments ?? momentsOf(since)} as shared on ${isShared(since)}`;
}

/** Views that answer for some, with those that say the same of everybody in one pass. */
const OF_ALL: ReadonlyMap<string, string> = new Map([['reckoned.study_ends', 'reckoned.study_ends_of_all']]);

/**
 * The moments themselves, each reckoned once however many rows have it. `of`: only these. Columns of `each` are named
 * bare in declarations: these have names that no table has.
 */
export function momentsOf({ view }: Pick<SharedMoment, 'view'>, of?: readonly string[]): RawBuilder<unknown> {
  const from = of ? view : (OF_ALL.get(view) ?? view);
  return sql`(select id as shared_by, ended_at as since from ${sql.table(from)} ${of ? sql`where id = any(${of}::uuid[])` : sql``} offset 0)`;
}

/** A row of `each` has the moment of `shared`. */
export function isShared({ by }: SharedMoment): RawBuilder<boolean> {
  return sql<boolean>`shared.shared_by = each.${sql.ref(by)}`;
}

export interface Reference {
  readonly from: string;
  readonly column: string;
  readonly to: string;
}

/** Days by which a term's exact end may differ from a rough reckoning. */
const MARGIN = 4;

/** No term that began later is over by then: rough, and so able to use an index, where the exact day decides. */
function startedBefore(rule: Rule, by: Temporal.PlainDate): Temporal.Instant {
  const shortest = rule.unlessConsented?.period ?? rule.period;
  return by.subtract(shortest).add({ days: MARGIN }).toZonedDateTime(SCHOOL_ZONE).toInstant();
}

/** The months that are over by then, as a bound on the column itself: other months are not even opened. */
function endedMonths(rule: Rule, column: string, by: Temporal.PlainDate): RawBuilder<boolean> {
  const first = by.subtract(rule.period).toPlainYearMonth().add({ months: 1 }).toPlainDate({ day: 1 });
  const bound =
    rule.since === column ? sql`${first.toZonedDateTime(SCHOOL_ZONE).toInstant()}::timestamptz` : sql`${first}::date`;
  return sql<boolean>`each.${sql.ref(column)} < ${bound}`;
}

/** Whether a row of `child` that points by this reference counts. */
type Pointing = (reference: Reference) => RawBuilder<boolean>;

/** True for rows that are due on the day `by`, and neither held nor still pointed at. `stays`: see {@link isFree}. */
export function isDue(
  rule: Rule,
  references: readonly Reference[],
  now: Temporal.Instant,
  by: Temporal.PlainDate = schoolDay(now),
  stays?: Pointing,
): RawBuilder<boolean> {
  return sql<boolean>`${isOver(rule, now, by)} and ${isFree(rule, references, stays)}`;
}

/** The term is over. Asks of `each` only what {@link sinceOf} and the consents to a longer term need. */
export function isOver(
  rule: Rule,
  now: Temporal.Instant,
  by: Temporal.PlainDate = schoolDay(now),
): RawBuilder<boolean> {
  return sql<boolean>`${mayBeOver(rule, now, by)} and ${dueDay(rule, now)} <= ${by}`;
}

/** Cheaply told: the term has begun, and that so long ago that it may be over by then. */
export function mayBeOver(rule: Rule, now: Temporal.Instant, by: Temporal.PlainDate): RawBuilder<boolean> {
  const since = sinceOf(rule, now);
  const roughly = rule.byMonth
    ? sql`${endedMonths(rule, rule.byMonth, by)}`
    : sql`${since} < ${startedBefore(rule, by)}`;
  return sql<boolean>`${roughly} and ${since} <= ${now}`;
}

/**
 * Nothing keeps the row of `each` beyond its term: no exception, no hold, and no row that points at it. `stays`: which of
 * those that point count; all of them, if not said.
 */
export function isFree(
  rule: Rule,
  references: readonly Reference[],
  stays: Pointing = () => sql<boolean>`true`,
): RawBuilder<boolean> {
  const pointing = rule.action === 'delete' ? references.filter(({ to }) => to === rule.table) : [];
  const conditions = [
    isOrdinary(rule),
    ...(rule.held.length > 0 ? [sql`not ${isHeld(rule)}`] : []),
    ...pointing.map(
      (reference) =>
        sql`not exists (select from ${sql.table(reference.from)} as child
          where child.${sql.ref(reference.column)} = each.id and ${stays(reference)})`,
    ),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** The rule itself makes no exception of the row. */
export function isOrdinary({ unless }: Rule): RawBuilder<boolean> {
  return unless ? sql<boolean>`not coalesce(${sql.raw(unless)}, false)` : sql<boolean>`true`;
}

/** A case stands, and nothing of the person goes: neither what is theirs, nor the trace of what they did. */
export function isHeld({ held }: Rule): RawBuilder<boolean> {
  // Asked so that the few holds are read once, and not with every row.
  const each = held.map(
    (column) => sql`(each.${sql.ref(column)} in (select person_id from legal_holds where lifted_at is null)) is true`,
  );
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}
