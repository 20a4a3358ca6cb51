/** What a person may stop, and in which parts. Pure. */
import type { Category } from '#platform/inventory/declare.ts';
import type { ConsentPurpose } from '#privacy/consents';

/** The parts of their data that people know by name; each purpose that uses a restricted one stands still. */
export const RESTRICTABLE_CATEGORIES = [
  'contact',
  'profession',
  'education',
  'goals',
  'activity',
  'study',
  'finance',
] as const satisfies readonly Category[];
export type RestrictableCategory = (typeof RESTRICTABLE_CATEGORIES)[number];

/** Purposes that a person stops by saying no, with no reason asked (`rights.object`). */
export const OBJECTABLE_PURPOSES = ['offers', 'improvement'] as const satisfies readonly ConsentPurpose[];
export type ObjectablePurpose = (typeof OBJECTABLE_PURPOSES)[number];

export function isObjectable(text: string): text is ObjectablePurpose {
  return (OBJECTABLE_PURPOSES as readonly string[]).includes(text);
}

export type RestrictedPart =
  | { readonly part: 'everything' }
  | { readonly part: 'category'; readonly name: RestrictableCategory }
  | { readonly part: 'purpose'; readonly name: ConsentPurpose };

/** One word for a part, as forms and commands write it: `everything`, or the category's name. */
export const RESTRICTION_CHOICES = ['everything', ...RESTRICTABLE_CATEGORIES] as const;
export type RestrictionChoice = (typeof RESTRICTION_CHOICES)[number];

export function partOf(choice: RestrictionChoice): RestrictedPart {
  return choice === 'everything' ? { part: 'everything' } : { part: 'category', name: choice };
}

export type RestrictionWay = 'cabinet' | 'office' | 'operator';
export type ObjectionWay = 'cabinet' | 'letter' | 'office' | 'operator';
