/** The drills of kills, small; bin/drill runs them at full size. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startDebianServer } from '../harness/debian-server.ts';
import { killUnderWrites } from './kills.ts';

it.each(['the embedded database', 'a PostgreSQL server'])(
  'loses nothing and doubles nothing when the program is killed, on %s',
  async (database) => {
    const folder = await mkdtemp(join(tmpdir(), 'kills-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const server = database === 'a PostgreSQL server' ? await startDebianServer() : undefined;
    if (server) onTestFinished(() => server.stop());
    const counts = await killUnderWrites({
      folder,
      kills: 4,
      seed: 7,
      say: () => undefined,
      ...(server && { databaseUrl: server.url }),
    });
    expect(counts).toMatchObject({ kills: 4, lost: 0, doubled: 0 });
    expect(counts.acknowledged).toBeGreaterThanOrEqual(4);
  },
  180_000,
);
