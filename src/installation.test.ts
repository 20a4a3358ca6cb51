/** The first start, and what comes between it and the next. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actingAs, type Context } from '#platform/context.ts';
import { isServer, readPostmaster } from '#platform/database/embedded/cluster.ts';
import { DatabaseEnded } from '#platform/database/embedded/index.ts';
import { LEDGER_FILE } from '#platform/ledger.ts';
import { createLog } from '#platform/log/log.ts';
import { erasePerson } from '#privacy/erasure';
import { backupStanding } from '#protection/backups';
import { environmentOf } from '#tests/drills/kills.ts';
import { open } from '#tests/drills/program.ts';
import { signInForTest } from '#tests/harness/people.ts';
import { type Config, readConfig } from './config.ts';
import { type Installation, openInstallation } from './installation.ts';
import { seed } from './operator/verbs/seed.ts';

const log = createLog('silent');
let folder: string;
let config: Config;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'installation-test-'));
  config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: join(folder, 'data'),
    LEDGER_URL: `file:${join(folder, 'ledger')}`,
  });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function opened<T>(options: { demo?: boolean }, work: (opened: Installation, ctx: Context) => Promise<T>) {
  const installation = await openInstallation(config, { ...options, log });
  try {
    return await work(installation, actingAs(installation.school.ctx, { kind: 'operator' }));
  } finally {
    await installation.close();
  }
}

async function signIn({ school, demoPassword }: Installation): Promise<number> {
  const app = school.createWeb({ head: { css: [], scripts: [], preload: [] }, files: new Map() });
  const { status } = await app.request(`${config.baseUrl}/sign-in`, {
    method: 'POST',
    headers: { origin: config.baseUrl },
    body: new URLSearchParams({ email: 'marina@example.kz', password: demoPassword ?? '' }),
  });
  return status;
}

describe('the start of a school that lived before', () => {
  const ledgerAt = (...names: string[]) => join(folder, 'ledger', ...names);
  const erase = async ({ school }: Installation, ctx: Context) => {
    const { id } = await signInForTest(ctx);
    return erasePerson(ctx, school.inventory, { personId: id, requestedBy: 'operator' });
  };

  it('writes a ledger of erasures that was lost anew', async () => {
    await opened({ demo: false }, erase);
    const before = await readFile(ledgerAt(LEDGER_FILE), 'utf8');
    expect(before).toContain('subjectHash');
    await rm(ledgerAt(), { recursive: true });
    await opened({ demo: false }, async (_, ctx) => {
      expect(await readFile(ledgerAt(LEDGER_FILE), 'utf8')).toBe(before);
      expect((await backupStanding(ctx)).faults).toContain('ledger_lost');
    });
    await opened({ demo: false }, async (_, ctx) => {
      expect(await readFile(ledgerAt(LEDGER_FILE), 'utf8')).toBe(before);
      expect((await backupStanding(ctx)).faults).not.toContain('ledger_lost');
    });
  });

  it('comes about without the ledger’s disk, breaks the promise, and ends no erasure', async () => {
    await opened({ demo: false }, async () => undefined);
    await rm(ledgerAt(), { recursive: true });
    // What stands in the way where the disk should be.
    await writeFile(ledgerAt(), '');
    await opened({ demo: false }, async (installation, ctx) => {
      expect((await backupStanding(ctx)).faults).toContain('ledger_unusable');
      await expect(erase(installation, ctx)).rejects.toThrow();
      const { rows } = await sql<{ state: string }>`select state from erasures`.execute(ctx.db);
      expect(rows).toEqual([{ state: 'started' }]);
    });
  });
});

describe('a database server that ends by itself', () => {
  it('is logged and told of at once, and told instead of what else fails then', async () => {
    const lines: string[] = [];
    const lost = Promise.withResolvers<Error>();
    const heard = createLog('info', { write: (line) => lines.push(line) });
    const installation = await openInstallation(config, { demo: false, log: heard, onLoss: lost.resolve });
    const server = await readPostmaster(join(config.dataDir, 'postgres'));
    process.kill(server?.pid ?? 0, 'SIGKILL');
    expect(await lost.promise).toBeInstanceOf(DatabaseEnded);
    // A session that is open may answer once more before it notices.
    const met = await vi.waitFor(() =>
      sql`select 1`.execute(installation.school.ctx.db).then(
        () => Promise.reject(new Error('it answers yet')),
        (error: unknown) => error,
      ),
    );
    const told = await installation.causeOf(met);
    expect(String(told)).toMatch(/ended by itself \(exit status SIGKILL\).*postgres\.log: ./);
    expect(lines.filter((line) => line.includes('"event":"database.ended"'))).toHaveLength(1);
    await installation.close();
    expect(await opened({ demo: false }, async () => 'opened again')).toBe('opened again');
  });

  it('is not what a school does that is closed', async () => {
    const lost: Error[] = [];
    const installation = await openInstallation(config, { demo: false, log, onLoss: (error) => lost.push(error) });
    const met = new Error('something else');
    expect(await installation.causeOf(met)).toBe(met);
    await installation.close();
    expect(await installation.causeOf(met)).toBe(met);
    expect(lost).toEqual([]);
  });

  it('ends the program with 1, whatever hangs, and bin/school with its reason', async () => {
    const env = {
      ...environmentOf({ folder }),
      LOG_LEVEL: 'info',
      DATA_DIR: config.dataDir,
      LEDGER_URL: `file:${join(folder, 'ledger')}`,
    };
    const program = open(env);
    const said = text(program.process.stdout ?? Readable.from([]));
    const { hostname, port } = new URL(await program.address);
    // A request that never comes to its end.
    const request = connect(Number(port), hostname).on('error', () => undefined);
    const begun = 'POST /sign-in HTTP/1.1\r\nHost: school.test\r\nContent-Length: 100\r\n\r\nemail=';
    await new Promise((resolve) => request.write(begun, resolve));
    const cluster = join(config.dataDir, 'postgres');
    process.kill((await readPostmaster(cluster))?.pid ?? 0, 'SIGKILL');
    expect(await program.ended).toEqual([1, null]);
    request.destroy();
    expect(await said).toContain('"event":"database.ended","error":"exit status SIGKILL"');

    const args = ['--import', 'tsx', 'src/operator/main.ts', 'doctor'];
    const verb = promisify(execFile)(process.execPath, args, {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env, LOG_LEVEL: 'silent' },
    });
    await vi.waitFor(
      async () => {
        const server = await readPostmaster(cluster);
        // The link is made when the start of the server is over; the one before left its own.
        const link = await readlink(join(config.dataDir, 'postgres.socket'));
        if (server?.socketDir !== link || !(await isServer(server.pid))) throw new Error('not started yet');
        process.kill(server.pid, 'SIGKILL');
      },
      { timeout: 30_000, interval: 5 },
    );
    await expect(verb).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^bin\/school: the database server ended by itself \(exit status SIGKILL\).*\n$/),
    });
  }, 60_000);
});

describe('the start of a demo school', () => {
  it('begins anew after one that ended before the school was registered', async () => {
    await opened({}, async (_, { db }) => {
      await sql`create function fail() returns trigger language plpgsql as $$ begin raise 'killed here'; end $$`.execute(
        db,
      );
      await sql`create trigger killed before insert on installation execute function fail()`.execute(db);
    });
    await expect(openInstallation(config, { demo: true, log })).rejects.toThrow('killed here');
    await opened({}, async (_, { db }) => {
      await sql`drop function fail cascade`.execute(db);
    });
    expect(await opened({ demo: true }, signIn)).toBe(303);
  });

  it('goes on with a school that bin/school seed began, and tells the same password', async () => {
    const flags = { scale: '3' };
    const { lines } = await opened({}, ({ school }, ctx) => seed.run({ ctx, school, config, words: [], flags }));
    await opened({ demo: true }, async (installation) => {
      expect(lines?.[0]).toContain(`password: ${installation.demoPassword}`);
      expect(await signIn(installation)).toBe(303);
    });
  });
});
