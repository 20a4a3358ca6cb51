/** The database server under an installation: the one that DATABASE_URL names, or the embedded one of the data folder. */
import type { Connection } from '#platform/database/database.ts';
import { type DatabaseEnded, joinRunning, startEmbedded } from '#platform/database/embedded/index.ts';
import type { Log } from '#platform/log/log.ts';
import type { Config } from './config.ts';

export interface Server {
  readonly connection: Connection;
  /** What to tell instead of an error that was met because a server of this program's own has ended by itself. */
  causeOf(error: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Joins a server that already runs on the data folder, as the operator's commands do. */
  readonly beside?: boolean;
  /** A server of this program's own ended by itself, which is logged already: the school is of no use any more. */
  readonly onLoss?: (error: DatabaseEnded) => void;
}

export async function openServer(config: Config, { beside, onLoss }: ServerOptions, log: Log): Promise<Server> {
  if (config.databaseUrl) return elsewhere({ connectionString: config.databaseUrl });
  const running = beside ? await joinRunning(config.dataDir) : undefined;
  if (running) return elsewhere(running);
  const server = await startEmbedded({
    dataDir: config.dataDir,
    log: (line) => log.info({ event: 'database' }, line),
    onLoss: (error) => {
      log.error({ event: 'database.ended', error: error.how });
      onLoss?.(error);
    },
  });
  return { ...server, connection: server.connection() };
}

const elsewhere = (connection: Connection): Server => ({
  connection,
  causeOf: async (error) => error,
  stop: async () => undefined,
});
