/** Two hundred `kill -9` under acknowledged writes, on each kind of database: nothing lost, nothing doubled. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDebianServer } from '../harness/debian-server.ts';
import type { Drill, DrillResult } from './drill.ts';
import { killUnderWrites } from './kills.ts';

const KILLS = 200;
const SEED = 20_261_122;

export const killsEmbedded: Drill = {
  name: 'kills',
  summary: `${KILLS} kill -9 of the program under acknowledged writes, on the embedded database`,
  run: (say) => killed(undefined, say),
};

export const killsOnServer: Drill = {
  name: 'kills-on-server',
  summary: `${KILLS} kill -9 of the program under acknowledged writes, on a PostgreSQL server`,
  async run(say) {
    const server = await startDebianServer();
    return killed(server.url, say).finally(() => server.stop());
  },
};

async function killed(databaseUrl: string | undefined, say: (line: string) => void): Promise<DrillResult> {
  const folder = await mkdtemp(join(tmpdir(), 'school-drill-'));
  try {
    const counts = await killUnderWrites({
      folder,
      kills: KILLS,
      seed: SEED,
      say,
      ...(databaseUrl && { databaseUrl }),
    });
    const { lost, doubled, acknowledged } = counts;
    return { held: lost === 0 && doubled === 0 && acknowledged > KILLS, counts: { ...counts }, faults: [] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
