/** At 18 the guardian's consent ends; the now-adult is invited to take over what is theirs, and decides for themselves. */
import { sql } from 'kysely';
import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { publish } from '#platform/events.ts';
import { eachApart } from '#platform/jobs/each-apart.ts';
import { sha256 } from '#platform/secrets.ts';
import { HeldByLaw, recordFormerWard, refuseIfHeld, subjectHash } from '#privacy/erasure';
import { countAttempt } from '#protection/intrusion';
import { adultOn } from './age.ts';
import { postGrown, postInvitation } from './mail.ts';
import type { MinorsDb } from './schema.ts';
import { HAND_OVER_DAYS, UNCONFIRMED_HOURS } from './ward.ts';
import { findOwnWard, forgetWard, type Ward } from './wards.ts';

const INVITATIONS = { limit: 5, window: { hours: 24 } } as const;

/** Everybody who has come of age by today. Each in a transaction of their own. */
export async function endGuardianships(ctx: Context): Promise<void> {
  const today = schoolDay(ctx.clock.now());
  const wards = await tables<MinorsDb>(ctx)
    .selectFrom('wards')
    .select(['id', 'person_id', 'born_on'])
    .where('adult_at', 'is', null)
    .where('confirmed_at', 'is not', null)
    // A day more than the rule needs: the rule itself decides.
    .where('born_on', '<=', today.subtract({ years: 18 }).add({ days: 1 }))
    .execute();
  const grown = wards.filter(({ born_on }) => Temporal.PlainDate.compare(adultOn(born_on), today) <= 0);
  await eachApart(ctx, grown, ({ id }) => endGuardianship(ctx, id));
}

async function endGuardianship(ctx: Context, wardId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const ended = await tables<MinorsDb>(tx)
      .updateTable('wards')
      .set({ adult_at: tx.clock.now() })
      .where('id', '=', wardId)
      .where('adult_at', 'is', null)
      .returning(['person_id'])
      .executeTakeFirst();
    if (!ended) return;
    await publish(tx, 'ward.grown', { wardId });
    await postGrown(tx, await getPerson(tx, ended.person_id), wardId);
    await audit(tx, { action: 'ward.grown', personId: ended.person_id, object: { kind: 'ward', id: wardId } });
  });
}

/** The guardian says where the now-adult is reached. A second address replaces the first, and its link. */
export async function inviteGrown(
  ctx: Context,
  { personId, wardId, email }: { personId: string; wardId: string; email: string },
): Promise<void> {
  const ward = await findOwnWard(ctx, personId, wardId);
  if (!ward.adult_at) throw new NotFound('child');
  const guardian = await getPerson(ctx, personId);
  if (guardian.email === email) throw new Conflict('own-address');
  await countAttempt(ctx, { kind: 'minors.invitation', who: personId, ...INVITATIONS });
  await transact(ctx, async (tx) => {
    const token = tx.ids.token();
    await tables<MinorsDb>(tx)
      .updateTable('wards')
      .set({ invited_email: email, invited_at: tx.clock.now(), token_hash: sha256(token) })
      .where('id', '=', wardId)
      .execute();
    await postInvitation(tx, { email, locale: guardian.locale, token });
    await audit(tx, { action: 'ward.invited', personId, object: { kind: 'ward', id: wardId } });
  });
}

/** While a case holds the guardian's data nothing can be taken over: those days do not count. Null for a child. */
const waitsSince = sql<Temporal.Instant>`case when adult_at is not null then greatest(adult_at, (
  select max(coalesce(lifted_at, 'infinity')) from legal_holds where person_id = wards.person_id)) end`;

export interface Invited extends Ward {
  /** The last day of the link; undefined while a case holds the guardian's data. */
  readonly until: Temporal.PlainDate | undefined;
}

/** Undefined: the link opens nothing, or nothing any more. */
export async function findInvited(ctx: Context, token: string): Promise<Invited | undefined> {
  const found = await tables<MinorsDb>(ctx)
    .selectFrom('wards')
    .selectAll()
    .select(sql<Temporal.Instant | null>`case when isfinite(${waitsSince}) then ${waitsSince} end`.as('since'))
    .where('token_hash', '=', sha256(token))
    .where(waitsSince, '>', ctx.clock.now().subtract({ hours: HAND_OVER_DAYS * 24 }))
    .executeTakeFirst();
  return found && { ...found, until: found.since ? schoolDay(found.since).add({ days: HAND_OVER_DAYS }) : undefined };
}

/**
 * The now-adult, signed in to their own account, takes over their studies; nothing stays with the guardian. The ledger of
 * erasures gets no entry: a restore that brings the guardianship back brings back what is the adult's own, and to erase
 * that again would take it from them; they are invited anew. It gets one with the adult's own erasure, and until then who
 * the child was is remembered beside them. Throws
 * NotFound for a link that opens nothing, `Conflict('guardian')` for the guardian themselves, and `HeldByLaw` while a case
 * forbids that anything leaves the guardian.
 */
export async function takeOver(ctx: Context, { personId, token }: { personId: string; token: string }): Promise<void> {
  await transact(ctx, async (tx) => {
    const ward = await findInvited(tx, token);
    if (!ward) throw new NotFound('invitation');
    if (ward.person_id === personId) throw new Conflict('guardian');
    await refuseIfHeld(tx, ward.person_id);
    await sql`select from wards where id = ${ward.id} for update`.execute(tx.db);
    await publish(tx, 'ward.handed-over', { wardId: ward.id, personId });
    const gone = await tables<MinorsDb>(tx)
      .deleteFrom('wards')
      .where('id', '=', ward.id)
      .returning('id')
      .executeTakeFirst();
    if (!gone) throw new NotFound('invitation');
    await tables<MinorsDb>(tx)
      .insertInto('ward_take_overs')
      .values({
        id: tx.ids.uuid(),
        person_id: personId,
        subject_hash: subjectHash(tx, ward.id),
        taken_at: tx.clock.now(),
      })
      .execute();
    await audit(tx, { action: 'ward.taken-over', personId, object: { kind: 'ward', id: ward.id } });
  });
}

/** Their erasure begins: a backup of before the take-over knows them as these children, and under a guardian. */
export async function nameFormerWards(
  tx: Context,
  { personId, erasureId }: { personId: string; erasureId: string },
): Promise<void> {
  const taken = await tables<MinorsDb>(tx)
    .selectFrom('ward_take_overs')
    .select('subject_hash')
    .where('person_id', '=', personId)
    .execute();
  for (const { subject_hash } of taken) await recordFormerWard(tx, erasureId, subject_hash);
}

/** What nobody confirmed, and what nobody took over in time, is forgotten; while a case holds it back, not yet. */
export async function forgetWaiting(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const waiting = await tables<MinorsDb>(ctx)
    .selectFrom('wards')
    .select(['id', 'person_id'])
    .where((ward) =>
      ward.or([
        ward.and([
          ward('confirmed_at', 'is', null),
          ward('begun_at', '<=', now.subtract({ hours: UNCONFIRMED_HOURS })),
        ]),
        ward(waitsSince, '<=', now.subtract({ hours: HAND_OVER_DAYS * 24 })),
      ]),
    )
    .execute();
  await eachApart(ctx, waiting, async (ward) => {
    try {
      await transact(ctx, (tx) => forgetWard(tx, ward.id, ward.person_id));
    } catch (error) {
      // What a case holds waits until the hold is lifted.
      if (!(error instanceof HeldByLaw)) throw error;
    }
  });
}
