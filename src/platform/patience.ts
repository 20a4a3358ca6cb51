import { setTimeout as pause } from 'node:timers/promises';

/** Whether the work ends in time; it goes on all the same. Rejects where the work does. */
export async function endsWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  if (!Number.isFinite(milliseconds)) return work.then(() => true);
  const patience = new AbortController();
  const tooLate = pause(milliseconds, false, { signal: patience.signal });
  return Promise.race([work.then(() => true), tooLate]).finally(() => patience.abort());
}
