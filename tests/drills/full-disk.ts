/**
 * The disk under the school fills up while people enrol, while retention runs, and while a backup is made, on another
 * disk and on this one: reading goes on, writing is refused with a page, nothing that was answered is lost, and with room again all goes on by itself.
 */
import { execFile } from 'node:child_process';
import { mkdir, open as openFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freeBytes, RESERVE } from '#platform/disk.ts';
import { storeFile } from '#platform/files/stored-files.ts';
import { countLetters, DUE_DAYS, NOT_DUE_DAYS, writeLetters } from './due-letters.ts';
import { BASE_URL, environmentOf, inside, type Learner, look, prepare } from './kills.ts';
import { type Environment, kill, open, type Program, stop } from './program.ts';

const run = promisify(execFile);
const MEGABYTE = 1 << 20;
/** Letters past their term, of several batches, and such as are not. */
const DUE = 20_000;
const NOT_DUE = 500;
/** Bytes of a lesson's file, which a backup holds as they are. */
const LESSON = 48 * MEGABYTE;

export interface FullDiskCounts {
  readonly acknowledged: number;
  readonly refused: number;
  readonly reads: number;
  readonly lost: number;
  readonly doubled: number;
}

export interface FullDisk {
  /** A fresh folder; a small disk is mounted below it, which takes root. */
  readonly folder: string;
  /** Times the disk fills up under writes. */
  readonly rounds: number;
  readonly say: (line: string) => void;
}

/** Undefined, where a disk can be mounted; else why not. */
export async function whyNoSmallDisk(folder: string): Promise<string | undefined> {
  try {
    await mount(join(folder, 'trial'), '1m');
    await run('umount', [join(folder, 'trial')]);
    return undefined;
  } catch (error) {
    return `no small disk can be mounted here: ${(error as Error).message.split('\n')[0]}`;
  }
}

