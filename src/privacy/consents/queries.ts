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

/** Consents whose term is over and that nobody has marked yet, oldest first. */
export async function findLapsed(
  ctx: Context,
  limit: number,
): Promise<{ personId: string; purpose: ConsentPurpose }[]> {
  const rows = await tables<ConsentsDb>(ctx)
    .selectFrom('consent_events as last')
    .select(['last.person_id', 'last.purpose'])
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
    .orderBy('last.valid_until')
    .orderBy('last.entry')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (isPurpose(row.purpose) ? [{ personId: row.person_id, purpose: row.purpose }] : []));
}
