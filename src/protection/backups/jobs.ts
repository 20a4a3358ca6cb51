import { z } from 'zod';
import { eachApart } from '#platform/jobs/each-apart.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { makeKeptBackup, pruneBackups } from './make-backup.ts';
import { runDrill } from './run-drill.ts';
import type { BackupSetup } from './setup.ts';

const nothing = z.object({});

export function makeBackupJob(setup: BackupSetup) {
  return defineJob({
    name: 'backups.make',
    payload: nothing,
    run: async (ctx) => {
      await makeKeptBackup(ctx, setup);
    },
  });
}

/** Of its own, for the term of a backup does not wait until the next one can be made. */
export function pruneBackupsJob(setup: BackupSetup) {
  return defineJob({
    name: 'backups.prune',
    payload: nothing,
    freesRoom: true,
    run: async (ctx) => {
      const stores = [() => pruneBackups(ctx, setup), () => setup.pruneLog(ctx)];
      await eachApart(ctx, stores, async (prune) => {
        await prune();
      });
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
