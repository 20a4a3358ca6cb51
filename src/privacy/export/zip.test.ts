import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { type ZipEntry, zipOf } from './zip.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const ENTRIES = 1_000;
const EACH = 60_000;

/** Memory outside of the heap, where buffers are, when nothing is left to collect: what a collection frees goes beside it. */
async function buffersHeld(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 10; tries += 1) {
    collect();
    await setTimeout(1);
    least = Math.min(least, process.memoryUsage().arrayBuffers);
  }
  return least;
}

it('holds nothing of the entries that are written, however many', async () => {
  const held: number[] = [];
  async function* entries(): AsyncGenerator<ZipEntry> {
    for (let nth = 0; nth < ENTRIES; nth += 1) {
      if (nth === 100 || nth === ENTRIES - 1) held.push(await buffersHeld());
      yield { name: `data/orders-${nth}.json`, content: [Buffer.alloc(EACH, `${nth} `)], compress: true };
    }
  }
  for await (const _piece of zipOf(entries()));
  const [early = 0, late = 0] = held;
  expect(late - early).toBeLessThan((ENTRIES * EACH) / 10);
});
