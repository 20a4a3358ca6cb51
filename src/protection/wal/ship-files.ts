/** Files that lie on this machine go to the store as well, so that rows of the last second have theirs. */
import { buffer } from 'node:stream/consumers';
import type pg from 'pg';
import type { Files } from '#platform/files/files.ts';
import type { ObjectStore } from '#platform/files/object-store.ts';
import { seal } from './seal.ts';

/** A row may be committed so long after its key was made. */
const LATE_MS = 600_000;

export function fileShipper(
  client: pg.Client,
  files: Files,
  { store, root, recipients }: { store: ObjectStore; root: string; recipients: readonly string[] },
) {
  const prefix = `${root}/files/`;
  let shipped: Set<string> | undefined;

  async function send(key: string): Promise<void> {
    // Erased since, or lost: the nightly backup tells of the lost ones.
    if (!(await files.exists(key))) return;
    await store.write(`${prefix}${key}.age`, await seal(key, await buffer(files.read(key)), recipients));
  }

  async function keysSince(id: string): Promise<string[]> {
    const { rows } = await client.query<{ key: string }>(
      "select bucket || '/' || id as key from stored_files where id >= $1 order by id",
      [id],
    );
    return rows.map((row) => row.key);
  }

  return {
    /** Every file that is not in the store yet; those whose row is gone go from the store too. */
    async shipAll(): Promise<void> {
      const keys = new Set(await keysSince('00000000-0000-0000-0000-000000000000'));
      const there = (await store.list(`${root}/files`)).map((name) => name.slice(prefix.length, -'.age'.length));
      for (const key of there) if (!keys.has(key)) await store.remove(`${prefix}${key}.age`);
      shipped = new Set(there);
      for (const key of keys) if (!shipped.has(key)) await send(key);
      shipped = keys;
    },
    async shipNew(now: Temporal.Instant): Promise<void> {
      const known = shipped;
      if (!known) return;
      for (const key of await keysSince(smallestId(now.epochMilliseconds - LATE_MS))) {
        if (known.has(key)) continue;
        await send(key);
        known.add(key);
      }
    },
  };
}

/** Keys are UUIDv7: their first 48 bits are the millisecond at which they were made. */
function smallestId(milliseconds: number): string {
  const digits = milliseconds.toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7000-8000-000000000000`;
}
