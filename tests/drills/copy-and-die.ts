/** A program of its own that makes a copy, and is killed with `kill -9` in the middle of it, or just before its end. */
import { actingAs } from '#platform/context.ts';
import type { Connection } from '#platform/database/database.ts';
import { createLog } from '#platform/log/log.ts';
import { openSchool } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';

const [given = '{}'] = process.argv.slice(2);
const { env, connection, copyId, when } = JSON.parse(given) as {
  env: Record<string, string>;
  connection: Connection;
  copyId: string;
  when: 'half written' | 'written';
};
const school = await openSchool({
  config: readConfig(env),
  connection,
  secretKey: 'a secret key for tests, thirty-two characters and more',
  log: createLog('silent'),
});
const die = () => process.kill(process.pid, 'SIGKILL');

async function* dyingAfterOne(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces = 0;
  for await (const piece of source) {
    if (pieces === 2) die();
    pieces += 1;
    yield piece;
  }
}

const { files } = school.ctx;
const ctx = {
  ...actingAs(school.ctx, { kind: 'system', job: 'copies.make' }),
  files: {
    ...files,
    write: async (key: string, source: Uint8Array | AsyncIterable<Uint8Array>) => {
      if (source instanceof Uint8Array) throw new Error('a copy is streamed');
      const written = await files.write(key, when === 'half written' ? dyingAfterOne(source) : source);
      die();
      return written;
    },
  },
};
await school.jobs.find(({ name }) => name === 'copies.make')?.run(ctx, { copyId });
