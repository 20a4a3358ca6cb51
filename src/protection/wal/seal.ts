/** A piece of the log or a file, packed and encrypted under its name, so that none can be put in another's place. */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];
const NEWLINE = 0x0a;

export async function seal(name: string, bytes: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(Buffer.concat([Buffer.from(`${name}\n`), await pack(bytes, { level: 1 })]));
}

/** Throws an Error when it is not the sealed bytes of that name, or one bit of them is not as it was. */
export async function unseal(name: string, sealed: Uint8Array, identities: readonly string[]): Promise<Buffer> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const plain = Buffer.from(await decrypter.decrypt(sealed));
  const end = plain.indexOf(NEWLINE);
  if (plain.subarray(0, end).toString() !== name) throw new Error(`${name} holds something else`);
  return unpack(plain.subarray(end + 1));
}
