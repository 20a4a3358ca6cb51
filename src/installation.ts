/** Opens an installation: the database (embedded, or the one of DATABASE_URL), its schema, its key, the demo school. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { actingAs } from '#platform/context.ts';
import { prepareDatabase } from '#platform/database/prepare.ts';
import { findInstallation, registerInstallation } from '#platform/installation.ts';
import { createLog, type Log } from '#platform/log/log.ts';
import { refuseAsRoot } from '#platform/owner.ts';
import { endsWithin } from '#platform/patience.ts';
import { healLedger } from '#protection/backups';
import { openSchool, type School } from './app.ts';
import type { Config } from './config.ts';
import { FOLDERS, refuseUnfinished, removeFolders } from './restore/traces.ts';
import { seedDemo } from './seed/index.ts';
import { openServer, type ServerOptions } from './server.ts';

export interface Installation {
  readonly school: School;
  /** The password of the demo people; undefined where the school is a real one. */
  readonly demoPassword: string | undefined;
  /** What to tell instead of an error that was met because the embedded server has ended by itself. */
  causeOf(error: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** A job that would not end may hold a connection yet. The server's stop, or the program's end, undoes what it was at. */
const CLOSE_MS = 5_000;

export interface Opening extends ServerOptions {
  /** Whether a new school begins with the demo; undefined: this is no start, and none begins. */
  readonly demo?: boolean;
  readonly log?: Log;
}

/** A value that is made once by chance and kept in the data folder, readable to its owner alone. */
async function keptSecret(config: Config, name: string, bytes: number): Promise<string> {
  const folder = join(config.dataDir, 'keys');
  const path = join(folder, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = randomBytes(bytes).toString('base64url');
  await writeFile(path, made, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(path, 'utf8')).trim();
}

/** Made once, so that every start and `bin/school seed` tell the same. */
export const demoPasswordOf = (config: Config): Promise<string> => keptSecret(config, 'demo-password', 9);

/**
 * A school that lived before may have lost its ledger of erasures: an empty one in its place would let a restore bring
 * erased people back. One that is out of reach does not keep the school shut; the promise of backups is broken meanwhile.
 */
async function settleLedger({ ctx, backups }: School, lived: boolean): Promise<void> {
  if (lived) await healLedger(actingAs(ctx, { kind: 'system', job: 'start' }), backups);
  else await ctx.ledger.begin();
}

/**
 * Throws `UnfinishedRestore` where the change-over of a restore did not come to its end, and `NotAsRoot` where the data
 * folder is another user's.
 */
export async function openInstallation(config: Config, options: Opening = {}): Promise<Installation> {
  const log = options.log ?? createLog(config.logLevel);
  await refuseAsRoot(config.dataDir);
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  await refuseUnfinished(config.dataDir);
  const secretKey = config.secretKey ?? (await keptSecret(config, 'secret', 48));
  const server = await openServer(config, options, log);
  try {
    // Of a restore that was killed before it touched anything, or after it was done; decrypted, all of it.
    if (!options.beside) await removeFolders(config.dataDir, ...Object.values(FOLDERS));
    await prepareDatabase(server.connection, log);
    let school = await openSchool({ config, connection: server.connection, secretKey, log });
    const known = await findInstallation(school.ctx);
    if (!known && options.demo !== undefined) {
      const ctx = actingAs(school.ctx, { kind: 'operator' });
      if (options.demo) await seedDemo(ctx, { password: await demoPasswordOf(config) });
      else await registerInstallation(ctx, false);
      await school.close();
      // Opened anew: from now on the context says whether this is a demo.
      school = await openSchool({ config, connection: server.connection, secretKey, log });
    }
    if (options.demo !== undefined) await settleLedger(school, known !== undefined);
    const demoPassword = school.ctx.demo ? await demoPasswordOf(config) : undefined;
    return {
      school,
      demoPassword,
      causeOf: server.causeOf,
      close: async () => {
        await endsWithin(school.close(), CLOSE_MS);
        await server.stop();
      },
    };
  } catch (error) {
    const cause = await server.causeOf(error);
    await server.stop();
    throw cause;
  }
}
