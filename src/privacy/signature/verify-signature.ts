/** Who signed a text, or why that cannot be said. */
import { askContent, askVerification, type Certificate, type Verification, wasChecked } from './ncanode.ts';

/** Why a signature shows nobody: of the certificate, of what was signed, or of the server that verifies. */
export type SignatureFault = 'expired' | 'revoked' | 'unverifiable' | 'other-text' | 'away';

export interface Signer {
  /** As the certificate writes it, with the organisation where it is one's; never the identification number. */
  readonly name: string;
  /** In small letters; undefined in a certificate without one, and in one of an organisation. */
  readonly email: string | undefined;
}

export interface Signed {
  /** The school's server of NCANode. */
  readonly server: string;
  readonly cms: Buffer;
  /** What had to be signed. It has to lie in the signature itself. */
  readonly text: string;
  readonly now: Temporal.Instant;
}

export async function verifySignature({ server, cms, text, now }: Signed): Promise<Signer | SignatureFault> {
  const verification = await askVerification(server, cms);
  if (verification === 'away') return 'away';
  const signer = verification === 'unreadable' ? 'unverifiable' : judge(verification, now);
  if (typeof signer === 'string') return signer;
  // Whatever lies in the signature is what NCANode verifies, also when another text is handed to it beside.
  const content = await askContent(server, cms);
  if (content === 'away') return 'away';
  return content !== 'unreadable' && content.equals(Buffer.from(text)) ? signer : 'other-text';
}

/**
 * More than NCANode's own `valid`: that says yes also of no signer, of a signer whose certificate is missing, and when it
 * knows no server to ask about revocation.
 */
function judge({ valid, signers }: Verification, now: Temporal.Instant): Signer | SignatureFault {
  const [certificate, ...others] = signers.flatMap(({ certificates }) => certificates ?? []);
  if (!certificate || others.length > 0 || signers.length !== 1) return 'unverifiable';
  if (certificate.revocations?.some(({ revoked }) => revoked)) return 'revoked';
  const { notBefore, notAfter } = certificate;
  if (Temporal.Instant.compare(now, notBefore) < 0 || Temporal.Instant.compare(now, notAfter) > 0) return 'expired';
  const signer = signerOf(certificate);
  return valid && certificate.valid && wasChecked(certificate) && signer.name !== '' ? signer : 'unverifiable';
}

const LONGEST_NAME = 200;

function signerOf({ subject, keyUser }: Certificate): Signer {
  const words = [subject?.commonName, subject?.lastName, subject?.organization && `(${subject.organization})`];
  const name = words
    .filter((word) => word)
    .join(' ')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
  const own = keyUser?.includes('INDIVIDUAL') === true;
  return { name, email: own ? subject?.email?.trim().toLowerCase() : undefined };
}
