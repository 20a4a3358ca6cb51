/** `rights.identity`: an electronic signature shows who asks, where the school has a server that verifies one. */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { sha256 } from '#platform/secrets.ts';
import { readChallenge, type SignatureFault, spendChallenge, verifySignature, wasSpent } from '#privacy/signature';
import { mayBecome } from './case.ts';
import { findCaseByNumber, getCaseForChange } from './queries.ts';
import type { CasesDb } from './schema.ts';
import { accept } from './show-identity.ts';

export const SIGNATURE_REFUSALS = [
  'forged',
  'late',
  'used',
  'expired',
  'revoked',
  'unverifiable',
  'other-text',
  'away',
  'no-case',
] as const;
export type SignatureRefusal = (typeof SIGNATURE_REFUSALS)[number];

export interface SignedChallenge {
  readonly challenge: string;
  /** As NCALayer gives it: base64, with or without the lines of PEM around it. */
  readonly cms: string;
}

/**
 * `shown`: the certificate names the address the demand came from, and the case is accepted. `to-compare`: it names a
 * person alone, and stands before the responsible person. All else changes nothing but the history of the case, and
 * before the signature is verified the challenge is not spent, so that the person may send it again.
 */
export async function showBySignature(
  ctx: Context,
  server: string,
  { challenge, cms }: SignedChallenge,
): Promise<'shown' | 'to-compare' | SignatureRefusal> {
  const read = readChallenge(ctx, challenge);
  if (typeof read === 'string') return read;
  const { number } = read;
  if (await wasSpent(ctx, challenge)) return refuse(ctx, number, 'used');
  const bytes = bytesOf(cms);
  const signer = await verifySignature({ server, cms: bytes, text: challenge, now: ctx.clock.now() });
  if (typeof signer === 'string') return refuse(ctx, number, signer);
  if (!(await spendChallenge(ctx, challenge))) return refuse(ctx, number, 'used');
  const known = await findCaseByNumber(ctx, number);
  if (!known) return 'no-case';
  return transact(ctx, async (tx) => {
    const found = await getCaseForChange(tx, known.id);
    if (!mayBecome(found.state, 'accepted')) return 'no-case';
    const same = found.email !== null && signer.email === found.email;
    await audit(tx, {
      action: 'case.signed',
      personId: found.person_id,
      object: { kind: 'case', id: found.id },
      details: { cms: sha256(bytes), address: same },
    });
    if (same) {
      await accept(tx, found.id, 'signature');
      return 'shown';
    }
    // No longer one that waits for its sender: the staff have to look.
    await tables<CasesDb>(tx)
      .updateTable('privacy_cases')
      .set({ state: 'received', signer: signer.name })
      .where('id', '=', found.id)
      .execute();
    return 'to-compare';
  });
}

async function refuse(ctx: Context, number: string, why: SignatureFault | 'used'): Promise<SignatureRefusal> {
  const known = await findCaseByNumber(ctx, number);
  if (known) {
    const { id, person_id: personId } = known;
    await audit(ctx, { action: 'case.signature_refused', personId, object: { kind: 'case', id }, details: { why } });
  }
  return why;
}

function bytesOf(cms: string): Buffer {
  return Buffer.from(cms.replaceAll(/-----(BEGIN|END) [A-Z0-9 ]+-----|\s/g, ''), 'base64');
}
