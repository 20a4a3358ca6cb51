/** How the program is stopped, and that the unit of the guide stops it so. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { joinRunning } from '#platform/database/embedded/index.ts';
import { BASE_URL, environmentOf } from '#tests/drills/kills.ts';
import { kill, open } from '#tests/drills/program.ts';

it('answers what people wait for before its database ends, at a SIGTERM to the program alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stopping-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const env = environmentOf({ folder });
  const program = open(env);
  onTestFinished(() => kill(program));
  const url = await program.address;
  const { host, user, database } = (await joinRunning(env['DATA_DIR'] ?? '')) ?? {};
  const other = new pg.Client({ host, user, database });
  other.on('error', () => undefined);
  await other.connect();
  await other.query('begin; lock table people in access exclusive mode');
  const answer = fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { origin: BASE_URL },
    body: new URLSearchParams({ email: 'nobody@example.kz', password: 'not a password of anybody' }),
  });
  answer.catch(() => undefined);
  const isWaiting = async () => {
    const { rowCount } = await other.query(`select from pg_locks where not granted and relation = 'people'::regclass`);
    expect(rowCount).toBeGreaterThan(0);
  };
  await vi.waitFor(isWaiting, { timeout: 20_000 });
  program.process.kill('SIGTERM');
  await vi.waitFor(() => expect(fetch(url)).rejects.toThrow(), { timeout: 20_000 });
  await other.query('commit');
  await other.end();
  const { status } = await answer;
  expect(status).toBeGreaterThanOrEqual(200);
  expect(status).toBeLessThan(500);
  expect(await program.ended).toEqual([0, null]);
}, 90_000);

it('is stopped so by the unit of the guide, which leaves the database’s socket where bin/school finds it', async () => {
  const guide = await readFile(new URL('../docs/operations.md', import.meta.url), 'utf8');
  const unit = /```ini\n([\s\S]*?)```/.exec(guide)?.[1]?.replaceAll(/^ {3}/gm, '') ?? '';
  const service = unit.slice(unit.indexOf('[Service]'), unit.indexOf('[Install]')).split('\n');
  const before = (line: string) => service[service.indexOf(line) - 1];
  // By default systemd sends it to PostgreSQL's processes too, and what people wait for is cut off.
  expect(before('KillMode=mixed')).toMatch(/^# SIGTERM to the program alone: the database/);
  expect(service.filter((line) => /^(PrivateTmp|DynamicUser|JoinsNamespaceOf|TemporaryFileSystem)/.test(line))).toEqual(
    [],
  );
  expect(service).toContainEqual(expect.stringMatching(/^# No PrivateTmp: the database’s socket lies in \/tmp/));
  // As whom: the same in the unit and in the guide.
  expect(service).toContain('User=school');
  expect(guide).toContain('sudo -u school bin/school');
});
