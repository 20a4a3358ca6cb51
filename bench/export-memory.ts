/**
 * What a copy costs in memory, however long the history, for a person with 10,000 events and for one with a hundred times
 * as many, each in a process of its own that does nothing but make the copy: what it holds, and the peak of the process,
 * in which there is what was not collected yet.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { CopyMade } from './copy-of-person.ts';
import type { Line } from './main.ts';
import { openSchoolOfLearners, personWithEvents } from './school-of-learners.ts';
import { unhurried } from './unhurried.ts';

const MOST_TIMES = { held: 1.2, peak: 1.5 } as const;
const FEW = 10_000;
/** A page opens in a browser at once up to here. */
const LARGEST_PAGE = 10_000_000;

interface Copies {
  readonly held: CopyMade;
  readonly made: CopyMade;
}

export async function measureExportMemory(events: number): Promise<Line[]> {
  const bench = await openSchoolOfLearners(1_000);
  const folder = await mkdtemp(join(tmpdir(), 'school-bench-copy-'));
  try {
    const copies: Copies[] = [];
    for (const each of [FEW, events]) {
      const personId = await personWithEvents(bench.ctx, each);
      await unhurried(bench.ctx, (db) => sql`analyze`.execute(db));
      const copy = (...flags: string[]) =>
        copyInItsOwnProcess([bench.dataDir, personId, join(folder, `${each}.zip`), ...flags]);
      copies.push({ held: await copy('collect'), made: await copy() });
    }
    const [{ held: heldFew, made: few }, { held: heldMany, made: many }] = copies as [Copies, Copies];
    const heldTimes = heldMany.heldBytes / heldFew.heldBytes;
    const times = many.peakBytes / few.peakBytes;
    const name = `the copy of a person with ${events.toLocaleString('en')} events`;
    return [
      {
        name: `${name}: the most it holds, times that with ${FEW.toLocaleString('en')}`,
        measured: `${heldTimes.toFixed(2)} (${megabytes(heldMany.heldBytes)} of ${megabytes(heldFew.heldBytes)})`,
        target: `<= ${MOST_TIMES.held}`,
        met: heldTimes <= MOST_TIMES.held,
        values: { times: heldTimes, heldBytes: heldMany.heldBytes, fewHeldBytes: heldFew.heldBytes },
      },
      {
        name: `${name}: its peak of memory, times that with ${FEW.toLocaleString('en')}`,
        measured: `${times.toFixed(2)} (${megabytes(many.peakBytes)} of ${megabytes(few.peakBytes)})`,
        target: `<= ${MOST_TIMES.peak}`,
        met: times <= MOST_TIMES.peak,
        values: { times, peakBytes: many.peakBytes, fewPeakBytes: few.peakBytes, seconds: many.seconds },
      },
      {
        name: `${name}: the largest page to read`,
        measured: `${megabytes(many.largestPage)} (${many.pages} pages, made in ${many.seconds.toFixed(0)} s, ${megabytes(many.bytes)} packed)`,
        target: `<= ${megabytes(LARGEST_PAGE)}`,
        met: many.largestPage <= LARGEST_PAGE,
        values: { largestPage: many.largestPage, pages: many.pages, bytes: many.bytes },
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
    await bench.close();
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function copyInItsOwnProcess(args: readonly string[]): Promise<CopyMade> {
  const child = fork(fileURLToPath(new URL('./copy-of-person.ts', import.meta.url)), args, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the copy ended with ${code}`);
  });
  const [made] = (await Promise.race([once(child, 'message'), failed])) as [CopyMade];
  return made;
}
