/** A guardian's children: added, confirmed by a one-time code, and taken away again. */
import { sql } from 'kysely';
import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { publish } from '#platform/events.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { sha256 } from '#platform/secrets.ts';
import { recordWardErasure, refuseIfHeld } from '#privacy/erasure';
import { countAttempt } from '#protection/intrusion';
import { birthProblem } from './age.ts';
import { postCode } from './mail.ts';
import type { MinorsDb, WardsTable } from './schema.ts';
import { CODE_MINUTES, CODE_TRIES } from './ward.ts';
import { consentText } from './ward-messages.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    /** Their data go, and whoever holds some of them lets go before the child's row does. */
    'ward.leaving': { wardId: string };
    /** They are 18: the guardian sees nothing of their studies from now on. */
    'ward.grown': { wardId: string };
    /** The now-adult has taken their studies over. */
    'ward.handed-over': { wardId: string; personId: string };
  }
}

export type Ward = Readonly<WardsTable>;
const CODES = { limit: 5, window: { hours: 1 } } as const;

export async function wardsOf(ctx: Context, personId: string): Promise<Ward[]> {
  return tables<MinorsDb>(ctx)
    .selectFrom('wards')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('begun_at')
    .orderBy('id')
    .execute();
}

/** In whatever state; another guardian's is not found. */
export async function findOwnWard(ctx: Context, personId: string, wardId: string): Promise<Ward> {
  const ward = await tables<MinorsDb>(ctx)
    .selectFrom('wards')
    .selectAll()
    .where('id', '=', wardId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!ward) throw new NotFound('child');
  return ward;
}

/** One whose guardian's consent stands. Throws NotFound for everybody else's, and for one not confirmed or grown up. */
export async function getWard(ctx: Context, personId: string, wardId: string): Promise<Ward> {
  const ward = await findOwnWard(ctx, personId, wardId);
  if (!ward.confirmed_at || ward.adult_at) throw new NotFound('child');
  return ward;
}

export interface NewWard {
  readonly personId: string;
  readonly name: string;
  readonly bornOn: Temporal.PlainDate;
  readonly relation: 'parent' | 'guardian';
}

/** Throws `Conflict('future' | 'adult')` for a birthday that is no child's. The letter with the code goes out. */
export async function addWard(ctx: Context, { personId, name, bornOn, relation }: NewWard): Promise<string> {
  const problem = birthProblem(bornOn, schoolDay(ctx.clock.now()));
  if (problem) throw new Conflict(problem);
  await countAttempt(ctx, { kind: 'minors.code', who: personId, ...CODES });
  return transact(ctx, async (tx) => {
    const id = tx.ids.uuid();
    await tables<MinorsDb>(tx)
      .insertInto('wards')
      .values({
        id,
        person_id: personId,
        name,
        born_on: bornOn,
        relation,
        begun_at: tx.clock.now(),
        confirmed_at: null,
        adult_at: null,
        invited_email: null,
        invited_at: null,
        token_hash: null,
      })
      .execute();
    await audit(tx, { action: 'ward.added', personId, object: { kind: 'ward', id } });
    await sendCode(tx, personId, id);
    return id;
  });
}

/** A new code; the one before stops working. Throws TooMany. */
export async function sendAnotherCode(ctx: Context, personId: string, wardId: string): Promise<void> {
  const ward = await findOwnWard(ctx, personId, wardId);
  if (ward.confirmed_at) throw new Conflict('confirmed');
  await countAttempt(ctx, { kind: 'minors.code', who: personId, ...CODES });
  await transact(ctx, (tx) => sendCode(tx, personId, wardId));
}

async function sendCode(tx: Context, personId: string, wardId: string): Promise<void> {
  const code = figuresFrom(tx.ids.token());
  const fresh = {
    code_hash: hashOf(tx, wardId, code),
    expires_at: tx.clock.now().add({ minutes: CODE_MINUTES }),
    tries_left: CODE_TRIES,
  };
  await tables<MinorsDb>(tx)
    .insertInto('ward_codes')
    .values({ ward_id: wardId, person_id: personId, ...fresh })
    .onConflict((conflict) => conflict.column('ward_id').doUpdateSet(fresh))
    .execute();
  await postCode(tx, await getPerson(tx, personId), code);
}

