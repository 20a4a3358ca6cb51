/** A thousand damaged backups: each must be noticed before it is used. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actingAs } from '#platform/context.ts';
import { storeFile } from '#platform/files/stored-files.ts';
import { createLog } from '#platform/log/log.ts';
import { makeBackup, readIdentities } from '#protection/backups';
import { readConfig } from '../../src/config.ts';
import { openInstallation } from '../../src/installation.ts';
import { signInForTest } from '../harness/people.ts';
import { tryDamages } from './damage.ts';
import type { Drill } from './drill.ts';

const DAMAGES = 1_000;
const PEOPLE = 20;
const SEED = 20_261_122;

export const damagedBackups: Drill = {
  name: 'damaged-backups',
  summary: `${DAMAGES} damaged backups, all noticed before use`,
  async run(say) {
    const folder = await mkdtemp(join(tmpdir(), 'school-drill-'));
    try {
      const drillKeyFile = join(folder, 'drill.key');
      const path = join(folder, 'good.age');
      await backUpSmallSchool(folder, drillKeyFile, path);
      say('a good backup is made');
      const [identity = ''] = await readIdentities(drillKeyFile);
      const { tried, unnoticed } = await tryDamages({ path, identity, folder }, DAMAGES, SEED);
      const total = Object.values(tried).reduce((sum, count) => sum + count, 0);
      return {
        held: unnoticed.length === 0 && total === DAMAGES,
        counts: { ...tried, total, noticed: total - unnoticed.length, unnoticed: unnoticed.length },
        faults: unnoticed,
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function backUpSmallSchool(folder: string, drillKeyFile: string, path: string): Promise<void> {
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: join(folder, 'data'),
    LEDGER_URL: `file:${join(folder, 'ledger')}`,
    DRILL_KEY_FILE: drillKeyFile,
  });
  const installation = await openInstallation(config, { demo: false, log: createLog('silent') });
  try {
    const ctx = actingAs(installation.school.ctx, { kind: 'operator' });
    for (let made = 0; made < PEOPLE; made += 1) {
      const { id } = await signInForTest(ctx);
      const about = { bucket: 'certificates', personId: id, name: 'certificate.pdf', mediaType: 'application/pdf' };
      await storeFile(ctx, about, Buffer.alloc(4_000, id));
    }
    await makeBackup(ctx, installation.school.backups, path);
  } finally {
    await installation.close();
  }
}
