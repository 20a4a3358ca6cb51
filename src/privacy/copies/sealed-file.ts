/** Copies at rest: age's encryption (https://age-encryption.org/v1), each file with a key of its own from the installation's. */
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';
import type { Context } from '#platform/context.ts';

/** The passphrase is a key of 256 bits: stretching it would only cost time. */
const WORK_FACTOR = 10;

const keyOf = (ctx: Context, fileId: string): string => ctx.secrets.key(`copy ${fileId}`).toString('base64url');

export async function sealStream(ctx: Context, fileId: string, plain: ReadableStream<Uint8Array>): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  encrypter.setPassphrase(keyOf(ctx, fileId));
  return Readable.fromWeb((await encrypter.encrypt(plain)) as WebStream<Uint8Array>);
}

/** Throws, at the latest at its end, when a single bit is not as it was sealed. */
export async function openStream(ctx: Context, fileId: string, sealed: Readable): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(keyOf(ctx, fileId));
  return decrypter.decrypt(Readable.toWeb(sealed) as ReadableStream<Uint8Array>);
}
