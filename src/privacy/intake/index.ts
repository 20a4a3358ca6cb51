/** `rights.channel`: the contact mailbox is read, and a letter with the promised subject opens a case. */
import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { traceOf } from '#platform/log/log.ts';
import type { Room } from '#platform/room.ts';
import { readMailbox } from './read-mailbox.ts';
import { routesFor } from './routes.tsx';
import { intakeLettersTable, intakeMailboxesTable } from './schema.ts';

export { readMailbox } from './read-mailbox.ts';
export type { LeftReason } from './sort-letter.ts';
export { takeLetter } from './take-letter.ts';

/** Without an address there is no mailbox to read: the desk's other doors stay open. */
export function intakeRoom(imapUrl: string | undefined): Room {
  const run = async (ctx: Context): Promise<void> => {
    if (!imapUrl) return;
    try {
      const read = await readMailbox(ctx, imapUrl);
      if (read.looked > 0) ctx.log.info({ event: 'intake.read', count: read.looked });
    } catch (error) {
      // The next minute tries again; a queue of old tries would help nobody.
      ctx.log.error({ event: 'intake.unreachable', error: traceOf(error) });
    }
  };
  return {
    name: 'privacy/intake',
    tables: [intakeLettersTable, intakeMailboxesTable],
    jobs: [defineJob({ name: 'intake.read', payload: z.object({}), run })],
    routes: routesFor(imapUrl),
  };
}
