/** Damages a good backup in every way a disk, a wire or a mistake can, and counts what is noticed before use. */
import { createReadStream } from 'node:fs';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { type Member, UnusableBackup, unpackArchive, writeArchive } from '#protection/backups';
import { generator } from './random.ts';

export interface DamageCounts {
  readonly tried: Record<string, number>;
  /** What was taken for a good backup: none may be. */
  readonly unnoticed: string[];
}

interface Original {
  readonly path: string;
  readonly identity: string;
  /** A fresh folder to work in. */
  readonly folder: string;
}

const KINDS = [
  'flipped bit',
  'cut',
  'lost block',
  'tail added',
  'missing member',
  'changed member',
  'wrong key',
] as const;
type Kind = (typeof KINDS)[number];

/** `seed` makes a run repeatable. The good backup itself is unpacked first: it must pass. */
export async function tryDamages(original: Original, count: number, seed: number): Promise<DamageCounts> {
  const whole = join(original.folder, 'whole');
  const manifest = await unpackArchive(createReadStream(original.path), [original.identity], whole);
  const bytes = await readFile(original.path);
  const random = generator(seed);
  const tried: Record<string, number> = {};
  const unnoticed: string[] = [];
  const path = join(original.folder, 'damaged.age');
  for (let turn = 0; turn < count; turn += 1) {
    const kind = KINDS[turn % KINDS.length] as Kind;
    const position = Math.floor(random() * bytes.byteLength);
    let identity = original.identity;
    if (kind === 'wrong key') {
      await writeFile(path, bytes);
      identity = await generateX25519Identity();
    } else if (kind === 'missing member' || kind === 'changed member') {
      await repack(original, whole, path, kind, random, manifest);
    } else {
      await writeFile(path, damaged(bytes, kind, position, random));
      if (kind === 'cut') await truncate(path, position);
    }
    tried[kind] = (tried[kind] ?? 0) + 1;
    const into = join(original.folder, 'unpacked');
    const answer = await unpackArchive(createReadStream(path), [identity], into).then(
      () => 'taken',
      (error: unknown) => (error instanceof UnusableBackup ? 'noticed' : `fell with ${String(error)}`),
    );
    if (answer !== 'noticed') unnoticed.push(`${kind} at ${position}: ${answer}`);
    await rm(into, { recursive: true, force: true });
    await rm(path, { force: true });
  }
  await rm(whole, { recursive: true, force: true });
  return { tried, unnoticed };
}

function damaged(bytes: Buffer, kind: Kind, position: number, random: () => number): Buffer {
  const copy = Buffer.from(bytes);
  if (kind === 'flipped bit') copy[position] = (copy[position] ?? 0) ^ (1 << Math.floor(random() * 8));
  if (kind === 'lost block') {
    const length = 1 + Math.floor(random() * 4096);
    const lost = Buffer.concat([copy.subarray(0, position), copy.subarray(position + length)]);
    return lost;
  }
  if (kind === 'tail added') return Buffer.concat([copy, Buffer.alloc(1 + Math.floor(random() * 512), position & 255)]);
  return copy;
}

export async function membersOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Encrypted anew to the right key, as somebody with the keys could do: the seal has to notice. */
async function repack(
  original: Original,
  whole: string,
  path: string,
  kind: Kind,
  random: () => number,
  manifest: Awaited<ReturnType<typeof unpackArchive>>,
): Promise<void> {
  const names = await membersOf(whole);
  const chosen = names[Math.floor(random() * names.length)];
  async function* members(): AsyncGenerator<Member> {
    for (const name of names) {
      const body = await readFile(join(whole, name));
      if (name === chosen && kind === 'missing member') continue;
      if (name === chosen) yield { name, bytes: body.byteLength + 1, body: Buffer.concat([body, Buffer.from('\n')]) };
      else yield { name, bytes: body.byteLength, body };
    }
  }
  await writeArchive(
    { store: openStore(folderPlace(dirname(path))), name: basename(path) },
    [await identityToRecipient(original.identity)],
    members(),
    () => manifest,
  );
}
