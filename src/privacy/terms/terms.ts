/** How long the law gives for an answer, in working days, and where it says so. Pure. */

/** What a person may demand; `unclear` until somebody has read a letter that names no right. */
export const DEMANDS = [
  'access',
  'rectify',
  'erase',
  'restrict',
  'object',
  'portability',
  'withdraw',
  'decision',
  'disclosure',
  'geography',
  'unclear',
] as const;
export type Demand = (typeof DEMANDS)[number];

export interface LegalTerm {
  readonly workingDays: number;
  /** The article, or the promise of our own policy where that is the shorter one. */
  readonly source: 'rights.deadline' | '94-V art. 25(2)8' | '94-V art. 8(7)' | '94-V art. 19-1' | '94-V art. 19(1)';
}

/** The longest that is allowed; the school may promise itself less. */
export const LEGAL_TERMS: Readonly<Record<Demand, LegalTerm>> = {
  access: { workingDays: 15, source: 'rights.deadline' },
  rectify: { workingDays: 1, source: '94-V art. 25(2)8' },
  erase: { workingDays: 1, source: '94-V art. 25(2)8' },
  restrict: { workingDays: 1, source: '94-V art. 25(2)8' },
  object: { workingDays: 15, source: 'rights.deadline' },
  portability: { workingDays: 15, source: 'rights.deadline' },
  withdraw: { workingDays: 15, source: '94-V art. 8(7)' },
  decision: { workingDays: 3, source: '94-V art. 19-1' },
  disclosure: { workingDays: 10, source: '94-V art. 19(1)' },
  geography: { workingDays: 15, source: 'rights.deadline' },
  unclear: { workingDays: 15, source: 'rights.deadline' },
};

/** A term of at least one day, and never longer than the law's. */
export function isAllowedTerm(demand: Demand, workingDays: number): boolean {
  return Number.isInteger(workingDays) && workingDays >= 1 && workingDays <= LEGAL_TERMS[demand].workingDays;
}
