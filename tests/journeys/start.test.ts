/** The commands themselves, as the engineer types them: from an empty data folder to a served school, and again. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);

let folder: string;
let env: NodeJS.ProcessEnv;
let child: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'school-command-'));
  // The test runner has a BASE_URL of its own.
  const { BASE_URL: _, ...inherited } = process.env;
  env = {
    ...inherited,
    NODE_ENV: 'development',
    DATA_DIR: join(folder, 'data'),
    LEDGER_URL: `file:${join(folder, 'ledger')}`,
    BACKUP_URL: `file:${join(folder, 'backups')}`,
    DRILL_KEY_FILE: join(folder, 'drill.key'),
    PORT: '0',
  };
});

afterAll(async () => {
  await stop();
  await rm(folder, { recursive: true, force: true });
});

/** Until it says that the school is open; `said` is all it has said so far. */
async function start(
  words: readonly string[] = [],
  more: NodeJS.ProcessEnv = {},
): Promise<{ url: string; said: () => string }> {
  const started = spawn('bin/start', words, { env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
  child = started;
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /is open: (http:\S+)[\s\S]*\n\n/.exec(said)?.[1];
      if (found) resolve(found);
    };
    started.stdout.on('data', listen);
    started.stderr.on('data', listen);
    started.once('exit', (status) => reject(new Error(`bin/start ended with ${status}: ${said}`)));
  });
  return { url, said: () => said };
}

async function stop(): Promise<void> {
  if (!child || child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

const passwordIn = (said: string) => /Everybody's password: (\S+)/.exec(said)?.[1] ?? '';

/** The cookies of a learner of the demo. */
async function signIn(url: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ email: 'marina@example.kz', password }),
  });
  expect(answer.status).toBe(303);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

describe('bin/start', () => {
  let password = '';

  it('makes a school on an empty data folder, and says how to look around', async () => {
    const { url, said } = await start();
    password = passwordIn(said());
    for (const path of ['/', '/kk/programmes', '/en/privacy/promises', '/readyz']) {
      const answer = await fetch(url + path);
      expect([path, answer.status]).toEqual([path, 200]);
    }
    expect(await signIn(url, password)).toMatch(/session_token=/);
  });

  it('has bin/school beside it while it serves', async () => {
    const { stdout } = await run('bin/school', ['person', 'list', '--json'], { env });
    const people = JSON.parse(stdout) as { email: string; roles: string[] }[];
    expect(people).toContainEqual(expect.objectContaining({ email: 'accountant@example.kz', roles: ['accountant'] }));
  });

  it('opens the same school the next time, and prints documents', async () => {
    await stop();
    const { url, said } = await start();
    const cookie = await signIn(url, password);
    const orders = await (await fetch(`${url}/account/orders`, { headers: { cookie } })).text();
    const [order] = /\/account\/orders\/[0-9a-f-]{36}/.exec(orders) ?? [];
    const document = await fetch(`${url}${order}/pdf`, { headers: { cookie } });
    expect(document.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await document.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(said(), 'what is done each night goes on').not.toContain('job.failed');
  });

  it('begins a real school with --empty, and says who comes first', async () => {
    await stop();
    const own = { DATA_DIR: join(folder, 'real'), BASE_URL: 'http://school.test' };
    const { url, said } = await start(['--empty'], own);
    expect(said()).toContain('People reach it at:  http://school.test');
    expect(said()).toContain('Nobody works here yet:  bin/school staff invite EMAIL --role administrator');
    expect(said()).not.toContain('password');
    const words = ['staff', 'invite', 'head@example.kz', '--role', 'administrator'];
    const { stdout } = await run('bin/school', words, { env: { ...env, ...own } });
    const link = /http:\/\/school\.test(\/staff\/join\S+)/.exec(stdout)?.[1];
    expect(await (await fetch(url + link)).text()).toContain('name="password"');
  });

  it('says every wrong setting at once, and serves nothing', async () => {
    await stop();
    const wrong = run('bin/start', { env: { ...env, PORT: 'seven', BASE_URL: 'not an address' } });
    await expect(wrong).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/PORT[\s\S]*BASE_URL|BASE_URL[\s\S]*PORT/),
    });
  });
});

describe('a .env file beside the commands', () => {
  const ROOT = join(import.meta.dirname, '../..');
  const OWN = ['171040010072', '940140000385'] as const;
  let copy: string;

  beforeAll(async () => {
    copy = join(folder, 'copy');
    const left = ['.git', 'node_modules', 'data', 'data-backups', 'ledger', '.env'].map((name) => join(ROOT, name));
    await cp(ROOT, copy, { recursive: true, filter: (path) => !left.includes(path) });
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    const settings = Object.entries(env).filter(([name]) =>
      /^(DATA_DIR|LEDGER_URL|BACKUP_URL|DRILL_KEY_FILE)$/.test(name),
    );
    const lines = [...settings, ['SCHOOL_BIN', OWN[0]]].map(([name, value]) => `${name}=${value}\n`);
    await writeFile(join(copy, '.env'), ['# The settings of this installation\n', ...lines].join(''), { mode: 0o600 });
  }, 60_000);

  it.each([
    ['is read', {}, OWN[0]],
    ['gives way to the environment', { SCHOOL_BIN: OWN[1] }, OWN[1]],
  ])('%s', async (_, more, expected) => {
    const { DATA_DIR: _data, LEDGER_URL: _ledger, BACKUP_URL: _backups, DRILL_KEY_FILE: _key, ...bare } = env;
    // What the doctor thinks of a school without backups is not asked here: its findings are printed all the same.
    const { stdout } = await run('bin/school', ['doctor', '--json'], { cwd: copy, env: { ...bare, ...more } }).catch(
      (failed: { stdout: string }) => failed,
    );
    const checks = JSON.parse(stdout) as { check: string; finding: string }[];
    expect(checks).toContainEqual(expect.objectContaining({ check: 'school.bin', finding: expected }));
    expect(checks).toContainEqual(
      expect.objectContaining({ check: 'drill key', finding: expect.stringContaining(join(folder, 'drill.key')) }),
    );
  });
});
