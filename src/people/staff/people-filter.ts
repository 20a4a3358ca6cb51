/** Which people the office looks at, a page at a time. */
export const PEOPLE_PER_PAGE = 50;

export const PEOPLE_STATES = ['staff', 'unconfirmed'] as const;
export type PeopleState = (typeof PEOPLE_STATES)[number];

export interface PeopleFilter {
  readonly state?: PeopleState | undefined;
  readonly search?: string | undefined;
  readonly page: number;
}
