/** The rows of a table in an unpacked backup, as COPY wrote them, the parts one after another. */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TableManifest } from './backup.ts';

const AT_ONCE_BYTES = 1 << 20;

export async function* rowsOf(folder: string, table: TableManifest): AsyncGenerator<Buffer> {
  if (table.parts === 0) return;
  const place = join(folder, 'tables', `${table.schema}.${table.table}`);
  for (const part of (await readdir(place)).sort()) {
    yield* createReadStream(join(place, part), { highWaterMark: AT_ONCE_BYTES }) as AsyncIterable<Buffer>;
  }
}
