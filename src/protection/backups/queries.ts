import { lastCredible } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { BackupRunsTable, BackupsDb, RestoreDrillsTable } from './schema.ts';
import type { Sighting } from './sighting.ts';

export type BackupRun = Readonly<BackupRunsTable>;
export type RestoreDrill = Readonly<RestoreDrillsTable>;

/** The newest backup that was made and is not removed yet; one that was ever dated in the future is none. */
export async function findNewestBackup(ctx: Context): Promise<(BackupRun & { file_name: string }) | undefined> {
  const latest = lastCredible(ctx.clock.now());
  return tables<BackupsDb>(ctx)
    .selectFrom('backup_runs')
    .selectAll()
    .where('file_name', 'is not', null)
    .where('removed_at', 'is', null)
    .where('started_at', '<=', latest)
    .where('finished_at', '<=', latest)
    .where('file_name', 'not in', (found) => found.selectFrom('backups_ahead').select('file_name'))
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .$narrowType<{ file_name: string }>()
    .executeTakeFirst();
}

export interface KeptBackup {
  readonly name: string;
  /** Where it was put; null: it was made before that was noted. */
  readonly place: string | null;
}

/** The backups that are not removed yet, as far as this database knows. */
export async function findKept(ctx: Context): Promise<KeptBackup[]> {
  return tables<BackupsDb>(ctx)
    .selectFrom('backup_runs')
    .select(['file_name as name', 'place'])
    .where('file_name', 'is not', null)
    .where('removed_at', 'is', null)
    .$narrowType<{ name: string }>()
    .execute();
}

/** The newest first. */
export async function findBackupRuns(ctx: Context, limit: number): Promise<BackupRun[]> {
  return tables<BackupsDb>(ctx)
    .selectFrom('backup_runs')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** The newest first. */
export async function findDrills(ctx: Context, limit: number): Promise<RestoreDrill[]> {
  return tables<BackupsDb>(ctx)
    .selectFrom('restore_drills')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** `protect.backups`: the newest drill in which the restored copy was right in everything. */
export async function lastGoodDrill(ctx: Context): Promise<RestoreDrill | undefined> {
  return tables<BackupsDb>(ctx)
    .selectFrom('restore_drills')
    .selectAll()
    .where('failure', 'is', null)
    .where('finished_at', '<=', lastCredible(ctx.clock.now()))
    .where('started_at', '<=', lastCredible(ctx.clock.now()))
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findSightings(ctx: Context): Promise<Sighting[]> {
  return tables<BackupsDb>(ctx)
    .selectFrom('backups_ahead')
    .select(['file_name as fileName', 'dated_at as datedAt', 'seen_at as seenAt', 'gone_at as goneAt'])
    .orderBy('file_name')
    .execute();
}

/** What is not among them is forgotten. */
export async function keepSightings(tx: Context, sightings: readonly Sighting[]): Promise<void> {
  await tables<BackupsDb>(tx).deleteFrom('backups_ahead').execute();
  if (sightings.length === 0) return;
  await tables<BackupsDb>(tx)
    .insertInto('backups_ahead')
    .values(
      sightings.map(({ fileName, datedAt, seenAt, goneAt }) => ({
        file_name: fileName,
        dated_at: datedAt,
        seen_at: seenAt,
        gone_at: goneAt,
      })),
    )
    .execute();
}
