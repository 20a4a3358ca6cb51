/**
 * A run over the terms is killed with `kill -9`, again and again. In the end everything due is gone, nothing else is, and
 * the certificates count each row once: what was destroyed and what was counted were one transaction.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { movableClock } from '#platform/clock.ts';
import { actingAs, type Context } from '#platform/context.ts';
import type { Connection } from '#platform/database/database.ts';
import { createIds } from '#platform/ids.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { createLog } from '#platform/log/log.ts';
import { runRetention } from '#privacy/retention';
import { readConfig } from '../../src/config.ts';
import { openInstallation } from '../../src/installation.ts';
import type { Drill } from './drill.ts';
import { countLetters, DUE_DAYS, NOT_DUE_DAYS, writeLetters } from './due-letters.ts';
import { generator } from './random.ts';

export interface Killing {
  readonly ctx: Context;
  readonly inventory: Inventory;
  readonly connection: Connection;
  readonly kills: number;
  /** Due before each kill. */
  readonly rows: number;
  readonly seed: number;
}
export interface RetentionKills {
  readonly kills: number;
  /** Of the kills, how many left a run with rows still due. */
  readonly brokenOff: number;
  readonly due: number;
  readonly left: number;
  readonly counted: number;
  readonly early: number;
}

const LONGEST_MS = 400;
/** A database may take a moment to notice that whoever held a row is gone. */
const LAST_RUNS = 10;
const NOT_DUE = 500;

export async function killRetention(killing: Killing): Promise<RetentionKills> {
  const { ctx, inventory, kills, rows } = killing;
  const folder = await mkdtemp(join(tmpdir(), 'retention-kills-'));
  const random = generator(killing.seed);
  try {
    await writeLetters(ctx, NOT_DUE, NOT_DUE_DAYS);
    let brokenOff = 0;
    for (let turn = 0; turn < kills; turn += 1) {
      await writeLetters(ctx, rows, DUE_DAYS);
      await runAndKill(killing, folder, random() * LONGEST_MS);
      if ((await countLetters(ctx)).due > 0) brokenOff += 1;
    }
    for (let runs = 0; runs < LAST_RUNS && (await countLetters(ctx)).due > 0; runs += 1) {
      await runRetention(ctx, inventory);
    }
    await runRetention(ctx, inventory);
    const { due: left, notDue, counted } = await countLetters(ctx);
    return { kills, brokenOff, due: kills * rows, left, counted, early: NOT_DUE - notDue };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runAndKill({ ctx, connection }: Killing, folder: string, afterMs: number): Promise<void> {
  const given = JSON.stringify({ connection, folder, now: String(ctx.clock.now()) });
  const child = fork(new URL('./retention-child.ts', import.meta.url), [given], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  const [word] = await Promise.race([once(child, 'message'), gone]);
  if (word !== 'open') throw new Error('the run did not begin');
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  await gone;
}

const KILLS = 40;
const ROWS = 5_000;

export const retentionKills: Drill = {
  name: 'retention-kills',
  summary: `${KILLS} kill -9 of a run over the terms: everything due goes, once, and nothing else`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'school-drill-'));
    try {
      const config = readConfig({
        NODE_ENV: 'test',
        DATA_DIR: join(folder, 'data'),
        LEDGER_URL: `file:${join(folder, 'ledger')}`,
        DRILL_KEY_FILE: join(folder, 'drill.key'),
      });
      const { school, close } = await openInstallation(config, { demo: false, log: createLog('silent') });
      try {
        const clock = movableClock('2026-12-31T07:00:00Z');
        const ctx = { ...actingAs(school.ctx, { kind: 'operator' }), clock, ids: createIds(clock) };
        const { host, user, database } = school.pool.options as { host: string; user: string; database: string };
        const counts = await killRetention({
          ctx,
          inventory: school.inventory,
          connection: { host, user, database },
          kills: KILLS,
          rows: ROWS,
          seed: 20_261_122,
        });
        const { left, early, due, counted, brokenOff } = counts;
        const held = left === 0 && early === 0 && counted === due && brokenOff > 0;
        return { held, counts: { ...counts }, faults: [] };
      } finally {
        await close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
