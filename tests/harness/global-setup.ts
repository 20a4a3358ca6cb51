/** One database server for the run, and a migrated template that each test file copies. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { Connection } from '#platform/database/database.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { prepareDatabase } from '#platform/database/prepare.ts';
import { createLog } from '#platform/log/log.ts';
import { startDebianServer } from './debian-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    server: { connectionString?: string; host?: string; user?: string };
    template: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await (process.env['TEST_DATABASE'] === 'server' ? startServer() : startOwn());
  const template = `school_template_${process.pid}`;
  await administer(server, `create database ${template}`);
  await prepareDatabase(databaseOf(server, template), createLog('silent'));
  project.provide('server', server);
  project.provide('template', template);
  return async () => {
    await administer(server, `drop database if exists ${template} with (force)`);
    await stop();
  };
}

interface Running {
  readonly server: Server;
  stop(): Promise<void>;
}

async function startServer(): Promise<Running> {
  const debian = await startDebianServer();
  return { server: { connectionString: debian.url }, stop: () => debian.stop() };
}

async function startOwn(): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'school-tests-'));
  // Tests throw their databases away, so nothing is lost by not waiting for the disk.
  const embedded = await startEmbedded({
    dataDir: folder,
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  const stop = async () => {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { server: { host: embedded.socketDir, user: 'postgres' }, stop };
}

type Server = { connectionString?: string; host?: string; user?: string };

export function databaseOf(server: Server, database: string): Connection {
  if (!server.connectionString) return { host: server.host ?? '', user: server.user ?? 'postgres', database };
  const url = new URL(server.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}

export async function administer(server: Server, statement: string): Promise<void> {
  const client = new pg.Client(databaseOf(server, 'postgres'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
