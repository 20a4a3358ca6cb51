/** Every recurring job: its hour (crontab, UTC; the school is UTC+5), and the promise it keeps. */
import type { Recurring } from '#platform/jobs/worker.ts';

export const timetable: readonly Recurring[] = [];
