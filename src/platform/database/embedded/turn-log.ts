/**
 * `keep.logs`: what the embedded server says lies in a file that would grow for as long as the server runs. With each month
 * it is put beside itself, where the month before is replaced, so that nothing in either is older than about two months.
 */
import { readFile, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { schoolDay } from '../../clock.ts';

/** A machine that was off for long turns its log late. */
const KEPT: Temporal.DurationLike = { months: 2 };

/** To be called each day, while the server runs or not: it writes at the end of its file, wherever that is by then. */
export async function turnLog(path: string, now: Temporal.Instant): Promise<void> {
  const former = `${path}.1`;
  const turnedAt = await modifiedAt(former);
  if (turnedAt && monthOf(turnedAt) === monthOf(now)) return;
  if (!(await modifiedAt(path))) return rm(former, { force: true });
  const since = schoolDay(now).subtract(KEPT).toString();
  await rm(`${former}.part`, { force: true });
  await writeFile(`${former}.part`, linesSince(await readFile(path), since), { mode: 0o600, flush: true });
  await utimes(`${former}.part`, now.epochMilliseconds / 1_000, now.epochMilliseconds / 1_000);
  await rename(`${former}.part`, former);
  await truncate(path);
}

const monthOf = (instant: Temporal.Instant): string => schoolDay(instant).toPlainYearMonth().toString();

async function modifiedAt(path: string): Promise<Temporal.Instant | undefined> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found && Temporal.Instant.fromEpochMilliseconds(Math.floor(found.mtimeMs));
}

/** From the first line of that day or a later one; each that begins with a day is no older than those before it. */
function linesSince(log: Buffer, day: string): Buffer {
  const lines = log.toString('latin1').split(/(?<=\n)/);
  const first = lines.findIndex((line) => /^\d{4}-\d\d-\d\d /.test(line) && line.slice(0, day.length) >= day);
  return Buffer.from(first < 0 ? '' : lines.slice(first).join(''), 'latin1');
}
