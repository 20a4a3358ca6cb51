/** Slows guessing down: of passwords, of codes, of addresses. */
import { z } from 'zod';
import { defineJob } from '#platform/jobs/jobs.ts';
import type { Room } from '#platform/room.ts';
import { dropEndedCounters } from './count-attempt.ts';
import { attemptCountersTable } from './schema.ts';

export { type AttemptLimit, countAttempt, forgetAttempts, wasAttempted } from './count-attempt.ts';

export const room: Room = {
  name: 'protection/intrusion',
  tables: [attemptCountersTable],
  jobs: [defineJob({ name: 'intrusion.sweep', payload: z.object({}), run: dropEndedCounters })],
};
