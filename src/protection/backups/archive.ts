/**
 * The archive: a tar in age's encryption, both formats that other tools open too. Members stream through; the manifest
 * comes last and seals their names, lengths and hashes.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';
import { createTarDecoder, createTarPacker } from 'modern-tar';
import type { ObjectStore } from '#platform/files/object-store.ts';
import { FORMAT, type Manifest, manifestShape, UnusableBackup } from './backup.ts';

export interface Member {
  readonly name: string;
  readonly bytes: number;
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
}
/** What is known only after the last member has gone by. */
export type Seal = Pick<Manifest, 'members' | 'seal'>;

const MANIFEST = 'manifest.json';
const MEMBER =
  /^(tables\/[a-z_]+\.[a-z0-9_]+\/\d{8}|files\/[a-z-]+\/[0-9a-f-]{36}|keys\/[a-z-]+|ledger\/erasures\.jsonl)$/;
const LARGEST_MANIFEST = 16_000_000;

/** Runs over every member, in packing and in unpacking alike. */
function sealing() {
  const hash = createHash('sha256');
  let members = 0;
  return {
    add(name: string, bytes: number, sha256: string): void {
      hash.update(`${name} ${bytes} ${sha256}\n`);
      members += 1;
    },
    seal: (): Seal => ({ members, seal: hash.digest('hex') }),
  };
}

export interface WrittenArchive {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes the archive under the name: it appears when all of it is durable, never before. `members` are asked for one at
 * a time; `manifest` is asked for after the last.
 */
export async function writeArchive(
  { store, name }: { store: ObjectStore; name: string },
  recipients: readonly string[],
  members: AsyncIterable<Member>,
  manifest: (seal: Seal) => Manifest,
): Promise<WrittenArchive> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const tar = createTarPacker();
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted(encrypted: AsyncIterable<Uint8Array>) {
    for await (const chunk of encrypted) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  }
  const encrypted = await encrypter.encrypt(tar.readable);
  const packing = pack(tar.controller, members, manifest);
  // A fault in packing breaks the stream off, and so reaches the store too, which removes what it has of it.
  packing.catch(() => undefined);
  await store.write(name, counted(encrypted));
  await packing;
  return { bytes, sha256: hash.digest('hex') };
}

type Packer = ReturnType<typeof createTarPacker>['controller'];

async function pack(packer: Packer, members: AsyncIterable<Member>, manifest: (seal: Seal) => Manifest): Promise<void> {
  try {
    const sealer = sealing();
    for await (const member of members) sealer.add(member.name, member.bytes, await packMember(packer, member));
    const text = Buffer.from(JSON.stringify(manifest(sealer.seal())));
    await packMember(packer, { name: MANIFEST, bytes: text.byteLength, body: text });
    packer.finalize();
  } catch (error) {
    packer.error(error);
    throw error;
  }
}

/** Returns the member's SHA-256. */
async function packMember(packer: Packer, { name, bytes, body }: Member): Promise<string> {
  const hash = createHash('sha256');
  const writer = packer.add({ name, size: bytes, type: 'file', mode: 0o600, mtime: new Date(0) }).getWriter();
  for await (const chunk of body instanceof Uint8Array ? [body] : body) {
    hash.update(chunk);
    await writer.write(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  }
  await writer.close();
  return hash.digest('hex');
}

/**
 * Decrypts and checks the whole archive into `folder`, a fresh one. Throws {@link UnusableBackup} when a single bit of
 * it is not as it was written; then nothing of the folder may be used.
 */
export async function unpackArchive(
  source: Readable,
  identities: readonly string[],
  folder: string,
): Promise<Manifest> {
  try {
    return await unpack(source, identities, folder);
  } catch (error) {
    throw refusalOf(error);
  }
}

async function unpack(source: Readable, identities: readonly string[], folder: string): Promise<Manifest> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const encrypted = Readable.toWeb(source) as ReadableStream<Uint8Array>;
  const plain = await decrypter.decrypt(encrypted);
  const sealer = sealing();
  let manifest: Manifest | undefined;
  for await (const entry of plain.pipeThrough(createTarDecoder({ strict: true }))) {
    const { name, type = 'file', size } = entry.header;
    if (manifest) throw new UnusableBackup('damaged', 'something follows the manifest');
    if (type !== 'file') throw new UnusableBackup('damaged', 'it holds something that is not a file');
    if (name === MANIFEST) manifest = await readManifest(entry.body, size);
    else if (MEMBER.test(name)) sealer.add(name, size, await unpackMember(join(folder, name), entry.body, size));
    else throw new UnusableBackup('damaged', 'it holds a member of an unknown name');
  }
  if (!manifest) throw new UnusableBackup('incomplete', 'its manifest is missing');
  const found = sealer.seal();
  if (found.members !== manifest.members)
    throw new UnusableBackup('incomplete', `it holds ${found.members} members of ${manifest.members}`);
  if (found.seal !== manifest.seal) throw new UnusableBackup('damaged', 'a member is not as it was written');
  return manifest;
}

async function unpackMember(path: string, body: ReadableStream<Uint8Array>, size: number): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let bytes = 0;
  const hashing = new Transform({
    transform(chunk: Uint8Array, _, done) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      done(null, chunk);
    },
  });
  await pipeline(Readable.fromWeb(body as WebStream), hashing, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  if (bytes !== size) throw new UnusableBackup('incomplete', 'a member is cut');
  return hash.digest('hex');
}

async function readManifest(body: ReadableStream<Uint8Array>, size: number): Promise<Manifest> {
  if (size > LARGEST_MANIFEST) throw new UnusableBackup('damaged', 'its manifest is too large');
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const document = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  // A newer program's manifest may have another shape: its number is read first.
  if (document.format > FORMAT)
    throw new UnusableBackup('of a newer version', `its format is ${document.format}, this program reads ${FORMAT}`);
  return manifestShape.parse(document);
}

/** A fault of this machine, such as a full disk, stays what it is; everything else is the backup's. */
function refusalOf(error: unknown): unknown {
  if (error instanceof UnusableBackup) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return error;
  if (/no identity matched/i.test(message)) return new UnusableBackup('wrong key', 'it was not encrypted to this key');
  return new UnusableBackup('damaged', 'it cannot be decrypted and read to its end');
}
