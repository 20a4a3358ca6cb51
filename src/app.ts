/** The composition root: settings and a connection go in, the whole program comes out. */
import { mkdir } from 'node:fs/promises';
import type pg from 'pg';
import { publishedSlugs } from '#learning/programmes';
import { auditEventsTable } from '#platform/audit/audit.ts';
import { assertCurrentZoneData, type Clock, systemClock } from '#platform/clock.ts';
import { actingAs, type Context } from '#platform/context.ts';
import { type Connection, type Database, openDatabase, type StatementListener } from '#platform/database/database.ts';
import { assertServersZoneData } from '#platform/database/zone-data.ts';
import { type Disk, watchDisk } from '#platform/disk.ts';
import { openFiles } from '#platform/files/files.ts';
import { storedFilesTable } from '#platform/files/stored-files.ts';
import type { App } from '#platform/http/app.ts';
import { createIds } from '#platform/ids.ts';
import { findInstallation, installationTable, migrationsTable } from '#platform/installation.ts';
import { compareWithCatalogue } from '#platform/inventory/compare.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { heedStandstill } from '#platform/jobs/heed-standstill.ts';
import type { AnyJob } from '#platform/jobs/jobs.ts';
import { runWaitingJobs, startWorker, type Worker } from '#platform/jobs/worker.ts';
import { openLedger } from '#platform/ledger.ts';
import { type Log, logFields } from '#platform/log/log.ts';
import { deliverMessage, outboxMessagesTable } from '#platform/outbox/outbox.ts';
import { keepingTransport, type MailTransport, smtpTransport } from '#platform/outbox/transport.ts';
import { endsWithin } from '#platform/patience.ts';
import type { Room } from '#platform/room.ts';
import { schoolFacts } from '#platform/school.ts';
import { createSecrets } from '#platform/secrets.ts';
import { mayStillGo } from '#privacy/consents';
import { intakeRoom } from '#privacy/intake';
import { ensureFirstRevision, refreshPolicyBoard } from '#privacy/policy';
import { rulesOf } from '#privacy/retention';
import { policyDocument } from '#promises';
import { type BackupSetup, backupsRoom, secretCheck } from '#protection/backups';
import { startShipping, type WalSetup } from '#protection/wal';
import { createVisitRecorder, type VisitRecorder } from '#school/analytics';
import type { Config } from './config.ts';
import { gatherers, rooms } from './rooms.ts';
import { backupSetup, foldersOf, walSetup } from './safekeeping.ts';
import { timetable } from './timetable.ts';
import type { BuiltAssets } from './web/assets.ts';
import { backupPages } from './web/backups/index.tsx';
import { demoMail } from './web/demo-mail.tsx';
import { machinePages } from './web/machines.ts';
import { operations } from './web/operations/index.tsx';
import { createWeb } from './web/web.ts';

export interface Surroundings {
  readonly config: Config;
  readonly connection: Connection;
  readonly secretKey: string;
  readonly log: Log;
  readonly clock?: Clock;
  readonly transport?: MailTransport;
  readonly onStatement?: StatementListener;
}

export interface School {
  readonly ctx: Context;
  readonly pool: pg.Pool;
  readonly inventory: Inventory;
  readonly backups: BackupSetup;
  /** Undefined where no log is shipped. */
  readonly wal: WalSetup | undefined;
  readonly jobs: readonly AnyJob[];
  /** Looks at pages that wait to be counted. */
  readonly visits: VisitRecorder;
  createWeb(assets: BuiltAssets): App;
  startWorker(): Promise<Worker>;
  /** Runs every job that is due, until none is left. */
  runWaitingJobs(): Promise<void>;
  close(): Promise<void>;
}

/** Everything the inventory knows: the platform's own tables, then each room's. */
export function inventoryOf(all: readonly Room[]): Inventory {
  const jobs = [deliverMessage(keepingTransport), ...all.flatMap((room) => room.jobs ?? [])];
  return {
    tables: [
      migrationsTable,
      installationTable,
      storedFilesTable,
      auditEventsTable,
      outboxMessagesTable,
      ...all.flatMap((room) => room.tables ?? []),
    ],
    buckets: all.flatMap((room) => room.buckets ?? []),
    stores: all.flatMap((room) => room.stores ?? []),
    logFields,
    payloads: jobs.map((job) => ({ job: job.name, fields: job.fields, isOwed: job.isOwed === true })),
  };
}

interface Furnished {
  readonly all: readonly Room[];
  readonly inventory: Inventory;
  readonly backups: BackupSetup;
}

