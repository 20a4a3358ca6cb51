/** From `bin/start` to the first answer: on an empty data folder, and again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Line } from './main.ts';

const COLD_LIMIT = 15;
const WARM_LIMIT = 3;

export async function measureStarts(): Promise<Line[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'school-start-'));
  try {
    const cold = await secondsToServe(dataDir);
    const warm = await secondsToServe(dataDir);
    return [line('first start, packages there', cold, COLD_LIMIT), line('second start', warm, WARM_LIMIT)];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function secondsToServe(dataDir: string): Promise<number> {
  const started = performance.now();
  const child = spawn('bin/start', {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /is open: (http:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (status) => reject(new Error(`bin/start ended with ${status}`)));
  });
  const response = await fetch(`${address}/programmes`);
  const seconds = (performance.now() - started) / 1000;
  if (response.status !== 200) throw new Error(`/programmes answers ${response.status}`);
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
  return seconds;
}

function line(name: string, seconds: number, limit: number): Line {
  return {
    name,
    measured: `${seconds.toFixed(2)} s`,
    target: `<= ${limit} s`,
    met: seconds <= limit,
    values: { seconds },
  };
}
