/** A school of ten years, day by day: at every month's end exactly what is due is gone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { movableClock } from '#platform/clock.ts';
import { actingAs } from '#platform/context.ts';
import { createIds } from '#platform/ids.ts';
import { createLog } from '#platform/log/log.ts';
import { readConfig } from '../../src/config.ts';
import { openInstallation } from '../../src/installation.ts';
import type { Drill } from './drill.ts';
import { liveThrough } from './years/school-of-years.ts';

const YEARS = 10;
const NEWCOMERS = 20;
const SEED = 20_261_122;

export const tenYears: Drill = {
  name: 'ten-years',
  summary: `${YEARS} years of retention day by day, none early and none late`,
  async run(say) {
    const folder = await mkdtemp(join(tmpdir(), 'school-drill-'));
    try {
      const config = readConfig({
        NODE_ENV: 'test',
        DATA_DIR: join(folder, 'data'),
        LEDGER_URL: `file:${join(folder, 'ledger')}`,
        DRILL_KEY_FILE: join(folder, 'drill.key'),
      });
      const { school: installed, close } = await openInstallation(config, { demo: false, log: createLog('silent') });
      try {
        const clock = movableClock('2026-12-31T07:00:00Z');
        const ctx = { ...actingAs(installed.ctx, { kind: 'operator' }), clock, ids: createIds(clock) };
        const { inventory } = installed;
        const school = { ctx, clock, inventory };
        const lived = await liveThrough({
          ...school,
          years: YEARS,
          runs: 'nightly',
          newcomers: NEWCOMERS,
          seed: SEED,
          say,
        });
        const { faults, ...counts } = lived;
        return {
          held: faults.length === 0 && counts.nights > 3_600 && counts.unsealed > 0 && counts.told > 0,
          counts,
          faults,
        };
      } finally {
        await close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
