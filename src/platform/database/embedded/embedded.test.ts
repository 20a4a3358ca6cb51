import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isServer, readPostmaster } from './cluster.ts';
import { prepareEngine } from './engine.ts';
import { type EmbeddedConnection, type EmbeddedServer, joinRunning, startEmbedded } from './index.ts';
import { outcome } from './privileges.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { PATH } = process.env;
/** Only root may become another user, which some of these tests need. */
const isRoot = process.getuid?.() === 0;
/** A cluster made once, copied where a test is not about the first start. */
let template: string;
let dataDir: string;
let running: EmbeddedServer[];
let programs: ChildProcess[];

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'embedded-test-'));
  await (await startEmbedded({ dataDir: template })).stop();
});

afterAll(async () => {
  await rm(template, { recursive: true });
});

const copyTemplate = () => cp(template, dataDir, { recursive: true });

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'embedded-test-'));
  running = [];
  programs = [];
});

afterEach(async () => {
  for (const program of programs) program.kill('SIGKILL');
  for (const server of running) await server.stop();
  const orphan = await readPostmaster(join(dataDir, 'postgres'));
  if (orphan && (await isServer(orphan.pid))) process.kill(orphan.pid, 'SIGINT');
  await expectNoServer();
  const socketDir = await readlink(join(dataDir, 'postgres.socket')).catch(() => dataDir);
  await rm(socketDir, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

async function start(settings: Record<string, string> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, settings });
  running.push(server);
  return server;
}

/** Starts a program that holds the server and writes; answers once it has acknowledged so many rows. */
async function holdServer(rows: number, path = PATH) {
  const fixture = fileURLToPath(new URL('./holder.fixture.ts', import.meta.url));
  const program = spawn(process.execPath, ['--import', 'tsx', fixture, dataDir], {
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  programs.push(program);
  let complaint = '';
  program.stderr.on('data', (text) => {
    complaint += text;
  });
  const held = { program, pid: 0, acknowledged: 0, complaint: () => complaint };
  const lines = createInterface({ input: program.stdout });
  const enough = new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      const [kind, number] = line.split(' ');
      if (kind === 'pid') held.pid = Number(number);
      if (kind === 'row') held.acknowledged = Number(number);
      if (held.acknowledged >= rows) resolve();
    });
    lines.on('close', () => reject(new Error(`the program ended early: ${complaint}`)));
  });
  await enough;
  const closed = once(lines, 'close');
  return Object.assign(held, {
    async kill() {
      program.kill('SIGKILL');
      await closed;
    },
  });
}

async function query(connection: EmbeddedConnection, text: string): Promise<unknown[][]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

/** No process of the cluster is left, so its folder may go. */
async function expectNoServer(): Promise<void> {
  await vi.waitFor(
    async () => {
      for (const name of await readdir('/proc')) {
        if (!/^\d+$/.test(name)) continue;
        const command = await readFile(join('/proc', name, 'cmdline'), 'utf8').catch(() => '');
        if (command.includes(join(dataDir, 'postgres'))) throw new Error(`still there: ${command}`);
      }
    },
    { timeout: 20_000, interval: 50 },
  );
}

