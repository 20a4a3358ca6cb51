/** Whose account closes hears of it before, in one letter: two weeks ahead, or at once when they take their consent back. */
import { getPerson } from '#people/profiles';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { on } from '#platform/events.ts';
import { eachApart } from '#platform/jobs/each-apart.ts';
import type {} from '#privacy/consents';
import { inWords } from './closing.ts';
import { type FoundClosing, findClosing, findUntold } from './find-closings.ts';
import { postClosing } from './mail.ts';
import type { RetentionDb } from './schema.ts';

/**
 * Posts the letter to everybody whose account closes soon and who has had none about this day; what a pause left out is
 * made up. Throws SomeFailed at its end where a letter could not be written: the next night tries again.
 */
export async function tellClosings(ctx: Context): Promise<void> {
  const night = schoolDay(ctx.clock.now());
  await eachApart(ctx, await findUntold(ctx, night), (personId) =>
    transact(ctx, async (tx) => {
      const closing = await findClosing(tx, personId, night);
      if (closing?.isSoon) await tell(tx, personId, closing);
    }),
  );
}

/** Whoever took the consent back in their mail program, or by a letter to the school, has seen no page. */
export const tellOfWithdrawal = on('consent.withdrawn', async (tx, { personId, purpose }) => {
  if (purpose !== 'offers') return;
  const closing = await findClosing(tx, personId, schoolDay(tx.clock.now()).add({ days: 1 }));
  if (closing) await tell(tx, personId, closing, { withdrawn: true });
});

async function tell(
  tx: Context,
  personId: string,
  closing: FoundClosing,
  { withdrawn = false }: { withdrawn?: boolean } = {},
): Promise<void> {
  if (closing.isTold || !closing.isReachable) return;
  const notice = { closes_on: closing.day, told_at: tx.clock.now() };
  const noted = await tables<RetentionDb>(tx)
    .insertInto('closing_notices')
    .values({ person_id: personId, ...notice })
    .onConflict((told) =>
      told.column('person_id').doUpdateSet(notice).where('closing_notices.closes_on', '<>', closing.day),
    )
    .returning('person_id')
    .executeTakeFirst();
  // Somebody else told them of this day meanwhile.
  if (!noted) return;
  const person = await getPerson(tx, personId);
  await postClosing(tx, person, { ...inWords(closing, person.locale), withdrawn });
}