/** As root. */
export async function mount(at: string, size: string): Promise<void> {
  await mkdir(at, { recursive: true });
  await run('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=700`, 'tmpfs', at]);
}

/** Returns the counts and what was not as it must be. */
export async function fillDisk({ folder, rounds, say }: FullDisk): Promise<FullDiskCounts & { faults: string[] }> {
  const disk = join(folder, 'disk');
  // The backups have a disk of their own, too small for any.
  const backups = join(folder, 'backups');
  await mount(disk, '400m');
  await mount(backups, '128k');
  const env = { ...environmentOf({ folder: disk }), BACKUP_URL: `file:${backups}` };
  const faults: string[] = [];
  const counts = { refused: 0, reads: 0 };
  const acknowledged = new Set<string>();
  let program: Program | undefined;
  try {
    const { learners, cohortSlug, path } = await prepare(env, rounds * 20 + 40);
    await inside(env, async (ctx) => {
      await writeLetters(ctx, DUE, DUE_DAYS);
      await writeLetters(ctx, NOT_DUE, NOT_DUE_DAYS);
    });
    program = open(env);
    const url = await program.address;
    const ballast = join(disk, 'ballast');
    const enrol = async (learner: Learner): Promise<number> => {
      const status = await send(`${url}${path}`, learner, cohortSlug);
      if (status === 303) acknowledged.add(learner.id);
      else if (status === 503 || status === 507) counts.refused += 1;
      else faults.push(`an enrolment was answered with ${status}`);
      return status;
    };
    const enrolSome = async (count: number): Promise<number[]> => {
      const some = learners.splice(0, count);
      const statuses = await Promise.all(some.map(enrol));
      // Whoever was refused tries again later.
      learners.push(...some.filter((_, position) => statuses[position] !== 303));
      return statuses;
    };
    const read = async (when: string): Promise<void> => {
      const cookie = learners[0]?.cookie ?? '';
      for (const page of ['/', '/programmes', path, '/account/privacy']) {
        const response = await fetch(`${url}${page}`, { headers: { cookie }, redirect: 'manual' });
        await response.arrayBuffer();
        counts.reads += 1;
        if (response.status !== 200) faults.push(`${page} was answered with ${response.status} ${when}`);
      }
    };
    const allRefused = async (when: string): Promise<void> => {
      if ((await enrolSome(4)).includes(303)) faults.push(`something was written ${when}`);
      await read(when);
    };

    if ((await enrolSome(8)).some((status) => status !== 303)) faults.push('writing failed before the disk was full');
    for (let round = 0; round < rounds; round += 1) {
      // Somebody else fills the disk while people write.
      const filling = fill(disk, ballast, 0);
      const [statuses] = await Promise.all([enrolSome(8), filling, read('while the disk filled up')]);
      say(`round ${round + 1}: ${statuses.filter((status) => status === 303).length} of 8 were in time`);
      await settled();
      await allRefused('on a full disk');
      await rm(ballast);
      await settled();
      await read('with room again');
      if ((await enrolSome(4)).some((status) => status !== 303)) faults.push('writing did not heal');
    }
    await fill(disk, ballast, 32 * MEGABYTE);
    await settled();
    await allRefused('with the reserve alone left');
    await fill(disk, ballast, 0);
    await settled();
    const retained = await school(env, ['retention']);
    say(`bin/school retention on a full disk: exit ${retained.status}, ${retained.said}`);
    if (retained.status === 0) faults.push('a run over the terms ended well without room for what it writes');
    if (retained.said.includes('\n'))
      faults.push(`a run over the terms without room said more than a line: ${retained.said}`);
    await read('after retention on a full disk');
    await rm(ballast);
    await settled();
    const broken = await inside(env, countLetters, true);
    if (broken.due + broken.counted !== DUE || broken.notDue !== NOT_DUE)
      faults.push(`what a run over the terms broke off at: ${JSON.stringify(broken)}`);
    const again = await school(env, ['retention']);
    if (again.status !== 0) faults.push(`a run over the terms with room again: exit ${again.status}, ${again.said}`);
    const over = await inside(env, countLetters, true);
    if (over.due !== 0 || over.counted !== DUE || over.notDue !== NOT_DUE)
      faults.push(`what a run over the terms left: ${JSON.stringify(over)}`);
    const small = await school(env, ['backup']);
    if (small.status !== 1 || !small.said.includes('ENOSPC'))
      faults.push(`a backup without room: exit ${small.status}, ${small.said}`);
    const left = await readdir(backups);
    if (left.length > 0) faults.push(`a backup without room left ${left}`);
    await run('mount', ['-o', 'remount,size=64m', backups]);
    const { status, said } = await school(env, ['backup']);
    if (status !== 0) faults.push(`a backup with room again: exit ${status}, ${said}`);
    // Beside the data folder on its own disk, as where no BACKUP_URL is set: a backup that is too much for it.
    const own = join(disk, 'backups');
    const ownEnv = { ...env, BACKUP_URL: `file:${own}` };
    const lesson = { bucket: 'lesson-media', personId: null, name: 'lesson.mp4', mediaType: 'video/mp4' };
    await inside(env, (ctx) => storeFile(ctx, lesson, Buffer.alloc(LESSON)), true);
    await fill(disk, ballast, RESERVE + LESSON / 2);
    await settled();
    const [greedy] = await Promise.all([
      school(ownEnv, ['backup']),
      enrolSome(8),
      read('while a backup took the room'),
    ]);
    say(`bin/school backup on the disk of the data: exit ${greedy.status}, ${greedy.said}`);
    if (greedy.status !== 1 || !greedy.said.includes('no room is left'))
      faults.push(`a backup that would take the reserve: exit ${greedy.status}, ${greedy.said}`);
    const begun = await readdir(own);
    if (begun.length > 0) faults.push(`a backup that would take the reserve left ${begun}`);
    await rm(ballast);
    await settled();
    const roomy = await school(ownEnv, ['backup']);
    if (roomy.status !== 0)
      faults.push(`a backup on the disk of the data, with room: exit ${roomy.status}, ${roomy.said}`);
    if ((await enrolSome(8)).some((status) => status !== 303)) faults.push('writing did not heal in the end');
    await stop(program);
    const { lost, doubled } = await look(env, acknowledged);
    return { acknowledged: acknowledged.size, ...counts, lost, doubled, faults };
  } finally {
    if (program) await kill(program);
    for (const mounted of [disk, backups]) await run('umount', ['--lazy', mounted]);
  }
}

async function send(url: string, learner: Learner, cohort: string): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: BASE_URL, cookie: learner.cookie },
    body: new URLSearchParams({ cohort, consent_study: 'on' }),
  });
  const html = await response.text();
  // A refusal is a page for people.
  return response.status === 303 || html.includes('<h1') ? response.status : -response.status;
}

/** Leaves so many bytes of the disk. */
async function fill(disk: string, ballast: string, leave: number): Promise<void> {
  const file = await openFile(ballast, 'a');
  const block = Buffer.alloc(MEGABYTE);
  try {
    for (;;) {
      const room = (await freeBytes(disk)) - leave;
      if (room <= 0) return;
      await file.write(block, 0, Math.min(block.byteLength, room));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
}

/** The program asks the kernel twice a second. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 1_100);
  });

async function school(env: Environment, words: readonly string[]): Promise<{ status: number; said: string }> {
  const args = ['--import', 'tsx', 'src/operator/main.ts', ...words];
  const all = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env };
  return run(process.execPath, args, { env: all }).then(
    ({ stdout }) => ({ status: 0, said: stdout.trim().split('\n')[0] ?? '' }),
    (error: { code?: number; stderr?: string }) => ({ status: error.code ?? -1, said: (error.stderr ?? '').trim() }),
  );
}