describe('the embedded server', () => {
  it('makes a durable UTF-8 database reached by a private socket alone', async () => {
    const server = await start();
    expect((await stat(server.socketDir)).mode & 0o777).toBe(0o700);
    expect(server.connection()).toEqual({ host: server.socketDir, user: 'postgres', database: 'school' });
    const settings = `SELECT current_database(), current_user, current_setting('server_encoding'),
      current_setting('fsync'), current_setting('synchronous_commit'), current_setting('data_checksums'),
      current_setting('listen_addresses'), current_setting('server_version_num')::int / 10000`;
    expect(await query(server.connection(), settings)).toEqual([
      ['school', 'postgres', 'UTF8', 'on', 'on', 'on', '', 18],
    ]);
  });

  it('keeps its data from one run to the next and takes its socket away', async () => {
    await copyTemplate();
    const first = await start();
    await query(first.connection(), `CREATE TABLE note AS SELECT 'Сәлем' AS text`);
    await first.stop();
    await first.stop();
    expect(await isServer(first.pid)).toBe(false);
    await expect(stat(first.socketDir)).rejects.toThrow('ENOENT');

    const second = await start();
    expect(await query(second.connection(), 'SELECT text FROM note')).toEqual([['Сәлем']]);
  });

  it('passes settings on', async () => {
    await copyTemplate();
    const server = await start({ max_connections: '23' });
    expect(await query(server.connection(), 'SHOW max_connections')).toEqual([['23']]);
  });

  it('says why it could not start, and leaves nothing behind', async () => {
    await copyTemplate();
    await expect(start({ shared_buffers: 'plenty' })).rejects.toThrow(/shared_buffers.*plenty/s);
    expect(await joinRunning(dataDir)).toBeUndefined();
  });

  it('writes no statement and no value of a failed one to its log', async () => {
    await copyTemplate();
    const server = await start();
    await query(server.connection(), 'CREATE TABLE person (email text PRIMARY KEY)');
    await query(server.connection(), `INSERT INTO person VALUES ('aigul@example.kz')`);
    await expect(query(server.connection(), `INSERT INTO person VALUES ('aigul@example.kz')`)).rejects.toThrow();
    await expect(query(server.connection(), `SELECT 'aigul@example.kz'::integer`)).rejects.toThrow('aigul');
    await server.stop();
    const log = await readFile(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('aigul');
  });

  it('replaces a cluster that was left half made', async () => {
    const half = join(dataDir, 'postgres.new-Ab12Cd');
    await mkdir(join(half, 'base'), { recursive: true });
    await writeFile(join(half, 'PG_VERSION'), '18\n');
    const server = await start();
    expect(await query(server.connection(), 'SELECT 1')).toEqual([[1]]);
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.log', 'postgres.socket']);
  });

  it('lets one of two simultaneous first starts win', async () => {
    const outcomes = await Promise.allSettled([start(), start()]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason.message).toContain('already runs');
    const [winner] = running;
    expect(winner && (await query(winner.connection(), 'SELECT 1'))).toEqual([[1]]);
  });
});

describe('a cluster that is in use', () => {
  beforeEach(copyTemplate);

  it('refuses a second server, naming the first, which goes on', async () => {
    const server = await start();
    await expect(start()).rejects.toThrow(new RegExp(`already runs on .*pid ${server.pid}`));
    expect(await query(server.connection(), 'SELECT 1')).toEqual([[1]]);
  });

  it('refuses a second server even where the first one is not to be seen', async () => {
    const server = await start();
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    const content = await readFile(pidFile, 'utf8');
    // As from another container: the recorded number belongs to a process that is no database.
    await writeFile(pidFile, content.replace(String(server.pid), String(process.pid)));
    const refused = await startEmbedded({ dataDir }).catch((error: Error) => error);
    await writeFile(pidFile, content);
    expect(String(refused)).toContain('already runs');
  });

  it('is joined by another command through its socket', async () => {
    expect(await joinRunning(dataDir)).toBeUndefined();
    const server = await start();
    const joined = await joinRunning(dataDir);
    expect(joined).toEqual(server.connection());
    expect(joined && (await query(joined, 'SELECT 1'))).toEqual([[1]]);
    await server.stop();
    expect(await joinRunning(dataDir)).toBeUndefined();
  });
});

describe('after a kill -9', () => {
  beforeEach(copyTemplate);

  it('of the program: the server ends too, and every acknowledged row is there', async () => {
    const held = await holdServer(200);
    await held.kill();
    await expectNoServer();
    const server = await start();
    const [[count] = []] = await query(server.connection(), 'SELECT count(*)::int FROM acknowledged');
    expect(held.acknowledged).toBeGreaterThanOrEqual(200);
    // One more may have been written whose acknowledgement the kill cut off.
    expect([held.acknowledged, held.acknowledged + 1]).toContain(count);
  });

  it('of the program: an immediate restart waits for the old server to end', async () => {
    const held = await holdServer(1);
    const left = await readlink(join(dataDir, 'postgres.socket'));
    await held.kill();
    const server = await start();
    await expect(stat(left)).rejects.toThrow('ENOENT');
    expect(server.pid).not.toBe(held.pid);
    const [[count] = []] = await query(server.connection(), 'SELECT count(*)::int FROM acknowledged');
    expect(count).toBeGreaterThanOrEqual(held.acknowledged);
  });

  it('of the server: its stale postmaster.pid does not stop the next start', async () => {
    const first = await start();
    await query(first.connection(), 'CREATE TABLE kept AS SELECT 7 AS number');
    process.kill(first.pid, 'SIGKILL');
    await first.stop();
    const second = await start();
    expect(await query(second.connection(), 'SELECT number FROM kept')).toEqual([[7]]);
  });

  it('of both: a stale postmaster.pid whose number another program has by now is seen through', async () => {
    const first = await start();
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    const content = await readFile(pidFile, 'utf8');
    await first.stop();
    const bystander = spawn('sleep', ['60']);
    programs.push(bystander);
    await writeFile(pidFile, content.replace(String(first.pid), String(bystander.pid)));
    const second = await start();
    expect(await query(second.connection(), 'SELECT 1')).toEqual([[1]]);
  });
});

describe.runIf(isRoot)('root without user namespaces', () => {
  beforeEach(copyTemplate);

  it('serves as nobody, and the same cluster serves root again later', async () => {
    const tools = await mkdtemp(join(tmpdir(), 'tools-'));
    await chmod(tools, 0o755);
    for (const tool of ['setpriv', 'flock', 'rm', 'true']) await symlink(join('/usr/bin', tool), join(tools, tool));
    const held = await holdServer(10, tools);
    await rm(tools, { recursive: true });
    expect(held.complaint()).toBe('');
    expect((await stat(join(dataDir, 'postgres'))).uid).toBe(65534);
    await held.kill();
    await expectNoServer();

    const server = await start();
    expect((await stat(join(dataDir, 'postgres', 'PG_VERSION'))).uid).toBe(0);
    const [[count] = []] = await query(server.connection(), 'SELECT count(*)::int FROM acknowledged');
    expect(count).toBeGreaterThanOrEqual(held.acknowledged);
  });
});

describe.runIf(isRoot)('a package that nobody can reach', () => {
  it('is copied beside the data, complete and runnable', async () => {
    await chmod(dataDir, 0o711);
    const engine = await prepareEngine(dataDir, { prefix: ['false'], uid: 65534 });
    expect(engine.startsWith(join(dataDir, 'postgres-engine-'))).toBe(true);
    const version = [join(engine, 'bin', 'postgres'), '--version'];
    expect(await outcome({ prefix: [], uid: 65534 }, version)).toEqual({
      code: 0,
      output: expect.stringContaining('PostgreSQL) 18'),
    });
    expect(await prepareEngine(dataDir, { prefix: ['false'], uid: 65534 })).toBe(engine);
  });
});

describe('without the tools of util-linux', () => {
  beforeEach(copyTemplate);

  it('serves all the same, and says what is lost', async () => {
    const nothing = join(dataDir, 'tools');
    await mkdir(nothing);
    const held = await holdServer(10, nothing);
    expect(held.complaint()).toContain('setpriv (util-linux) is missing');
    await held.kill();
    expect(await isServer(held.pid)).toBe(true);
    await expect(start()).rejects.toThrow(`pid ${held.pid}`);
    process.kill(held.pid, 'SIGINT');
  });
});

describe('the order people read', () => {
  let server: EmbeddedServer;
  beforeEach(async () => {
    await copyTemplate();
    server = await start();
  });

  const kazakh = [...'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ'];
  const sorted = async (letters: string[], collation: string) => {
    const list = letters.map((letter) => `('${letter}')`).join(',');
    const rows = await query(
      server.connection(),
      `SELECT letter FROM (VALUES ${list}) AS alphabet(letter) ORDER BY letter COLLATE "${collation}"`,
    );
    return rows.map(([letter]) => letter).join('');
  };

  it('puts the Kazakh alphabet in the order schools teach with kk-x-icu', async () => {
    expect(await sorted([...kazakh].reverse(), 'kk-x-icu')).toBe(kazakh.join(''));
  });

  it('puts each Kazakh letter beside its Russian neighbour with ru-x-icu', async () => {
    const order = await sorted([...kazakh].reverse(), 'ru-x-icu');
    expect(order).toBe('АӘБВГҒДЕЁЖЗИІЙКҚЛМНҢОӨПРСТУҮҰФХҺЦЧШЩЪЫЬЭЮЯ');
  });

  it('folds the case of Russian and Kazakh letters by default', async () => {
    expect(await query(server.connection(), `SELECT lower('ЁЖӘҒҚҢӨҰҮҺІ'), upper('ёжәғқңөұүһі')`)).toEqual([
      ['ёжәғқңөұүһі', 'ЁЖӘҒҚҢӨҰҮҺІ'],
    ]);
  });
});
