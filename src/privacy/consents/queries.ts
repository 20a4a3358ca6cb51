import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { LastEvent } from './consent.ts';
import { type ConsentPurpose, isPurpose } from './purposes.ts';
import type { ConsentEventsTable, ConsentsDb } from './schema.ts';

export interface LastConsent extends LastEvent {
  readonly id: string;
  readonly at: Temporal.Instant;
}

/** The last event of each purpose that has one. */
export async function lastConsentsOf(ctx: Context, personId: string): Promise<Map<ConsentPurpose, LastConsent>> {
  const rows = await tables<ConsentsDb>(ctx)
    .selectFrom('consent_events')
    .distinctOn('purpose')
    .select(['id', 'purpose', 'event', 'at', 'valid_until'])
    .where('person_id', '=', personId)
    .orderBy('purpose')
    .orderBy('entry', 'desc')
    .execute();
  return new Map(
    rows.flatMap(({ id, purpose, event, at, valid_until: validUntil }) =>
      isPurpose(purpose) ? [[purpose, { id, event, at, validUntil }] as const] : [],
    ),
  );
}

export type ConsentRecord = Readonly<Omit<ConsentEventsTable, 'entry'>> & { readonly entry: number };

/** Everything the person ever answered, in the order it was written. */
export async function consentHistory(ctx: Context, personId: string): Promise<readonly ConsentRecord[]> {
  return tables<ConsentsDb>(ctx)
    .selectFrom('consent_events')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('entry')
    .execute();
}

export interface LapsedConsent {
  readonly personId: string;
  readonly purpose: ConsentPurpose;
  readonly validUntil: Temporal.Instant | null;
  readonly entry: number;
}

/** Consents whose term is over and that nobody has marked yet, oldest first; those behind `after`. */
export async function findLapsed(ctx: Context, limit: number, after?: LapsedConsent): Promise<LapsedConsent[]> {
  const rows = await tables<ConsentsDb>(ctx)
    .selectFrom('consent_events as last')
    .select(['last.person_id', 'last.purpose', 'last.valid_until', 'last.entry'])
    .where('last.valid_until', '<=', ctx.clock.now())
    .where('last.event', 'in', ['given', 'renewed'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('consent_events as later')
            .select('later.id')
            .whereRef('later.person_id', '=', 'last.person_id')
            .whereRef('later.purpose', '=', 'last.purpose')
            .whereRef('later.entry', '>', 'last.entry'),
        ),
      ),
    )
    .$if(after !== undefined, (lapsed) =>
      lapsed.where(sql<boolean>`(last.valid_until, last.entry) > (${after?.validUntil}, ${after?.entry})`),
    )
    .orderBy('last.valid_until')
    .orderBy('last.entry')
    .limit(limit)
    .execute();
  return rows.flatMap(({ person_id: personId, purpose, valid_until: validUntil, entry }) =>
    isPurpose(purpose) ? [{ personId, purpose, validUntil, entry }] : [],
  );
}
