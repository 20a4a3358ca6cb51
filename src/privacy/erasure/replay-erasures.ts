/** After an older backup is restored: whoever was erased since is erased again, before anybody is served. */
import type { PeopleDb } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import type { ErasureEntry } from '#platform/ledger.ts';
import { erasePerson } from './erase-person.ts';
import { subjectHash } from './ledger.ts';

export interface ReplayedErasures {
  readonly erased: number;
  /** Of those, how many left something behind, as the search after each erasure found. */
  readonly incomplete: number;
  /** Erased people who are here all the same; zero, or the school may not be opened. */
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
  const found = await peopleOf(ctx, hashes);
  for (const personId of found) {
    const { state } = await erasePerson(ctx, inventory, { personId, requestedBy: 'operator', again: true });
    if (state !== 'verified') incomplete += 1;
  }
  return { erased: found.length, incomplete, remaining: (await peopleOf(ctx, hashes)).length };
}

async function peopleOf(ctx: Context, hashes: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  if (hashes.size === 0) return found;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await tables<PeopleDb>(ctx)
      .selectFrom('people')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    found.push(...rows.map((row) => row.id).filter((id) => hashes.has(subjectHash(ctx, id))));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return found;
    after = last.id;
  }
}
