import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { LastEvent } from './consent.ts';
import { type ConsentPurpose, isPurpose } from './purposes.ts';
import type { ConsentsDb } from './schema.ts';

export interface LastConsent extends LastEvent {
  readonly at: Temporal.Instant;
}

/** The last event of each purpose that has one. */
export async function lastConsentsOf(ctx: Context, personId: string): Promise<Map<ConsentPurpose, LastConsent>> {
  const rows = await tables<ConsentsDb>(ctx)
    .selectFrom('consent_events')
    .distinctOn('purpose')
    .select(['purpose', 'event', 'at', 'valid_until'])
    .where('person_id', '=', personId)
    .orderBy('purpose')
    .orderBy('entry', 'desc')
    .execute();
  return new Map(
    rows.flatMap((row) =>
      isPurpose(row.purpose)
        ? [[row.purpose, { event: row.event, at: row.at, validUntil: row.valid_until }] as const]
        : [],
    ),
  );
}

/** Answers of one person are written one after another: two clicks at once become one change. */
export async function lockConsents(tx: Context, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`consents ${personId}`}, 0))`.execute(tx.db);
}
