import { basis } from './clauses/basis.ts';
import { collect } from './clauses/collect.ts';
import { cookies } from './clauses/cookies.ts';
import { keep } from './clauses/keep.ts';
import { minors } from './clauses/minors.ts';
import { policy } from './clauses/policy.ts';
import { protect } from './clauses/protect.ts';
import { rights } from './clauses/rights.ts';
import { school } from './clauses/school.ts';
import { share } from './clauses/share.ts';
import { transfer } from './clauses/transfer.ts';
import { use } from './clauses/use.ts';

/** The promises of the policy, section by section, in the order it is read. */
export const promisesBySection = {
  school,
  collect,
  use,
  basis,
  share,
  protect,
  keep,
  rights,
  cookies,
  minors,
  transfer,
  policy,
} as const;

/** Every promise of the policy, in its order. */
export const promises = Object.values(promisesBySection).flat();

export type PromiseId = (typeof promises)[number]['id'];
