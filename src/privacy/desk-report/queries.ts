import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { CasesDb } from '#privacy/cases';
import type { CountedCase } from './report.ts';

/** Cases received or closed from `since` until before `until`. No text, no address, no person. */
export async function countedCases(
  ctx: Context,
  { since, until }: { since: Temporal.Instant; until: Temporal.Instant },
): Promise<CountedCase[]> {
  return tables<CasesDb>(ctx)
    .selectFrom('privacy_cases')
    .select(['demand', 'state', 'received_at as receivedAt', 'due_on as dueOn', 'closed_at as closedAt'])
    .where((where) =>
      where.or([
        where.and([where('received_at', '>=', since), where('received_at', '<', until)]),
        where.and([where('closed_at', '>=', since), where('closed_at', '<', until)]),
      ]),
    )
    .execute();
}

/** What waits at the end of the month: received before it, and not closed by then. */
export async function countOpen(ctx: Context, until: Temporal.Instant): Promise<number> {
  const { open } = await tables<CasesDb>(ctx)
    .selectFrom('privacy_cases')
    .select((count) => count.fn.countAll<number>().as('open'))
    .where('received_at', '<', until)
    .where((where) => where.or([where('closed_at', 'is', null), where('closed_at', '>=', until)]))
    .executeTakeFirstOrThrow();
  return Number(open);
}
