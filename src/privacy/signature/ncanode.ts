/** The two questions put to a server of NCANode (version 3): is the signature good, and what was signed. */
import { z } from 'zod';

const PATIENCE_MS = 15_000;
const CHECKS = ['OCSP', 'CRL'] as const;

const moment = z.union([z.string(), z.number()]).transform((value, refinement) => {
  try {
    return typeof value === 'number' ? Temporal.Instant.fromEpochMilliseconds(value) : Temporal.Instant.from(value);
  } catch {
    refinement.addIssue({ code: 'custom', message: 'no moment' });
    return z.NEVER;
  }
});

// The identification number (IIN) stands in the answer too. It is not read, so it can be neither kept nor logged.
const subject = z.object({
  commonName: z.string().nullish(),
  lastName: z.string().nullish(),
  email: z.string().nullish(),
  organization: z.string().nullish(),
});
const certificate = z.object({
  valid: z.boolean(),
  revocations: z.array(z.object({ revoked: z.boolean(), by: z.string() })).nullish(),
  notBefore: moment,
  notAfter: moment,
  keyUser: z.array(z.string()).nullish(),
  subject: subject.nullish(),
});
const verification = z.object({
  valid: z.boolean(),
  signers: z.array(z.object({ certificates: z.array(certificate).nullish() })),
});
const extraction = z.object({ data: z.string() });

export type Certificate = z.output<typeof certificate>;
export type Verification = z.output<typeof verification>;

/** `away`: no answer, or one that NCANode does not give. `unreadable`: it cannot make anything of these bytes. */
export type NoAnswer = 'away' | 'unreadable';

/** `POST /cms/verify`, with both ways of asking whether a certificate was revoked. */
export function askVerification(server: string, cms: Buffer): Promise<Verification | NoAnswer> {
  return ask(server, 'cms/verify', { cms: cms.toString('base64'), revocationCheck: CHECKS }, verification);
}

/** `POST /cms/extract`: the bytes that lie in the signature, and so were signed. */
export async function askContent(server: string, cms: Buffer): Promise<Buffer | NoAnswer> {
  const answer = await ask(server, 'cms/extract', { cms: cms.toString('base64') }, extraction);
  return typeof answer === 'string' ? answer : Buffer.from(answer.data, 'base64');
}

/** Both ways were asked, and each said something of this certificate. */
export function wasChecked({ revocations }: Certificate): boolean {
  return CHECKS.every((way) => revocations?.some(({ by }) => by === way));
}

async function ask<S extends z.ZodType>(
  server: string,
  path: string,
  question: object,
  schema: S,
): Promise<z.output<S> | NoAnswer> {
  try {
    const answer = await fetch(`${server.replace(/\/+$/, '')}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 400) return 'unreadable';
    const read = schema.safeParse(answer.ok ? await answer.json() : undefined);
    return read.success ? read.data : 'away';
  } catch {
    return 'away';
  }
}
