/**
 * A server that answers as NCANode 3 does, for signatures of its own making: the text that was signed and what is to be
 * said of the certificate, as JSON. Its habits are the real one's: it verifies what lies in the signature, and says of
 * a signature without a known certificate that it is valid.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const IIN = '850101300123';

export interface FakeSignature {
  readonly content: string;
  readonly email?: string;
  readonly name?: string;
  readonly keyUser?: readonly string[];
  readonly notAfter?: string;
  readonly revoked?: boolean;
  /** Without an answer of the registers of revoked certificates. */
  readonly unchecked?: boolean;
  readonly valid?: boolean;
  readonly certificates?: 0 | 1 | 2;
}

/** As NCALayer gives it: PEM with lines of 64. */
export function signatureOf(signature: FakeSignature): string {
  const lines =
    Buffer.from(JSON.stringify(signature))
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CMS-----\n${lines.join('\n')}\n-----END CMS-----\n`;
}

export interface NcaNodeServer {
  readonly url: string;
  readonly questions: { path: string; body: Record<string, unknown> }[];
  /** What it answers to everything, until it is set to undefined again. */
  broken: { status: number; body: string } | undefined;
  close(): Promise<void>;
}

function certificateOf(signature: FakeSignature) {
  const { name = 'СЕЙТОВА АЙДАНА', email, notAfter = '2027-06-01T00:00:00.000+00:00', valid = true } = signature;
  const revocation = (by: string) => ({ revoked: signature.revoked === true, by, revocationTime: null, reason: 'OK' });
  return {
    valid: valid && !signature.revoked,
    revocations: signature.unchecked ? [] : ['CRL', 'OCSP'].map(revocation),
    notBefore: '2026-06-01T00:00:00.000+00:00',
    notAfter,
    keyUsage: 'SIGN',
    keyUser: signature.keyUser ?? ['INDIVIDUAL'],
    serialNumber: '1f3c',
    subject: {
      commonName: name,
      lastName: 'МАРАТОВНА',
      ...(email && { email }),
      iin: IIN,
      dn: `SERIALNUMBER=IIN${IIN}`,
    },
  };
}

function answerTo(path: string, body: Record<string, unknown>): { status: number; body: object } {
  const unreadable = { status: 400, body: { status: 400, message: 'IOException reading content.' } };
  let signature: FakeSignature;
  try {
    signature = JSON.parse(Buffer.from(String(body['cms']), 'base64').toString());
  } catch {
    return unreadable;
  }
  if (path === '/cms/extract') {
    return {
      status: 200,
      body: { status: 200, message: 'OK', data: Buffer.from(signature.content).toString('base64') },
    };
  }
  if (path !== '/cms/verify') return { status: 404, body: {} };
  const certificates = Array.from({ length: signature.certificates ?? 1 }, () => certificateOf(signature));
  const valid = certificates.every((certificate) => certificate.valid);
  return { status: 200, body: { status: 200, message: 'OK', valid, signers: [{ certificates }] } };
}

export async function startNcaNode(): Promise<NcaNodeServer> {
  const questions: NcaNodeServer['questions'] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const [path, body] = [request.url ?? '', JSON.parse(text) as Record<string, unknown>];
    questions.push({ path, body });
    const answer = fake.broken ?? answerTo(path, body);
    response.statusCode = answer.status;
    response
      .setHeader('content-type', 'application/json')
      .end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: NcaNodeServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    questions,
    broken: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
}
