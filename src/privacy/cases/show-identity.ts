/** `rights.identity`: who asks shows that the address is theirs, by code; or the staff see it by a document. */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { equalInConstantTime, sha256 } from '#platform/secrets.ts';
import { type Identity, mayBecome } from './case.ts';
import { CODE_TRIES, freshCode, tidyCode } from './identity-code.ts';
import { postCode } from './mail.ts';
import { findCaseByNumber, getCaseForChange } from './queries.ts';
import type { CasesDb } from './schema.ts';
import { addMessage } from './work-case.ts';

/** Sends a new code; the one before it counts no more. Throws Conflict `state`, or `no-address`. */
export async function askIdentity(ctx: Context, caseId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await getCaseForChange(tx, caseId);
    if (!mayBecome(found.state, 'identity-asked')) throw new Conflict('state');
    if (!found.email) throw new Conflict('no-address');
    const code = freshCode(tx);
    await tables<CasesDb>(tx)
      .updateTable('privacy_cases')
      .set({ state: 'identity-asked', code_sha256: code.sha256, code_expires_at: code.expiresAt, code_tries: 0 })
      .where('id', '=', caseId)
      .execute();
    await audit(tx, { action: 'case.identity_asked', personId: found.person_id, object: { kind: 'case', id: caseId } });
    await addMessage(tx, found, { direction: 'out', text: await postCode(tx, found, code.code) });
  });
}

/**
 * False for a number that does not exist, a wrong, used, old or worn-out code, and a closed case alike: nobody learns
 * which. A wrong code is counted, whatever comes of the act.
 */
export async function confirmByCode(ctx: Context, given: { number: string; code: string }): Promise<boolean> {
  const known = await findCaseByNumber(ctx, given.number);
  return transact(ctx, async (tx) => {
    const found = known && (await getCaseForChange(tx, known.id));
    // The comparison is made for an unknown number too, so that it takes the same time.
    const right = equalInConstantTime(sha256(tidyCode(given.code)), found?.code_sha256 ?? '');
    if (!found) return false;
    const alive =
      found.code_expires_at !== null &&
      Temporal.Instant.compare(tx.clock.now(), found.code_expires_at) <= 0 &&
      found.code_tries < CODE_TRIES;
    if (!right || !alive || !mayBecome(found.state, 'accepted')) {
      await tables<CasesDb>(tx)
        .updateTable('privacy_cases')
        .set((change) => ({ code_tries: change('code_tries', '+', 1) }))
        .where('id', '=', found.id)
        .execute();
      return false;
    }
    await accept(tx, found.id, 'code');
    return true;
  });
}

/** The staff have seen who it is. Throws NotFound, and Conflict `state`, also for a signature that nobody made. */
export async function acceptIdentity(ctx: Context, caseId: string, identity: Exclude<Identity, 'code'>): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await getCaseForChange(tx, caseId);
    if (!mayBecome(found.state, 'accepted') || (identity === 'signature' && !found.signer)) throw new Conflict('state');
    await accept(tx, caseId, identity);
  });
}

export async function accept(tx: Context, caseId: string, identity: Identity): Promise<void> {
  const { person_id } = await tables<CasesDb>(tx)
    .updateTable('privacy_cases')
    .set({ state: 'accepted', identity, code_sha256: null, code_expires_at: null })
    .where('id', '=', caseId)
    .returning('person_id')
    .executeTakeFirstOrThrow();
  await audit(tx, {
    action: 'case.accepted',
    personId: person_id,
    object: { kind: 'case', id: caseId },
    details: { identity },
  });
}
