/** Carrying out a right for a person whose demand was accepted: by the same verbs that the person has themselves. */
import { correctPerson, getPerson } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { type ConsentPurpose, withdrawConsent } from '#privacy/consents';
import { askForCopy, askForHandOver } from '#privacy/copies';
import { planErasure } from '#privacy/erasure';
import { objectTo, partOf, type RESTRICTION_CHOICES, restrictProcessing } from '#privacy/restriction';

export const RIGHTS = ['access', 'portability', 'rectify', 'erase', 'restrict', 'object', 'withdraw'] as const;
export type Right = (typeof RIGHTS)[number];

export type Act =
  | { readonly right: 'access' }
  | { readonly right: 'portability'; readonly recipient: string }
  | {
      readonly right: 'rectify';
      /** A field that is left out stays as it is. */
      readonly changes: { readonly name?: string; readonly email?: string; readonly phone?: string | null };
    }
  | { readonly right: 'erase'; readonly coolingOff: boolean }
  | { readonly right: 'restrict'; readonly part: (typeof RESTRICTION_CHOICES)[number] }
  | { readonly right: 'object'; readonly purpose: 'offers' | 'improvement' }
  | { readonly right: 'withdraw'; readonly purpose: ConsentPurpose };

export interface Fulfilling {
  readonly personId: string;
  readonly caseId: string;
  readonly act: Act;
}

/**
 * Inside the caller's transaction. Returns false when all was so already: nothing to correct, restricted before, no
 * consent to withdraw. Throws NotFound for a person who is gone, `HeldByLaw` where a case at law forbids an erasure, and
 * Conflict `email-taken`.
 */
export async function fulfil(tx: Context, { personId, caseId, act }: Fulfilling): Promise<boolean> {
  switch (act.right) {
    case 'access':
      return (await askForCopy(tx, { personId, caseId })).begun;
    case 'portability':
      return (await askForHandOver(tx, { personId, caseId, recipient: act.recipient })).begun;
    case 'rectify': {
      const corrected = await correctPerson(tx, { personId, changes: act.changes, requestedBy: 'staff' });
      return corrected.length > 0;
    }
    case 'erase':
      await planErasure(tx, { personId, requestedBy: 'staff', coolingOff: act.coolingOff });
      return true;
    case 'restrict':
      return restrictProcessing(tx, { personId, part: partOf(act.part), way: 'office', reason: 'request' });
    case 'object':
      return objectTo(tx, { personId, purpose: act.purpose, way: 'office' });
    case 'withdraw': {
      const { locale } = await getPerson(tx, personId);
      return withdrawConsent(tx, { personId, purpose: act.purpose, way: 'operator', locale });
    }
  }
}
