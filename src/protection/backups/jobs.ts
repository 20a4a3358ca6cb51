import { z } from 'zod';
import { defineJob } from '#platform/jobs/jobs.ts';
import { makeBackup, pruneBackups } from './make-backup.ts';
import { runDrill } from './run-drill.ts';
import type { BackupSetup } from './setup.ts';

const nothing = z.object({});

export function makeBackupJob(setup: BackupSetup) {
  return defineJob({
    name: 'backups.make',
    payload: nothing,
    run: async (ctx) => {
      await makeBackup(ctx, setup);
      await pruneBackups(ctx, setup);
    },
  });
}

export function drillJob(setup: BackupSetup) {
  return defineJob({
    name: 'backups.drill',
    payload: nothing,
    run: async (ctx) => {
      await runDrill(ctx, setup);
    },
  });
}
