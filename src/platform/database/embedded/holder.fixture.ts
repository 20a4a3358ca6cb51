/** A program of its own that holds a server and writes rows, for tests that kill it. Usage: node … DATA_DIR */
import pg from 'pg';
import { startEmbedded } from './index.ts';

const [dataDir = ''] = process.argv.slice(2);
const server = await startEmbedded({ dataDir, log: (line) => process.stderr.write(`${line}\n`) });
const client = new pg.Client(server.connection());
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS acknowledged (number integer PRIMARY KEY)');
process.stdout.write(`pid ${server.pid}\n`);
for (let number = 1; ; number += 1) {
  await client.query('INSERT INTO acknowledged VALUES ($1)', [number]);
  process.stdout.write(`row ${number}\n`);
}
