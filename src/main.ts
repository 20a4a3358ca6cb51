/** The program: web and worker together; `--web` or `--worker` for one alone, `--empty` for a school without the demo. */
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { DatabaseEnded } from '#platform/database/embedded/index.ts';
import { environment } from '#platform/environment.ts';
import { NotAsRoot } from '#platform/owner.ts';
import { keepPolicyBoard } from '#privacy/policy';
import { httpAddress, readConfig } from './config.ts';
import { openInstallation } from './installation.ts';
import { UnfinishedRestore } from './restore/traces.ts';
import { WrongSettings } from './settings.ts';
import { readBuiltAssets } from './web/assets.ts';
import { printWelcome } from './welcome.ts';

interface Flags {
  readonly empty?: boolean;
  readonly web?: boolean;
  readonly worker?: boolean;
}

/** What is under way at the end is done and answered, unless it makes everybody wait for the next start. */
const LET_FINISH_MS = 20_000;

/** Ends the program with one line and the status 2 where the words are wrong. */
function readFlags(): Flags {
  try {
    const options = { empty: { type: 'boolean' }, web: { type: 'boolean' }, worker: { type: 'boolean' } } as const;
    const { values } = parseArgs({ options });
    if (!values.web || !values.worker) return values;
    throw new Error('--web is the web alone, --worker the worker alone; without either both start');
  } catch (error) {
    process.stderr.write(`bin/start: ${(error as Error).message}\n`);
    process.exit(2);
  }
}

/**
 * Whatever is under way would fail now, or wait for ever: who watches over the program starts it again, and with it the
 * database.
 */
function endAtOnce(error: Error): never {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function start(flags: Flags): Promise<void> {
  const config = readConfig(environment);
  const installation = await openInstallation(config, { demo: !flags.empty, onLoss: endAtOnce });
  const { school } = installation;
  const worker = flags.web ? undefined : await school.startWorker();
  const stopServing = flags.worker ? undefined : await listen();
  if (flags.worker) school.ctx.log.info({ event: 'worker.started' });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.all([stopServing?.(), worker?.stop(LET_FINISH_MS)]);
    await installation.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  async function listen(): Promise<() => Promise<void>> {
    const app = school.createWeb(readBuiltAssets('dist/browser'));
    const stopBoard = keepPolicyBoard(school.ctx);
    const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host });
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve);
      server.once('error', reject);
    });
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    await printWelcome(school.ctx, httpAddress(config.host, port), installation.demoPassword);
    return () =>
      new Promise((resolve) => {
        stopBoard();
        server.close(() => resolve());
        if (!('closeIdleConnections' in server)) return;
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), LET_FINISH_MS);
      });
  }
}

/** A reason that is known needs no stack. */
function reasonOf(error: unknown): string {
  if (error instanceof NotAsRoot) return error.advise('bin/start', process.argv.slice(2));
  if (!(error instanceof Error)) return String(error);
  const isKnown = [WrongSettings, UnfinishedRestore, DatabaseEnded].some((known) => error instanceof known);
  return isKnown || 'syscall' in error ? error.message : (error.stack ?? error.message);
}

start(readFlags()).catch((error: unknown) => {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
});
