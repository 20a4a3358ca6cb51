/** Whose account closes, and on which day: by the very condition of the run, so that the two cannot differ. */
import { sql } from 'kysely';
import { peopleTable } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { atLeisure } from '#platform/database/patience.ts';
import { dueDay, isFree, mayBeOver, momentsOf, rowsOf } from './due.ts';
import { rulesOf } from './rule.ts';

/**
 * A letter goes so many days ahead: half of the shortest term, which is thirty days. Two weeks hold a holiday, and time for
 * a copy of the data.
 */
const TOLD_DAYS_AHEAD = 14;
/** Who could not be told in time is told late, and the account stays open for so long. */
const TOLD_DAYS_LEAST = 7;

/** The rule that closes an account: of all about people, the one that asks for a consent. */
const closing = findRule();

function findRule() {
  for (const rule of rulesOf({ tables: [peopleTable], buckets: [], logFields: [], payloads: [] })) {
    const { since, unlessConsented: consented } = rule;
    if (typeof since !== 'string' && consented) return { rule, since, consented };
  }
  throw new Error('no rule closes an account');
}

/** Sign-in demands a confirmed address, and takes a corrected one as unconfirmed: else nobody ever showed that it is theirs. */
const isReachable = sql<boolean>`(each.email_verified
  or exists (select from person_corrections where person_id = each.id and field = 'email'))`;

export interface FoundClosing {
  /** Not sooner than a letter of the night can tell them. */
  readonly day: Temporal.PlainDate;
  readonly isSoon: boolean;
  /** A letter has named the day. */
  readonly isTold: boolean;
  readonly isReachable: boolean;
  /** The last day that a consent to offers can put it off to; undefined: none helps. */
  readonly latest: Temporal.PlainDate | undefined;
  readonly hasStudied: boolean;
}

/**
 * Undefined while they study, are held, or restrict the use of their data; and, until the letter is due, while their consent
 * stands. `night`: the school's day of the next run.
 */
export async function findClosing(
  ctx: Context,
  personId: string,
  night: Temporal.PlainDate,
): Promise<FoundClosing | undefined> {
  const { rule, since, consented } = closing;
  const now = ctx.clock.now();
  const { rows } = await sql<Omit<FoundClosing, 'latest'> & { latest: Temporal.PlainDate | null }>`
    select greatest(day, ${night}::date + case when told or not reachable then 0 else ${TOLD_DAYS_LEAST}::integer end) as day,
      day <= ${night}::date + ${TOLD_DAYS_AHEAD}::integer as "isSoon", told as "isTold", reachable as "isReachable",
      case when latest > day and not consented then latest end as latest, studied as "hasStudied"
    from (
      select closing.*, coalesce(closes_on >= day, false) as told from (
        select each.id, ${dueDay(rule, now)} as day, ${dueDay({ ...rule, unlessConsented: undefined }, now)} as latest,
          ${isReachable} as reachable,
          gate_verdict(each.id, ${consented.purpose}, ${now}) in ('allowed', 'revision') as consented,
          exists (select from reckoned.enrolment_ends where person_id = each.id) as studied
        from ${rowsOf(rule, momentsOf(since, [personId]))}
        where each.id = ${personId} and shared.since <= ${now} and ${isFree(rule, [])}
      ) as closing left join closing_notices on person_id = closing.id
    ) as closing
    where day is not null and (not consented or day <= ${night}::date + ${TOLD_DAYS_AHEAD}::integer)`.execute(ctx.db);
  const [found] = rows;
  return found && { ...found, latest: found.latest ?? undefined };
}

/**
 * Who is to be told in the night of that day. Where a closing was put off, what was told of it is forgotten, so that it is
 * told of anew. One statement.
 */
export async function findUntold(ctx: Context, night: Temporal.PlainDate): Promise<readonly string[]> {
  const { rule, consented } = closing;
  return atLeisure(ctx, async (tx) => {
    const now = tx.clock.now();
    // No letter names a later day: who withdraws their consent is told at once.
    const furthest = night.add(consented.period).add({ days: 1 });
    const { rows } = await sql<{ id: string }>`
      with closing as materialized (
        select * from (
          select each.id, ${dueDay(rule, now)} as day, ${isReachable} as reachable from ${rowsOf(rule)}
          where ${mayBeOver(rule, now, furthest)} and ${isFree(rule, [])}
          -- The day is reckoned once of each.
          offset 0
        ) as dated where day <= ${furthest}
      ), put_off as (
        delete from closing_notices as told where not exists (
          select from closing where closing.id = told.person_id and closing.day <= told.closes_on)
      )
      select closing.id from closing left join closing_notices as told on told.person_id = closing.id
      where reachable and closing.day <= ${night}::date + ${TOLD_DAYS_AHEAD}::integer
        and told.closes_on is distinct from closing.day
      order by closing.id`.execute(tx.db);
    return rows.map(({ id }) => id);
  });
}
