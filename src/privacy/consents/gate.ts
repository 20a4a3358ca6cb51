/**
 * The one gate between every use of a person's data and its purpose. Consent, objection, restriction, term and policy
 * revision are weighed in `gate_verdict`, in the database, so that one statement answers and no copy of the rule exists.
 */
import { sql } from 'kysely';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import type { OutboxMessagesTable } from '#platform/outbox/outbox.ts';
import { makePermit, type Permit } from '#platform/outbox/permit.ts';
import type { ConsentPurpose } from './purposes.ts';

export type Refusal =
  | 'restriction'
  | 'objection'
  | 'unasked'
  | 'refused'
  | 'withdrawn'
  | 'expired'
  | 'revision'
  | 'unknown';
type Verdict = 'allowed' | Refusal;

/** The verdict alone, for a page that must say how things stand; a use of data asks {@link allowed}. */
export async function verdictOf(ctx: Context, personId: string, purpose: ConsentPurpose): Promise<Verdict> {
  const { rows } = await sql<{ verdict: Verdict }>`
    select gate_verdict(${personId}::uuid, ${purpose}, ${ctx.clock.now()}::timestamptz) as verdict`.execute(ctx.db);
  return rows[0]?.verdict ?? 'unasked';
}

/** Whether the person's data may be used for this purpose now. Silence is a no, and every no is counted. */
export async function allowed(ctx: Context, personId: string, purpose: ConsentPurpose): Promise<boolean> {
  return (await allowedOf(ctx, [personId], purpose)).length === 1;
}

/** Those of the people whose data may be used for this purpose now, in the order given. */
async function allowedOf(ctx: Context, personIds: readonly string[], purpose: ConsentPurpose): Promise<string[]> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ id: string; verdict: Verdict }>`
    with verdicts as materialized (
      select id, place, gate_verdict(id, ${purpose}, ${now}::timestamptz) as verdict
      from unnest(${personIds}::uuid[]) with ordinality as person (id, place)
    ), counted as (
      insert into gate_refusals (purpose, reason, day, refused)
      select ${purpose}, verdict, ${schoolDay(now)}::date, count(*) from verdicts where verdict <> 'allowed' group by verdict
      on conflict (purpose, reason, day) do update set refused = gate_refusals.refused + excluded.refused
    )
    select id, verdict from verdicts order by place`.execute(ctx.db);
  return rows.flatMap(({ id, verdict }) => (verdict === 'allowed' ? [id] : []));
}

const BATCH = 100;

/**
 * Does the work for each person who may be reached for this purpose, in transactions of a hundred people; the permit is
 * what `post` wants for an offer. Returns how many there were; the others are counted by reason.
 */
export async function forEachAllowed(
  ctx: Context,
  purpose: ConsentPurpose,
  personIds: readonly string[],
  work: (tx: Context, personId: string, permit: Permit) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (let start = 0; start < personIds.length; start += BATCH) {
    done += await transact(ctx, async (tx) => {
      const may = await allowedOf(tx, personIds.slice(start, start + BATCH), purpose);
      for (const personId of may) await work(tx, personId, makePermit(tx, personId));
      return may.length;
    });
  }
  return done;
}

/** Asked again when a letter of offers is about to leave: what was allowed when it was written may not be any more. */
export async function mayStillGo(ctx: Context, message: Pick<OutboxMessagesTable, 'person_id'>): Promise<boolean> {
  return message.person_id !== null && allowed(ctx, message.person_id, 'offers');
}
