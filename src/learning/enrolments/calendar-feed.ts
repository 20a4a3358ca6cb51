/**
 * A calendar's subscription. Its secret address is made from the row's identifier and the installation's key, so that
 * the page can show it again, while the database alone opens nothing. Ending the subscription makes the address dead.
 */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { sha256 } from '#platform/secrets.ts';
import type { EnrolmentsDb } from './schema.ts';

export function feedToken(ctx: Context, feedId: string): string {
  return ctx.secrets.pseudonym('calendar-feed', feedId);
}

/** The person's subscription, made when there is none. */
export async function openFeed(ctx: Context, personId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const id = tx.ids.uuid();
    const made = await tables<EnrolmentsDb>(tx)
      .insertInto('calendar_feeds')
      .values({ id, person_id: personId, token_hash: sha256(feedToken(tx, id)), created_at: tx.clock.now() })
      .onConflict((conflict) => conflict.column('person_id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) await audit(tx, { action: 'calendar-feed.opened', personId });
  });
}

export async function closeFeed(ctx: Context, personId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const gone = await tables<EnrolmentsDb>(tx)
      .deleteFrom('calendar_feeds')
      .where('person_id', '=', personId)
      .returning('id')
      .executeTakeFirst();
    if (gone) await audit(tx, { action: 'calendar-feed.closed', personId });
  });
}
