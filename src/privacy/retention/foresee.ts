/**
 * What the nights up to a day lead to, one thing after another: an account that is closed on the way lets its letters go,
 * and the last record that goes lets the name go. Written down in tables of the transaction alone; nothing is changed.
 */
import { type RawBuilder, sql } from 'kysely';
import { SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { otherOf } from '#platform/database/month-names.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { dueDay, isDue, momentsOf, type Reference, rowsOf } from './due.ts';
import { noteMonths } from './foresee-months.ts';
import { findPrimaryKeys, findReferences, phasesOf } from './plan.ts';
import type { Rule } from './rule.ts';

const ACCOUNT_ENDS = 'reckoned.account_ends';
const RECORDS_ENDS = 'reckoned.records_ends';
/** The place of a row that goes with another, and is on no list. */
const UNLISTED = -1;

/**
 * Answers with the rules in their order; `going` holds, until the transaction ends, a row for each row that goes: the
 * place of its `rule`, its own (`part`, `place`), its `id`, its `person_id`, its `day`, and whether it is `gone` then. A
 * month that goes as a whole is one, and `rows` says of how many.
 */
export async function foresee(tx: Context, inventory: Inventory, by: Temporal.PlainDate): Promise<readonly Rule[]> {
  const references = await findReferences(tx);
  const keys = await findPrimaryKeys(tx);
  const phases = phasesOf(inventory, references);
  const rules = phases.flat();
  await sql`create temporary table going (rule integer not null, part oid not null, place tid not null, id text not null,
    person_id text, day date not null, gone boolean not null, rows bigint not null default 1) on commit drop`.execute(
    tx.db,
  );
  await sql`create index on going (part, place)`.execute(tx.db);
  await sql`create temporary table foreseen_ends (view text not null, id uuid not null, ended_at timestamptz not null)
    on commit drop`.execute(tx.db);
  const foreseeing = { rules, references, keys, now: momentOf(tx, by), by };
  for (const [number, phase] of phases.entries()) {
    // A phase follows what the one before it changed.
    if (number === 1) await noteAccountEnds(tx);
    if (number === phases.length - 1) await noteRecordsEnds(tx);
    for (const rule of phase) {
      if (rule.byMonth) await noteMonths(tx, rule, rules.indexOf(rule), by);
      await noteGoing(tx, foreseeing, rule, number > 0);
      await keepSoonest(tx, rules.indexOf(rule));
    }
  }
  for (const rule of rules) if (rule.sealing) await noteSealedGoing(tx, foreseeing, rule, rule.sealing.kept);
  return rules;
}

/** The end of the day asked for: consents have run out by then, and sessions. */
function momentOf(ctx: Context, by: Temporal.PlainDate): Temporal.Instant {
  const now = ctx.clock.now();
  if (Temporal.PlainDate.compare(by, schoolDay(now)) <= 0) return now;
  return by.add({ days: 1 }).toZonedDateTime(SCHOOL_ZONE).toInstant().subtract({ milliseconds: 1 });
}

interface Foreseeing {
  readonly rules: readonly Rule[];
  readonly references: readonly Reference[];
  readonly keys: ReadonlyMap<string, string>;
  readonly now: Temporal.Instant;
  readonly by: Temporal.PlainDate;
}

async function noteGoing(tx: Context, foreseeing: Foreseeing, rule: Rule, isForeseen: boolean): Promise<void> {
  const { rules, references, keys, now, by } = foreseeing;
  const number = rules.indexOf(rule);
  const person = rule.person ? sql`each.${sql.ref(rule.person)}` : sql`null`;
  // Of a table whose months go as a whole, those rows alone that lie in none.
  const from = rule.byMonth
    ? sql`${sql.table(otherOf(rule.table))} as each`
    : rowsOf(rule, isForeseen ? momentsForeseen(rule) : undefined);
  const stays = (reference: Reference) => staysPointing(rules, reference);
  await sql`insert into going select ${number}::integer, each.tableoid, each.ctid,
      each.${sql.ref(keys.get(rule.table) ?? 'ctid')}::text, ${person}::text, ${firstDay(tx, foreseeing, rule)},
      ${rule.action === 'delete'}::boolean
    from ${from} where ${isDue(rule, references, now, by, stays)}`.execute(tx.db);
  if (!rule.file) return;
  await sql`insert into going select ${UNLISTED}::integer, file.tableoid, file.ctid, file.id::text, null, going.day, true
    from going join ${sql.table(rule.table)} as each on each.tableoid = going.part and each.ctid = going.place
      join stored_files as file on file.id = each.${sql.ref(rule.file)}
    where going.rule = ${number}`.execute(tx.db);
}

/**
 * A row that several rules take goes by the first of them, and what would have changed in it later does not. `number`: the
 * rule that was noted last.
 */
async function keepSoonest(tx: Context, number: number): Promise<void> {
  await sql`delete from going as later using going as sooner
    where ${number} in (later.rule, sooner.rule) and sooner.part = later.part and sooner.place = later.place and sooner.gone
      and (sooner.day < later.day or later.gone and sooner.day = later.day and sooner.rule < later.rule)`.execute(
    tx.db,
  );
}

/**
 * The day of the run that takes the row: what was due before waits for the next, which is today's or tonight's, and a row
 * goes with the last of those that point at it.
 */
function firstDay(tx: Context, foreseeing: Foreseeing, rule: Rule): RawBuilder<Temporal.PlainDate> {
  const { rules, references, now } = foreseeing;
  const today = sql`${schoolDay(tx.clock.now())}::date`;
  const pointing = rule.action === 'delete' ? references.filter(({ to }) => to === rule.table) : [];
  const waits = pointing.map(
    ({ from, column }) => sql`(select max(first) from (
      select min(leaving.day) as first from ${sql.table(from)} as child join going as leaving
        on leaving.part = child.tableoid and leaving.place = child.ctid
        and (leaving.gone or leaving.rule = any(${lettingGo(rules, from, column)}::integer[]))
      where child.${sql.ref(column)} = each.id group by child.tableoid, child.ctid) as leaving)`,
  );
  return sql`greatest(${sql.join([today, dueDay(rule, now), ...waits])})`;
}

/** A record that is sealed on the way goes as well, where its law ends within the days asked for. It has no name yet. */
async function noteSealedGoing(tx: Context, { rules, now, by }: Foreseeing, sealing: Rule, kept: Rule): Promise<void> {
  const records = rules.findIndex(({ table }) => table === 'vault_records');
  await sql`insert into going select ${records}::integer, 0, '(0,0)', '', null, greatest(going.day, ${dueDay(kept, now)}), true
    from going join ${sql.table(sealing.table)} as each on each.tableoid = going.part and each.ctid = going.place
    where going.rule = ${rules.indexOf(sealing)} and ${dueDay(kept, now)} <= ${by}`.execute(tx.db);
}

/** Whether a row of `child` still points at its parent then: it does not when it is gone, or forgets whose it was. */
function staysPointing(rules: readonly Rule[], { from, column }: Reference): RawBuilder<boolean> {
  return sql<boolean>`not exists (select from going as leaving where leaving.part = child.tableoid
    and leaving.place = child.ctid and (leaving.gone or leaving.rule = any(${lettingGo(rules, from, column)}::integer[])))`;
}

/** The rules after which a row that stays points nowhere by this column. */
function lettingGo(rules: readonly Rule[], from: string, column: string): readonly number[] {
  return rules.flatMap(({ table, set }, number) => (table === from && set.get(column) === 'null' ? [number] : []));
}

function momentsForeseen({ since }: Rule): RawBuilder<unknown> | undefined {
  if (typeof since === 'string') return undefined;
  if (since.view !== ACCOUNT_ENDS && since.view !== RECORDS_ENDS) return momentsOf(since);
  return sql`(select id as shared_by, ended_at as since from foreseen_ends where view = ${since.view} offset 0)`;
}

/** Closed by now, or on the day on which the contacts go. */
async function noteAccountEnds(tx: Context): Promise<void> {
  await sql`insert into foreseen_ends
    select ${ACCOUNT_ENDS}, people.id, coalesce(closed_at, closing.day::timestamp at time zone ${sql.lit(SCHOOL_ZONE)})
    from people left join going as closing
      on closing.part = people.tableoid and closing.place = people.ctid and not closing.gone
    where closed_at is not null or closing.day is not null`.execute(tx.db);
}

/** The account is closed, and each of their records goes: on the day of the last of them. */
async function noteRecordsEnds(tx: Context): Promise<void> {
  await sql`insert into foreseen_ends
    select ${RECORDS_ENDS}, closed.id, greatest(ended_at, last::timestamp at time zone ${sql.lit(SCHOOL_ZONE)})
    from foreseen_ends as closed, lateral (
      select max(first) as last, coalesce(bool_or(first is null), false) as stays
      from (select min(leaving.day) as first
        from reckoned.records as record left join going as leaving on leaving.part = record.part and leaving.place = record.place
        where record.person_id = closed.id group by record.part, record.place) as record) as records
    where view = ${ACCOUNT_ENDS} and not stays`.execute(tx.db);
}
