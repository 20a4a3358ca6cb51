/** `rights.deadline`: the school may promise a sooner answer than the law, never a later one. */
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import type { TermsDb } from './schema.ts';
import { type Demand, isAllowedTerm, LEGAL_TERMS } from './terms.ts';

/**
 * Holds for demands received from today on; those before keep the day they were told. Throws Conflict `longer-than-law`
 * for what the law does not allow.
 */
export async function setTerm(
  ctx: Context,
  { demand, workingDays }: { demand: Demand; workingDays: number },
): Promise<void> {
  if (!isAllowedTerm(demand, workingDays)) throw new Conflict('longer-than-law');
  await transact(ctx, async (tx) => {
    const set = {
      working_days: workingDays,
      source: LEGAL_TERMS[demand].source,
      set_at: tx.clock.now(),
      set_by: actingId(tx),
    };
    await tables<TermsDb>(tx)
      .insertInto('request_terms')
      .values({ demand, valid_from: schoolDay(tx.clock.now()), ...set })
      .onConflict((conflict) => conflict.columns(['demand', 'valid_from']).doUpdateSet(set))
      .execute();
    await audit(tx, { action: 'term.set', details: { demand, workingDays } });
  });
}
