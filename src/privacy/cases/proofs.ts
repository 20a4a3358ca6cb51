/** Copies of documents that a letter brought: sealed, opened by the responsible person alone, gone with the decision. */
import { audit, recordReading } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import { getCase } from './queries.ts';
import type { CasesDb } from './schema.ts';

const SEAL = 'identity-proofs';

/** Seals the bytes for the case. Returns the proof's id. */
export async function keepProof(
  ctx: Context,
  { caseId, mediaType, bytes }: { caseId: string; mediaType: string; bytes: Uint8Array },
): Promise<string> {
  return transact(ctx, async (tx) => {
    const { person_id, email } = await getCase(tx, caseId);
    const id = tx.ids.uuid();
    await tables<CasesDb>(tx)
      .insertInto('identity_proofs')
      .values({
        id,
        case_id: caseId,
        person_id,
        email,
        sealed_at: tx.clock.now(),
        media_type: mediaType,
        bytes: bytes.byteLength,
        sealed: tx.secrets.seal(SEAL, bytes),
        destroyed_at: null,
      })
      .execute();
    await audit(tx, { action: 'case.proof_sealed', personId: person_id, object: { kind: 'case', id: caseId } });
    return id;
  });
}

/** Leaves a trace each time. Throws NotFound, also once it was destroyed. */
export async function openProof(
  ctx: Context,
  { caseId, proofId }: { caseId: string; proofId: string },
): Promise<{ mediaType: string; bytes: Buffer }> {
  return transact(ctx, async (tx) => {
    const proof = await tables<CasesDb>(tx)
      .selectFrom('identity_proofs')
      .select(['sealed', 'media_type', 'person_id'])
      .where('id', '=', proofId)
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    if (!proof?.sealed) throw new NotFound('proof');
    await audit(tx, { action: 'case.proof_opened', personId: proof.person_id, object: { kind: 'case', id: caseId } });
    if (proof.person_id) await recordReading(tx, { personId: proof.person_id, what: 'proof', why: 'request' });
    return { mediaType: proof.media_type, bytes: tx.secrets.open(SEAL, proof.sealed) };
  });
}

export async function destroyProofs(tx: Context, caseId: string): Promise<void> {
  await tables<CasesDb>(tx)
    .updateTable('identity_proofs')
    .set({ sealed: null, destroyed_at: tx.clock.now() })
    .where('case_id', '=', caseId)
    .where('destroyed_at', 'is', null)
    .execute();
}
