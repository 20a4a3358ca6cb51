/**
 * Makes one person's copy in the school of a data folder and tells what that took. For {@link measureExportMemory}. With
 * `collect`, everything that may be collected is, four times a second: what is left is what the copy holds.
 */
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { actingAs } from '#platform/context.ts';
import { joinRunning } from '#platform/database/embedded/index.ts';
import { createLog } from '#platform/log/log.ts';
import { exportPerson } from '#privacy/export';
import { openSchool } from '../src/app.ts';
import { readConfig } from '../src/config.ts';

export interface CopyMade {
  readonly peakBytes: number;
  /** The most that was left after a collection; 0 where nothing was collected. */
  readonly heldBytes: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly pages: number;
  readonly largestPage: number;
}

const EACH_MS = 250;

const [dataDir = '', personId = '', to = '', collect] = process.argv.slice(2);
const connection = await joinRunning(dataDir);
if (!connection) throw new Error(`no database runs on ${dataDir}`);
const school = await openSchool({
  config: readConfig({ DATA_DIR: dataDir }),
  connection,
  secretKey: 'a secret key for the bench, thirty-two characters and more',
  log: createLog('silent'),
});
let heldBytes = 0;
if (collect) {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  setInterval(() => {
    gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    heldBytes = Math.max(heldBytes, heapUsed + arrayBuffers);
  }, EACH_MS);
}
const started = performance.now();
let manifest: { readonly files: readonly { readonly name: string; readonly bytes: number }[] } = { files: [] };
const { stream } = await exportPerson(actingAs(school.ctx, { kind: 'operator' }), school.inventory, personId, {
  seal: (given) => {
    manifest = given;
    return given;
  },
});
await pipeline(Readable.fromWeb(stream as ReadableStream), createWriteStream(to));
const seconds = (performance.now() - started) / 1_000;
const pages = manifest.files.filter(({ name }) => name.endsWith('.html'));
const made: CopyMade = {
  peakBytes: process.resourceUsage().maxRSS * 1_024,
  heldBytes,
  bytes: (await stat(to)).size,
  seconds,
  pages: pages.length,
  largestPage: Math.max(...pages.map(({ bytes }) => bytes)),
};
process.send?.(made, () => process.exit(0));
