/** The rules of erasing: what is looked for afterwards, and until when the law keeps what it keeps. Pure. */
import type { Locale } from '#platform/i18n/locale.ts';
import type { Term } from '#platform/inventory/retention.ts';

export type ErasureState = 'started' | 'verified' | 'partly failed';
/** Who asked for it; never an identifier. */
export type RequestedBy = 'person' | 'staff' | 'operator';

/** To think again, between asking and the end. */
export const COOLING_OFF_HOURS = 72;

export interface Kept {
  readonly what: Record<Locale, string>;
  readonly why: Record<Locale, string>;
  /** ISO day; null: without an end, since it no longer says about whom it is. */
  readonly until: string | null;
}

export type StoreName = 'database' | 'outbox' | 'sessions' | 'exports' | 'logs' | 'jobs' | 'files' | 'backups';

/** What became of one store. It is done when the search found nothing of the person in it. */
export interface StoreOutcome {
  readonly store: StoreName;
  readonly done: boolean;
  readonly kept: readonly Kept[];
  /** Where something was left: tables and columns, or buckets. */
  readonly remains: readonly string[];
}

/**
 * The last day of a term. A term that runs from the end of a tax period begins on the first of January of the year
 * after the one in which the tax was computed (Tax Code, article 206(3)): paid on 15.03.2026, kept for five years, the
 * last day is 31.12.2031.
 */
export function lastDayOf(term: Term, since: Temporal.PlainDate): Temporal.PlainDate {
  if (term.after !== 'tax-period-closed') return since.add(term.period);
  const start = Temporal.PlainDate.from({ year: since.year + 1, month: 1, day: 1 });
  return start.add(term.period).subtract({ days: 1 });
}

export interface KnownPerson {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly phone: string | null;
  /** What they were called and reached by before it was corrected. */
  readonly former?: readonly FormerMark[];
}
export interface FormerMark {
  readonly kind: 'contact' | 'name';
  readonly text: string;
}

export interface Marker {
  readonly text: string;
  /** A name may stand in a lesson's text by chance; an address or an identifier may not stand anywhere. */
  readonly kind: 'identifier' | 'contact' | 'name';
}

/** Shorter names are words like any other, and shorter numbers stand anywhere. */
const SHORTEST = { identifier: 1, contact: 8, name: 6 } as const;

/**
 * What tells that something of the person is left, in lower case, also as documents spell it. `others`: what somebody
 * else of the school is called or reached by, in lower case; it tells nothing.
 */
export function markersOf(person: KnownPerson, others: ReadonlySet<string>): Marker[] {
  const marks: Marker[] = [
    { text: person.personId, kind: 'identifier' },
    { text: person.email, kind: 'contact' },
    ...(person.phone ? [{ text: person.phone, kind: 'contact' as const }] : []),
    { text: person.name, kind: 'name' },
    ...(person.former ?? []),
  ];
  const telling = marks.filter(
    ({ kind, text }) => text.length >= SHORTEST[kind] && (kind === 'identifier' || !others.has(text.toLowerCase())),
  );
  const spelled = telling.flatMap((marker) => [marker, { ...marker, text: JSON.stringify(marker.text).slice(1, -1) }]);
  const lower = spelled.map((marker) => ({ ...marker, text: marker.text.toLowerCase() }));
  return lower.filter((marker, position) => lower.findIndex((other) => other.text === marker.text) === position);
}

/** Parents last: a row goes after the rows that point at it. Tables in a circle keep their given order. */
export function childrenFirst(
  tables: readonly string[],
  references: readonly { readonly from: string; readonly to: string }[],
): string[] {
  const ordered: string[] = [];
  const visited = new Set<string>();
  const visit = (table: string): void => {
    if (visited.has(table)) return;
    visited.add(table);
    for (const { from, to } of references) if (to === table && from !== table) visit(from);
    ordered.push(table);
  };
  for (const table of tables) visit(table);
  return ordered.filter((table) => tables.includes(table));
}
