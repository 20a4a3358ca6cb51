import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { BackupRunsTable, BackupsDb, RestoreDrillsTable } from './schema.ts';

export type BackupRun = Readonly<BackupRunsTable>;
export type RestoreDrill = Readonly<RestoreDrillsTable>;

/** The newest backup that was made and is not removed yet. */
export async function findNewestBackup(ctx: Context): Promise<(BackupRun & { file_name: string }) | undefined> {
  return tables<BackupsDb>(ctx)
    .selectFrom('backup_runs')
    .selectAll()
    .where('file_name', 'is not', null)
    .where('removed_at', 'is', null)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .$narrowType<{ file_name: string }>()
    .executeTakeFirst();
}

/** The files of the backups that are not removed yet, as far as this database knows. */
export async function findKeptNames(ctx: Context): Promise<string[]> {
  const rows = await tables<BackupsDb>(ctx)
    .selectFrom('backup_runs')
    .select('file_name')
    .where('file_name', 'is not', null)
    .where('removed_at', 'is', null)
    .$narrowType<{ file_name: string }>()
    .execute();
  return rows.map((row) => row.file_name);
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
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
