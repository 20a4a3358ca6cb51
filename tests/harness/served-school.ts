/** A demo school as `bin/start` opens it, served on loopback: its own data folder and embedded database, and the worker. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { findPersonByEmail } from '#people/profiles';
import { currentCode } from '#people/sign-in';
import { createLog } from '#platform/log/log.ts';
import { readConfig } from '../../src/config.ts';
import { type Installation, openInstallation } from '../../src/installation.ts';
import { readBuiltAssets } from '../../src/web/assets.ts';

export interface ServedSchool {
  readonly url: string;
  readonly installation: Installation;
  readonly password: string;
  /** The six figures of this half minute, as the member of staff's device shows them. */
  codeOf(email: string): Promise<string>;
  close(): Promise<void>;
}

const LET_FINISH_MS = 20_000;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}

/** `settings` join those of the installation, such as a mailbox of the test's own. */
export async function serveDemoSchool(settings: Readonly<Record<string, string>> = {}): Promise<ServedSchool> {
  const folder = await mkdtemp(join(tmpdir(), 'school-journey-'));
  const port = await freePort();
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: folder,
    LEDGER_URL: `file:${join(folder, 'ledger')}`,
    BACKUP_URL: `file:${join(folder, 'backups')}`,
    DRILL_KEY_FILE: `${folder}-drill.key`,
    PORT: String(port),
    ...settings,
  });
  const installation = await openInstallation(config, { demo: true, log: createLog('silent') });
  const { school } = installation;
  const worker = await school.startWorker();
  const server = serve({ fetch: school.createWeb(readBuiltAssets('dist/browser')).fetch, port, hostname: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    installation,
    password: installation.demoPassword ?? '',
    async codeOf(email) {
      const person = await findPersonByEmail(school.ctx, email);
      const code = person && (await currentCode(school.ctx, person.id));
      if (!code) throw new Error(`${email} has no second factor`);
      return code;
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      // As the program does: a job that would not end keeps nobody waiting.
      await worker.stop(LET_FINISH_MS);
      await installation.close();
      await rm(folder, { recursive: true, force: true });
      await rm(config.drillKeyFile, { force: true });
    },
  };
}
