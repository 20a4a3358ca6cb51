/** A right carried out on a case: the case says who showed they are who they say, the room of fulfilment does the rest. */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { Conflict } from '#platform/errors.ts';
import { type Act, fulfil } from '#privacy/fulfilment';
import { mayBecome } from './case.ts';
import { getCaseForChange } from './queries.ts';
import { takeUp } from './work-case.ts';

/**
 * Takes the case into work where nobody has yet. Throws NotFound; Conflict `state` before the identity was shown and
 * after the decision, `no-account` for somebody without one, and what {@link fulfil} throws.
 */
export async function carryOut(ctx: Context, { caseId, act }: { caseId: string; act: Act }): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await getCaseForChange(tx, caseId);
    if (!mayBecome(found.state, 'answered')) throw new Conflict('state');
    const personId = found.person_id;
    if (!personId) throw new Conflict('no-account');
    if (found.state === 'accepted') await takeUp(tx, found);
    const changed = await fulfil(tx, { personId, caseId, act });
    await audit(tx, {
      action: 'case.carried_out',
      personId,
      object: { kind: 'case', id: caseId },
      details: { right: act.right, changed },
    });
  });
}
