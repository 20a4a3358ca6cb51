/**
 * Every recurring job: its hour (crontab, UTC; the school is UTC+5), and the promise it keeps. Those of the night go one
 * after another in this order, also where the machine was off at their hours: each stands on what the one before left.
 * What cannot be undone is `final`: while the `clock` is not believed it is passed over, and what stands on people's `word`
 * also after a restore, until the operator has looked.
 */
import type { Recurring } from '#platform/jobs/worker.ts';

export const timetable: readonly Recurring[] = [
  { job: 'jobs.sweep', cron: '10 19 * * *', keeps: 'keep.expiry', queue: 'night', final: 'clock' },
  // The first night of a month, before the retention takes contacts and profiles of which it counts.
  { job: 'statistics.release', cron: '22 19 * * *', keeps: 'keep.statistics', queue: 'night', final: 'word' },
  // Half an hour into the day in Almaty, before the backup. Whose account closes soon is told first.
  { job: 'retention.run', cron: '30 19 * * *', keeps: 'keep.expiry', queue: 'night', final: 'word' },
  // After what it destroyed, and before the backup.
  { job: 'files.sweep', cron: '0 20 * * *', keeps: 'keep.expiry', queue: 'night', final: 'clock' },
  { job: 'backups.make', cron: '0 21 * * *', keeps: 'protect.backups', queue: 'night' },
  { job: 'backups.drill', cron: '30 21 * * *', keeps: 'protect.backups', queue: 'night' },
  // Before the night's backup, and whether or not one can be made.
  { job: 'backups.prune', cron: '50 * * * *', keeps: 'rights.erase', final: 'clock' },
  { job: 'analytics.count-days', cron: '*/10 * * * *', keeps: 'use.effectiveness', final: 'clock' },
  { job: 'effectiveness.refresh', cron: '25 * * * *', keeps: 'use.effectiveness' },
  { job: 'intrusion.sweep', cron: '7 * * * *', keeps: 'protect.intrusion' },
  { job: 'trail.seal', cron: '12 * * * *', keeps: 'protect.staff_access' },
  { job: 'sign-in.sweep', cron: '17 * * * *', keeps: 'keep.expiry', final: 'clock' },
  { job: 'consents.expire', cron: '40 * * * *', keeps: 'rights.withdraw', final: 'word' },
  { job: 'minors.watch', cron: '2 * * * *', keeps: 'minors.discovery', final: 'word' },
  { job: 'erasure.carry-out', cron: '*/5 * * * *', keeps: 'rights.erase', final: 'clock' },
  { job: 'intake.read', cron: '* * * * *', keeps: 'rights.channel' },
  { job: 'clock.tick', cron: '* * * * *', keeps: 'keep.expiry' },
  { job: 'jobs.free', cron: '* * * * *', keeps: 'rights.deadline' },
  { job: 'copies.watch', cron: '* * * * *', keeps: 'rights.access' },
  { job: 'cases.watch', cron: '*/10 * * * *', keeps: 'rights.deadline', final: 'clock' },
  // Midnight in Almaty.
  { job: 'policy.take-force', cron: '0 19 * * *', keeps: 'policy.acceptance', final: 'clock' },
  { job: 'policy.announce-to-newcomers', cron: '30 3,15 * * *', keeps: 'policy.notice' },
];
