/**
 * The ledger of erasures outside the database, against what the school itself knows. Neither is the truth alone: after a
 * restore the ledger knows of more, so nothing is ever taken from it; after the loss of its disk the school does.
 */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { DamagedLedger, type ErasureEntry, lackingIn } from '#platform/ledger.ts';
import { traceOf } from '#platform/log/log.ts';
import type { BackupsDb } from './schema.ts';
import type { BackupSetup } from './setup.ts';

/** `damaged`: something in it is not as it was written. `unusable`: it cannot be reached, read or written to. */
export type LedgerState = 'whole' | 'missing' | 'short' | 'damaged' | 'unusable';

export interface LedgerLook {
  readonly found: LedgerState;
  /** What the school knows and the ledger does not. */
  readonly lacking: readonly ErasureEntry[];
  /** All that either knows. */
  readonly entries: readonly ErasureEntry[];
}

/** Changes nothing. `more` is known besides, as from the copy in a backup. */
export async function lookAtLedger(
  ctx: Context,
  setup: Pick<BackupSetup, 'erasures'>,
  more: readonly ErasureEntry[] = [],
): Promise<LedgerLook> {
  // Before the ledger is read: what is in the table by now is in the ledger first.
  const known = [...(await setup.erasures(ctx)), ...more];
  try {
    const outside = await ctx.ledger.read();
    const lacking = lackingIn(outside ?? [], known);
    const found = outside === undefined ? 'missing' : lacking.length > 0 ? 'short' : 'whole';
    return { found, lacking, entries: [...(outside ?? []), ...lacking] };
  } catch (error) {
    if (error instanceof DamagedLedger) {
      const lacking = lackingIn(error.entries, known);
      return { found: 'damaged', lacking, entries: [...error.entries, ...lacking] };
    }
    ctx.log.error({ event: 'ledger.unusable', error: traceOf(error) });
    return { found: 'unusable', lacking: [], entries: known };
  }
}

/**
 * Brings into the ledger what it lacks, begins one where there is none, writes one that is damaged anew, with all that can
 * be read of it or is known, and puts the damaged one aside. Records what was found before. Does not fail
 * where the ledger is out of reach: then `unusable` is recorded, and the promise of backups is broken until the next look.
 */
export async function healLedger(
  ctx: Context,
  setup: Pick<BackupSetup, 'erasures'>,
  more: readonly ErasureEntry[] = [],
): Promise<LedgerLook> {
  const seen = await lookAtLedger(ctx, setup, more);
  const found = (await canAdd(ctx, seen)) ? seen.found : 'unusable';
  const added = found === 'unusable' ? 0 : seen.lacking.length;
  const changed = added > 0 || found === 'damaged';
  if (changed) ctx.log.error({ event: 'ledger.healed', count: added });
  await transact(ctx, async (tx) => {
    const look = { looked_at: tx.clock.now(), found, added };
    await tables<BackupsDb>(tx)
      .insertInto('ledger_looks')
      .values({ only_row: true, ...look })
      .onConflict((conflict) => conflict.column('only_row').doUpdateSet(look))
      .execute();
    if (changed) await audit(tx, { action: 'ledger.healed', details: { found, added } });
  });
  return { ...seen, found };
}

async function canAdd({ ledger, log }: Context, { found, lacking }: LedgerLook): Promise<boolean> {
  try {
    if (found === 'missing') await ledger.begin();
    if (found === 'damaged') await ledger.renew(lacking);
    else if (found !== 'unusable') {
      for (const entry of lacking) await ledger.append(entry);
      // Entries of before they had a sum get theirs.
      await ledger.renew([]);
    }
    return true;
  } catch (error) {
    log.error({ event: 'ledger.unusable', error: traceOf(error) });
    return false;
  }
}
