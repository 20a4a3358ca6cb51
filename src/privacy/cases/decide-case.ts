/** How a case ends. With its end the copies of documents are destroyed, and who asked is told. */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { type ClosedState, mayBecome, type Refusal, type State } from './case.ts';
import { decisionText, postDecision } from './mail.ts';
import { destroyProofs } from './proofs.ts';
import { getCaseForChange } from './queries.ts';
import type { CasesDb } from './schema.ts';
import { addMessage } from './work-case.ts';

export type Decision =
  | { readonly state: 'answered'; readonly text: string }
  | { readonly state: 'refused'; readonly refusal: Refusal; readonly text: string }
  | { readonly state: 'withdrawn' }
  | { readonly state: 'lapsed' };

/** Throws NotFound, and Conflict `state`: nobody is answered before they have shown who they are. */
export async function decideCase(ctx: Context, caseId: string, decision: Decision): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await getCaseForChange(tx, caseId);
    if (!mayBecome(found.state as State, decision.state)) throw new Conflict('state');
    const state: ClosedState = decision.state;
    const refusal = decision.state === 'refused' ? decision.refusal : null;
    await tables<CasesDb>(tx)
      .updateTable('privacy_cases')
      .set({ state, refusal, closed_at: tx.clock.now(), code_sha256: null, code_expires_at: null })
      .where('id', '=', caseId)
      .execute();
    if ('text' in decision || found.email) {
      await addMessage(tx, found, { direction: 'out', text: decisionText(found.locale, decision) });
    }
    await destroyProofs(tx, caseId);
    await audit(tx, {
      action: `case.${state}`,
      personId: found.person_id,
      object: { kind: 'case', id: caseId },
      details: refusal ? { refusal } : {},
    });
    if (found.email) await postDecision(tx, found, decision);
  });
}