/** Six figures out of a secret by chance: of 2^256 values the remainder favours none that anybody could tell. */
function figuresFrom(token: string): string {
  return (BigInt(`0x${sha256(token)}`) % 1_000_000n).toString().padStart(6, '0');
}

function hashOf(ctx: Context, wardId: string, code: string): string {
  return ctx.secrets.pseudonym('ward code', `${wardId} ${code}`);
}

export type CodeAnswer = 'confirmed' | 'wrong' | 'expired' | 'worn-out';

/**
 * Confirms the guardian's consent. A code works once, for ten minutes and five tries. Throws NotFound for another
 * guardian's child.
 */
export async function confirmWard(
  ctx: Context,
  { personId, wardId, code, locale }: { personId: string; wardId: string; code: string; locale: Locale },
): Promise<CodeAnswer> {
  return transact(ctx, async (tx) => {
    await findOwnWard(tx, personId, wardId);
    const found = await tables<MinorsDb>(tx)
      .selectFrom('ward_codes')
      .selectAll()
      .where('ward_id', '=', wardId)
      .forUpdate()
      .executeTakeFirst();
    if (!found || Temporal.Instant.compare(found.expires_at, tx.clock.now()) <= 0) return 'expired';
    if (found.tries_left === 0) return 'worn-out';
    if (found.code_hash !== hashOf(tx, wardId, code)) {
      const left = found.tries_left - 1;
      await tables<MinorsDb>(tx)
        .updateTable('ward_codes')
        .set({ tries_left: left })
        .where('ward_id', '=', wardId)
        .execute();
      return left === 0 ? 'worn-out' : 'wrong';
    }
    await tables<MinorsDb>(tx).deleteFrom('ward_codes').where('ward_id', '=', wardId).execute();
    await tables<MinorsDb>(tx)
      .updateTable('wards')
      .set({ confirmed_at: tx.clock.now() })
      .where('id', '=', wardId)
      .execute();
    await recordWardConsent(tx, personId, wardId, locale);
    await audit(tx, { action: 'ward.confirmed', personId, object: { kind: 'ward', id: wardId } });
    return 'confirmed';
  });
}

async function recordWardConsent(tx: Context, personId: string, wardId: string, locale: Locale): Promise<void> {
  const text = consentText(locale);
  const revision = sql<string>`(select name from policy_revisions where in_force_at is not null and archived_at is null)`;
  await tables<MinorsDb>(tx)
    .insertInto('ward_consents')
    .values({
      id: tx.ids.uuid(),
      person_id: personId,
      ward_id: wardId,
      given_at: tx.clock.now(),
      locale,
      text,
      text_sha256: sha256(text),
      policy_revision: revision,
    })
    .execute();
}

/**
 * The guardian withdraws: the child's data go at once. Throws NotFound for another guardian's, and for a grown-up, and
 * `HeldByLaw` while a case holds the guardian's data back.
 */
export async function removeWard(ctx: Context, personId: string, wardId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const ward = await findOwnWard(tx, personId, wardId);
    if (ward.adult_at) throw new NotFound('child');
    await forgetWard(tx, wardId, personId);
  });
}

/** The child's data leave every room that holds some; consents and codes go with the row. Throws `HeldByLaw`. */
export async function forgetWard(tx: Context, wardId: string, personId: string): Promise<void> {
  await refuseIfHeld(tx, personId);
  await letGo(tx, wardId, personId);
}

/** They were forgotten before, and a backup has brought them back: a hold of those days is over by now. */
export async function forgetWardAgain(tx: Context, wardId: string): Promise<void> {
  const ward = await tables<MinorsDb>(tx)
    .selectFrom('wards')
    .select('person_id')
    .where('id', '=', wardId)
    .executeTakeFirst();
  if (ward) await letGo(tx, wardId, ward.person_id);
}

async function letGo(tx: Context, wardId: string, personId: string): Promise<void> {
  await publish(tx, 'ward.leaving', { wardId });
  await tables<MinorsDb>(tx).deleteFrom('wards').where('id', '=', wardId).execute();
  await audit(tx, { action: 'ward.forgotten', personId, object: { kind: 'ward', id: wardId } });
  // Before the commit, and after all that could still fail: a name in the ledger is a child that a restore destroys.
  await recordWardErasure(tx, wardId);
}
