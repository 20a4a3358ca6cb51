/** After an older backup is restored: whoever was erased since is erased again, before anybody is served. */
import { sql } from 'kysely';
import { type Context, transact } from '#platform/context.ts';
import { publish } from '#platform/events.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import type { ErasureEntry } from '#platform/ledger.ts';
import { erasePerson } from './erase-person.ts';
import { subjectHash } from './ledger.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    /** The ledger names this child, and a backup has brought them back. Whoever knows children lets go of them again. */
    'ward.brought-back': { wardId: string };
  }
}

export interface ReplayedErasures {
  /** People and children. */
  readonly erased: number;
  /** Of those, how many left something behind, as the search after each erasure found. */
  readonly incomplete: number;
  /** Who was erased and is here all the same; zero, or the school may not be opened. */
  readonly remaining: number;
}

const BATCH = 1_000;

/** Erases everybody of this database whom the ledger names. May be repeated. */
export async function replayErasures(
  ctx: Context,
  inventory: Inventory,
  entries: readonly ErasureEntry[],
): Promise<ReplayedErasures> {
  const hashes = new Set(entries.map((entry) => entry.subjectHash));
  let incomplete = 0;
  const people = await namedIn(ctx, 'people', hashes);
  for (const personId of people) {
    const { state } = await erasePerson(ctx, inventory, { personId, requestedBy: 'operator', again: true });
    if (state !== 'verified') incomplete += 1;
  }
  // Children of a guardian who was erased went with them.
  const wards = await namedIn(ctx, 'wards', hashes);
  for (const wardId of wards) await transact(ctx, (tx) => publish(tx, 'ward.brought-back', { wardId }));
  const remaining = [...(await namedIn(ctx, 'people', hashes)), ...(await namedIn(ctx, 'wards', hashes))].length;
  return { erased: people.length + wards.length, incomplete, remaining };
}

/** Children are the room of minors', which knows this one and not the other way round. */
async function namedIn(ctx: Context, table: 'people' | 'wards', hashes: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  if (hashes.size === 0) return found;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} where id > ${after} order by id limit ${BATCH}`.execute(ctx.db);
    found.push(...rows.map((row) => row.id).filter((id) => hashes.has(subjectHash(ctx, id))));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return found;
    after = last.id;
  }
}
