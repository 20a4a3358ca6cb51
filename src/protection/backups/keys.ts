/** Who can open a backup: the owner, whose key is kept offline, and this machine's drill key. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';

const IDENTITY = /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/;

/** The secret keys of a file as `age-keygen` writes it: one a line, comments with `#`. Throws when there is none. */
export async function readIdentities(path: string): Promise<string[]> {
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/).map((line) => line.trim());
  const identities = lines.filter((line) => IDENTITY.test(line));
  if (identities.length === 0) throw new Error(`${path} holds no age secret key`);
  return identities;
}

/** The drill key; made at the first backup, readable to the program's user alone. */
export async function drillIdentity(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const made = await generateX25519Identity();
  const recipient = await identityToRecipient(made);
  const text = `# opens this machine's backups, for the nightly drill\n# public key: ${recipient}\n${made}\n`;
  await writeFile(path, text, { flag: 'wx', mode: 0o600, flush: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const [identity] = await readIdentities(path);
  return identity as string;
}

/** Public keys to which a new backup is encrypted. */
export async function recipientsOf(keys: { drillKeyFile: string; recipient: string | undefined }): Promise<string[]> {
  const drill = await identityToRecipient(await drillIdentity(keys.drillKeyFile));
  return keys.recipient ? [keys.recipient, drill] : [drill];
}
