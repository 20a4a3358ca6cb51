/**
 * Law 94-V, article 25: whoever received data is told when they are corrected, blocked or destroyed. The notice names the
 * number of the handing over, never the person: it must outlive them, and a letter may go astray.
 */
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import { disclosuresOf } from '#privacy/disclosures';
import { postNotice } from './mail.ts';
import type { Change, DisclosureNoticesTable, NoticesDb } from './schema.ts';

/** As both sides name a handing over in letters: the last eight signs of its id. */
export function disclosureNumber(disclosureId: string): string {
  return disclosureId.slice(-8).toUpperCase();
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * One notice for each handing over, by letter where the recipient's address is known, else left to the staff. What the
 * person's own representative received is theirs to tell. */
export async function makeNotices(tx: Context, personId: string, change: Change): Promise<void> {
  const disclosed = (await disclosuresOf(tx, personId)).filter(({ reason }) => reason !== 'representative');
  const made_at = tx.clock.now();
  for (const disclosure of disclosed) {
    const number = disclosureNumber(disclosure.id);
    if (await isNoticed(tx, number, change)) continue;
    const address = disclosure.contact && ADDRESS.test(disclosure.contact) ? disclosure.contact : undefined;
    const notice: DisclosureNoticesTable = {
      id: tx.ids.uuid(),
      number,
      disclosed_at: disclosure.disclosed_at,
      recipient: disclosure.recipient,
      contact: disclosure.contact,
      change,
      made_at,
      posted_at: address ? made_at : null,
      told_at: null,
      told_by: null,
    };
    await tables<NoticesDb>(tx).insertInto('disclosure_notices').values(notice).execute();
    await audit(tx, {
      action: 'notice.made',
      object: { kind: 'disclosure_notice', id: notice.id },
      details: { change },
    });
    if (address) await postNotice(tx, address, notice);
  }
}

/** Several fields corrected at once are one change to tell of. */
const SAME_CHANGE: Temporal.DurationLike = { minutes: 1 };

async function isNoticed(tx: Context, number: string, change: Change): Promise<boolean> {
  const notice = await tables<NoticesDb>(tx)
    .selectFrom('disclosure_notices')
    .select('id')
    .where('number', '=', number)
    .where('change', '=', change)
    .where('told_at', 'is', null)
    .where('made_at', '>', tx.clock.now().subtract(SAME_CHANGE))
    .executeTakeFirst();
  return notice !== undefined;
}

/** The staff have told them, or they have confirmed the letter. Twice changes nothing. Throws NotFound. */
export async function markTold(ctx: Context, noticeId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const db = tables<NoticesDb>(tx);
    const notice = await db
      .selectFrom('disclosure_notices')
      .select('told_at')
      .where('id', '=', noticeId)
      .forUpdate()
      .executeTakeFirst();
    if (!notice) throw new NotFound('notice');
    if (notice.told_at) return;
    await db
      .updateTable('disclosure_notices')
      .set({ told_at: tx.clock.now(), told_by: actingId(tx) })
      .where('id', '=', noticeId)
      .execute();
    await audit(tx, { action: 'notice.told', object: { kind: 'disclosure_notice', id: noticeId } });
  });
}

const MOST = 200;

/** Those that wait first, the oldest on top; then the newest of the others. */
export async function findNotices(ctx: Context): Promise<Readonly<DisclosureNoticesTable>[]> {
  return tables<NoticesDb>(ctx)
    .selectFrom('disclosure_notices')
    .selectAll()
    .orderBy('told_at', (order) => order.desc().nullsFirst())
    .orderBy('made_at')
    .limit(MOST)
    .execute();
}
