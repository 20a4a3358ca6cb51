import type { SectionId } from '../promise.ts';

/** What stands around the promises in one section. Each string may name the values of `policyValues`. */
export type SectionWords = {
  heading: string;
  lead: readonly string[];
  after: readonly string[];
};

/** The first promise of a group inside a section, above which the group's own heading stands. */
export type GroupStart =
  | 'collect.name'
  | 'collect.visit'
  | 'collect.gradual'
  | 'share.learning'
  | 'share.agreements'
  | 'protect.tls'
  | 'protect.staff_access'
  | 'protect.advice'
  | 'rights.access'
  | 'rights.channel';

/** One language of the policy page, apart from the promises: whole, so that a native reader can read it through. */
export type PolicyWords = {
  title: string;
  updated: (monthAndYear: { month: string; year: number }) => string;
  sections: Readonly<Record<SectionId, SectionWords>>;
  groups: Readonly<Record<GroupStart, string>>;
};
