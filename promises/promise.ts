import type { Context } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { formatMessage, type MessageValues } from '#platform/i18n/messages.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import type { Evidence } from './evidence.ts';
import { policyValues } from './terms.ts';

/** The sections of the policy, in the order it is read. */
export const SECTIONS = [
  'school',
  'collect',
  'use',
  'basis',
  'share',
  'protect',
  'keep',
  'rights',
  'cookies',
  'minors',
  'transfer',
  'policy',
] as const;
export type SectionId = (typeof SECTIONS)[number];

/**
 * What sort of promise it is, and so what proves it:
 * `fact` is shown where the policy says it is; `limit` is at most so much or so long; `right` is a journey a person can
 * make; `never` is proved by absence; `notice` is something people are told; `who` is about reading rights;
 * `attested` is what code cannot see, stated by a named person until a date; `practice` is what the software does daily.
 */
export const KINDS = ['fact', 'limit', 'right', 'never', 'notice', 'who', 'attested', 'practice'] as const;
export type PromiseKind = (typeof KINDS)[number];

/** What a measurement may look at. */
export type Installation = { readonly ctx: Context; readonly inventory: Inventory };
export type Measure = (installation: Installation) => Promise<Evidence | undefined>;

type Definition<Id extends string> = {
  id: Id;
  kind: PromiseKind;
  /** The school speaking to the reader. Figures are ICU parameters named in `policyValues`, never typed in. */
  sentence: Readonly<Record<Locale, string>>;
  /** Paths from the root of the repository: the code that keeps it and the tests that prove it. */
  keptBy?: { code: readonly string[]; test: readonly string[] };
  /** Measures it on the running installation; undefined while there is nothing to measure. */
  evidence?: Measure;
};

/** One promise of the policy. */
export type PolicyPromise<Id extends string = string> = Readonly<Definition<Id>> & { readonly section: SectionId };

/** A promise belongs to the section its id begins with. */
export function definePromise<const Id extends `${SectionId}.${string}`>(
  definition: Definition<Id>,
): PolicyPromise<Id> {
  const section = definition.id.slice(0, definition.id.indexOf('.')) as SectionId;
  return { ...definition, section };
}

/** The promise as the reader sees it, with its figures. */
export function renderSentence(
  promise: Pick<PolicyPromise, 'sentence'>,
  locale: Locale,
  values: MessageValues = policyValues(locale),
): string {
  return formatMessage(promise.sentence[locale], locale, values);
}
