/** What ends by itself: copies whose maker died, files whose week is over. */
import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { eachApart } from '#platform/jobs/each-apart.ts';
import { findStandstill, standsStill } from '#platform/jobs/standstill.ts';
import { startMaking } from './ask-for-copy.ts';
import { postFailed } from './mail.ts';
import { forgetFile } from './make-copy.ts';
import { expiredCopies, findCopy, silentCopies } from './queries.ts';
import type { CopiesDb } from './schema.ts';

/** Each in its own transaction: one that fails stops no other. By a clock that is not believed no week is over. */
export async function watchCopies(ctx: Context): Promise<void> {
  const silent = (await silentCopies(ctx)).map(({ id, givenUp }) => {
    return () => (givenUp ? giveUp(ctx, id) : transact(ctx, (tx) => startMaking(tx, id)));
  });
  const over = standsStill(await findStandstill(ctx), 'clock') ? [] : await expiredCopies(ctx);
  const expired = over.map((id) => () => expireCopy(ctx, id));
  await eachApart(ctx, [...silent, ...expired], (act) => act());
}

async function giveUp(ctx: Context, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const failed = await tables<CopiesDb>(tx)
      .updateTable('copies')
      .set({ failed_at: tx.clock.now(), file_id: null })
      .where('id', '=', id)
      .where('ready_at', 'is', null)
      .where('failed_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!failed) return;
    await audit(tx, {
      action: failed.kind === 'own' ? 'copy.failed' : 'hand-over.failed',
      personId: failed.person_id,
      object: { kind: 'copy', id },
    });
    await postFailed(tx, await getPerson(tx, failed.person_id), failed);
  });
}

/** The week is over: the file goes; of a copy for oneself the row too. */
async function expireCopy(ctx: Context, copyId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const copy = await findCopy(tx, copyId);
    if (!copy?.expires_at || Temporal.Instant.compare(copy.expires_at, tx.clock.now()) > 0) return;
    await audit(tx, {
      action: copy.kind === 'own' ? 'copy.expired' : 'hand-over.expired',
      personId: copy.person_id,
      object: { kind: 'copy', id: copyId },
    });
    const row = tables<CopiesDb>(tx);
    if (copy.kind === 'own') await row.deleteFrom('copies').where('id', '=', copyId).execute();
    else await row.updateTable('copies').set({ file_id: null }).where('id', '=', copyId).execute();
    if (copy.file_id) await forgetFile(tx, copy.file_id);
  });
}
