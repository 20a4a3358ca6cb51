/** Which cases the office looks at, a page at a time. */
import type { Demand } from '#privacy/terms';
import type { State } from './case.ts';

export interface CaseFilter {
  readonly show: 'open' | 'late' | 'closed' | 'all';
  readonly demand?: Demand | undefined;
  readonly state?: State | undefined;
  readonly number?: string | undefined;
  readonly page: number;
}

export const CASES_ON_PAGE = 50;
