/** `/office/backups`: the backups, the trials of restoring them, and both on demand. */
import { requirePermission } from '#people/roles';
import { audit } from '#platform/audit/audit.ts';
import { transact } from '#platform/context.ts';
import { type App, page, seeOther } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { findStandstill } from '#platform/jobs/standstill.ts';
import { tellStandstill } from '#platform/jobs/tell-standstill.ts';
import type { Room } from '#platform/room.ts';
import {
  type BackupRun,
  type BackupSetup,
  backupAdvice,
  backupStanding,
  drillJob,
  findBackupRuns,
  findDrills,
  makeBackupJob,
  type RestoreDrill,
} from '#protection/backups';
import { shippingProgress, type WalSetup } from '#protection/wal';
import { messages } from './messages.ts';
import { BackupsPage, type ShownBackup, type ShownDrill } from './pages.tsx';
import { shippingView } from './shipping.ts';

const SHOWN = 40;

/** `wal` is undefined where no log of a server is shipped. */
export function backupPages(setup: BackupSetup, wal: WalSetup | undefined): Room {
  return { name: 'web/backups', routes: (app) => routes(app, setup, wal) };
}

function routes(app: App, setup: BackupSetup, wal: WalSetup | undefined): void {
  app.get('/office/backups', async (c) => {
    requirePermission(c, 'jobs.manage');
    const { ctx, locale } = c.var;
    const backups = await findBackupRuns(ctx, SHOWN);
    const drills = await findDrills(ctx, SHOWN);
    const standing = await backupStanding(ctx);
    const shipping = wal && shippingView(await shippingProgress(ctx, wal), wal.place, ctx.clock.now());
    const advice = await backupAdvice(setup);
    const still = await findStandstill(ctx);
    const done = c.req.query('done');
    return page(
      c,
      { title: translator(messages, locale)('title'), area: 'office' },
      <BackupsPage
        locale={locale}
        backups={backups.map(shownBackup)}
        drills={drills.map(shownDrill)}
        provenAt={standing.goodAt}
        faults={standing.faults}
        aheadNames={standing.ahead}
        elsewhere={standing.elsewhere}
        advice={advice}
        shipping={shipping}
        ownerHasKey={setup.recipient !== undefined}
        still={still && tellStandstill(still, locale)}
        queued={done === 'backup' || done === 'drill' ? done : undefined}
      />,
    );
  });

  app.post('/office/backups/runs', async (c) => {
    requirePermission(c, 'jobs.manage');
    await transact(c.var.ctx, async (tx) => {
      await enqueue(tx, makeBackupJob(setup), {}, { key: 'backup on demand' });
      await audit(tx, { action: 'backup.asked' });
    });
    return seeOther(c, '/office/backups?done=backup');
  });

  app.post('/office/backups/drills', async (c) => {
    requirePermission(c, 'jobs.manage');
    await transact(c.var.ctx, async (tx) => {
      await enqueue(tx, drillJob(setup), {}, { key: 'drill on demand' });
      await audit(tx, { action: 'drill.asked' });
    });
    return seeOther(c, '/office/backups?done=drill');
  });
}

const shownBackup = (run: BackupRun): ShownBackup => ({
  startedAt: run.started_at,
  failure: run.failure,
  bytes: run.bytes,
  rows: run.row_count,
  files: run.file_count,
  lostFiles: run.lost_files,
  removed: run.removed_at !== null,
});

const shownDrill = (drill: RestoreDrill): ShownDrill => ({
  startedAt: drill.started_at,
  fileName: drill.file_name,
  failure: drill.failure,
  rows: drill.row_count,
  erasedAgain: drill.erased_again,
});
