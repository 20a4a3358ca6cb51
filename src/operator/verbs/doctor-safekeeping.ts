/** What the doctor sees of backups, of the log, of who can reach what is stored, and of the room on the disk. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { freeBytes, RESERVE } from '#platform/disk.ts';
import { DRILL_DUE_HOURS, findBackupRuns, findDrills, lastGoodDrill } from '#protection/backups';
import { lookAtStorage } from '#protection/storage';
import { shippingState } from '#protection/wal';
import type { School } from '../../app.ts';
import type { Config } from '../../config.ts';
import type { Row } from '../verb.ts';

export const check = (name: string, ok: boolean, finding: string): Row => ({ check: name, ok, finding });

const MEGABYTE = 1_000_000;
/** One segment of the log: what is written in two seconds is less, unless the shipping is stuck. */
const BEHIND_AT_MOST = 16 << 20;

export async function checkSafekeeping(ctx: Context, school: School, config: Config): Promise<Row[]> {
  const free = await freeBytes(config.dataDir);
  const { open, looked, database } = await lookAtStorage(ctx);
  return [
    check(
      'backup key',
      config.backupRecipient !== undefined,
      config.backupRecipient
        ? 'the owner’s key opens the backups'
        : 'BACKUP_RECIPIENT is not set: only the drill key opens the backups; keep a copy of it elsewhere',
    ),
    check('drill key', true, `${config.drillKeyFile}, outside the data folder`),
    await lastBackup(ctx, school.backups.place),
    await lastDrill(ctx),
    await lastSeconds(school),
    check(
      'storage',
      open.length === 0 && database !== 'plain',
      open.length > 0
        ? `open to other users: ${open.join(', ')}; chmod go-rwx closes them`
        : `${looked} folders and keys are closed to others; the way to the database: ${database}`,
    ),
    check(
      'disk',
      free > 2 * RESERVE,
      `${Math.floor(free / MEGABYTE)} MB free; below ${RESERVE / (1 << 20)} MiB nothing is written`,
    ),
  ];
}

const isLate = (at: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at.add({ hours: DRILL_DUE_HOURS }), now) < 0;

async function lastBackup(ctx: Context, place: string): Promise<Row> {
  const [newest] = await findBackupRuns(ctx, 1);
  if (!newest) return check('last backup', await isNew(ctx), `none yet; the first is made tonight, in ${place}`);
  const ok = newest.failure === null && newest.lost_files === 0 && !isLate(newest.finished_at, ctx.clock.now());
  const how = newest.failure === null ? `${newest.lost_files} files missing` : `failed: ${newest.failure}`;
  return check('last backup', ok, `${newest.started_at} in ${place}, ${how}`);
}

async function lastDrill(ctx: Context): Promise<Row> {
  const [newest] = await findDrills(ctx, 1);
  if (!newest) return check('last drill', await isNew(ctx), 'none yet; the first is tonight');
  const good = await lastGoodDrill(ctx);
  const ok = newest.failure === null && !isLate(newest.finished_at, ctx.clock.now());
  const how =
    newest.failure === null
      ? 'all was right'
      : `failed: ${newest.failure}; the last good one: ${good?.finished_at ?? 'none'}`;
  return check('last drill', ok, `${newest.finished_at}, ${how}`);
}

async function lastSeconds({ wal }: School): Promise<Row> {
  if (!wal)
    return check('last seconds', false, 'WAL_URL is not set: what was written since the last backup can be lost');
  const { base, behind } = await shippingState(wal);
  const ok = base !== undefined && behind !== undefined && behind <= BEHIND_AT_MOST;
  return check(
    'last seconds',
    ok,
    base ? `shipped to ${wal.place} since ${base}, ${behind} bytes behind` : `no base in ${wal.place} yet`,
  );
}

/** The first night has yet to come. */
async function isNew(ctx: Context): Promise<boolean> {
  const since = ctx.clock.now().subtract({ hours: DRILL_DUE_HOURS });
  const { rows } = await sql<{ old: boolean }>`
    select coalesce(bool_or(created_at < ${since}), false) as old from installation`.execute(ctx.db);
  return rows[0]?.old !== true;
}
