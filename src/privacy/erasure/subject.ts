/** Whose rows an erasure means: also those tied to the person by an address alone, be it one they had before. */
import { type RawBuilder, sql } from 'kysely';
import type { PersonTable } from '#platform/inventory/inventory.ts';
import { ownedBy } from '#privacy/export';
import type { KnownPerson } from './erasure.ts';

export type ErasureSubject = Pick<KnownPerson, 'personId' | 'email' | 'former'>;

export function ownedBySubject(table: PersonTable, subject: ErasureSubject): RawBuilder<boolean> {
  const own = ownedBy(table, subject);
  const former = (subject.former ?? []).filter(({ text }) => text.includes('@')).map(({ text }) => text.toLowerCase());
  if (!table.subject.email || former.length === 0) return own;
  return sql<boolean>`(${own} or (${sql.ref(table.subject.column)} is null
    and lower(${sql.ref(table.subject.email)}) = any(${former})))`;
}
