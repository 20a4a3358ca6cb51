import { mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { turnLog } from './turn-log.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'turn-log-'));
  path = join(folder, 'postgres.log');
});
afterEach(() => rm(folder, { recursive: true }));

const at = (day: string) => Temporal.Instant.from(`${day}T06:00:00Z`);
const line = (day: string, what = 'LOG:  checkpoint') => `${day} 05:00:00.000 UTC [1] ${what}\n`;
const both = async () => [await readFile(`${path}.1`, 'utf8'), await readFile(path, 'utf8')];

describe('what the server says', () => {
  it('is turned with each month, while the server writes on, and lasts two of them at most', async () => {
    const server = await open(path, 'a');
    const oldest: string[] = [];
    for (let day = Temporal.PlainDate.from('2026-01-01'); day.year === 2026; day = day.add({ days: 1 })) {
      await server.write(line(`${day}`));
      await turnLog(path, at(`${day}`));
      const [first = ''] = (await both()).join('').split('\n');
      expect(
        Temporal.PlainDate.compare(first.slice(0, 10), day.subtract({ months: 2 })),
        `on ${day}`,
      ).toBeGreaterThanOrEqual(0);
      oldest.push(first.slice(0, 10));
    }
    await server.close();
    // Turned on the first of each month; of what was said since the turn before nothing is missing.
    expect(oldest.at(-1)).toBe('2026-11-02');
    expect((await both()).join('').split('\n').filter(Boolean)).toHaveLength(60);
    expect((await stat(`${path}.1`)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['postgres.log', 'postgres.log.1']);
  }, 60_000);

  it('goes by its day where nobody turned it for long', async () => {
    const young = `${line('2026-10-02', 'ERROR:  қате')}\tand more of it\n${line('2026-11-20')}`;
    await writeFile(path, `${line('2025-01-01')}\tand more of it\n${line('2026-09-01')}${young}`);
    await turnLog(path, at('2026-11-22'));
    expect(await both()).toEqual([young, '']);
  });

  it('is nothing in a school that has a server of its own any more', async () => {
    await turnLog(path, at('2026-11-22'));
    expect(await readdir(folder)).toEqual([]);
    await writeFile(`${path}.1`, line('2026-10-01'));
    await turnLog(path, Temporal.Now.instant().add({ hours: 24 * 40 }));
    expect(await readdir(folder)).toEqual([]);
  });
});