/** The gatherers work from the inventory, and add their own tables to it; they import no room. */
function furnish({ config, connection }: Surroundings): Furnished {
  const inventory: { current: Inventory } = { current: inventoryOf(rooms) };
  const backups = backupSetup(config, connection, () => inventory.current);
  const all = [
    ...rooms,
    ...gatherers(() => inventory.current, config),
    backupsRoom(backups),
    intakeRoom(config.imapUrl),
  ];
  inventory.current = inventoryOf(all);
  return { all, inventory: inventory.current, backups };
}

/** A job that finds no room is tried again later, as any that failed; one that makes room is not held up by the want of it. */
const whileThereIsRoom =
  (disk: Disk) =>
  (job: AnyJob): AnyJob =>
    job.freesRoom
      ? job
      : {
          ...job,
          run: async (ctx, payload) => {
            await disk.assertRoom();
            await job.run(ctx, payload);
          },
        };

async function assertDeclared(db: Database, inventory: Inventory): Promise<void> {
  const differences = await compareWithCatalogue(db, inventory);
  if (differences.length === 0) return;
  throw new Error(`The inventory and the database differ:\n${differences.map((line) => `  - ${line}`).join('\n')}`);
}

/**
 * Opens the school on a migrated database. Throws when the inventory and the database differ, a term breaks a law, or
 * the zone data of either side are old.
 */
export async function openSchool(surroundings: Surroundings): Promise<School> {
  assertCurrentZoneData();
  const { config, log, clock = systemClock } = surroundings;
  const { all, inventory, backups } = furnish(surroundings);
  // A term that is shorter than a law demands, or longer than a promise allows, stops the start and says why.
  rulesOf(inventory);
  const { db, pool, close } = openDatabase(surroundings.connection, {
    ...(surroundings.onStatement && { onStatement: surroundings.onStatement }),
  });
  const transport = surroundings.transport ?? (config.smtpUrl ? smtpTransport(config.smtpUrl) : keepingTransport);
  const finals = new Map(timetable.map(({ job, final }) => [job, final]));
  const jobs = [deliverMessage(transport, mayStillGo), ...all.flatMap((room) => room.jobs ?? [])].map((job) =>
    heedStandstill(job, finals.get(job.name)),
  );
  try {
    await assertServersZoneData(db);
    await assertDeclared(db, inventory);
  } catch (error) {
    await close();
    throw error;
  }
  const installation = await findInstallation({ db });
  const ctx: Context = {
    db,
    clock,
    ids: createIds(clock),
    actor: { kind: 'visitor' },
    log,
    files: openFiles(config.files),
    secrets: createSecrets(surroundings.secretKey),
    ledger: openLedger(config.ledger),
    folders: foldersOf(config),
    listeners: all.flatMap((room) => room.listeners ?? []),
    school: schoolFacts({
      bin: config.schoolBin,
      head: config.schoolHead,
      bank: config.bank,
      baseUrl: config.baseUrl,
      countries: config.storeCountries,
    }),
    demo: installation?.demo === true && config.loopback && config.mode !== 'production',
  };
  const wal = walSetup(config, ctx);
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const disk = watchDisk(config.dataDir);
  await ensureFirstRevision(ctx, { ru: policyDocument('ru'), kk: policyDocument('kk'), en: policyDocument('en') });
  await refreshPolicyBoard(ctx);
  const visits = createVisitRecorder(ctx);
  return {
    ctx,
    pool,
    inventory,
    backups,
    wal,
    jobs,
    createWeb: (assets) =>
      createWeb({
        ctx,
        assets,
        trustProxy: config.trustProxy,
        disk,
        visits,
        rooms: [
          ...all,
          operations({
            mailKept: transport === keepingTransport,
            owed: jobs.flatMap(({ name, isOwed }) => (isOwed ? [name] : [])),
          }),
          backupPages(backups, wal),
          ...(ctx.demo ? [demoMail] : []),
        ],
        machines: machinePages({
          baseUrl: config.baseUrl,
          email: ctx.school.email,
          metricsToken: config.metricsToken,
          publishedPaths: async () => (await publishedSlugs(ctx)).map((slug) => `/programmes/${slug}`),
        }),
      }),
    startWorker: async () => {
      const worker = await startWorker(ctx, surroundings.connection, jobs.map(whileThereIsRoom(disk)), timetable);
      const shipping = wal && startShipping(wal, secretCheck(ctx.secrets));
      return {
        stop: async (patienceMs = Number.POSITIVE_INFINITY) => {
          const shipped = shipping && endsWithin(shipping.stop(), patienceMs);
          await Promise.all([worker.stop(patienceMs), shipped]);
        },
      };
    },
    runWaitingJobs: () => runWaitingJobs(actingAs(ctx, { kind: 'system', job: 'run' }), pool, jobs),
    visits,
    async close() {
      await visits.close();
      await close();
    },
  };
}
