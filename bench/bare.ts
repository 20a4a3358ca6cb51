/** The bare handler: the same framework and driver, as many statements, as many bytes, and nothing else. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { openDatabase } from '#platform/database/database.ts';

const [host = '', user = '', database = ''] = process.argv.slice(2);
const { db } = openDatabase({ host, user, database });
const first = await sql<{ id: string }>`select id from programmes order by id limit 1`.execute(db);
const id = first.rows[0]?.id ?? '';

const app = new Hono();
const bodies = new Map<number, string>();
app.get('/:statements/:bytes', async (c) => {
  const statements = Number(c.req.param('statements'));
  const bytes = Number(c.req.param('bytes'));
  for (let made = 0; made < statements; made += 1) await sql`select slug from programmes where id = ${id}`.execute(db);
  let body = bodies.get(bytes);
  if (body === undefined) {
    body = 'x'.repeat(bytes);
    bodies.set(bytes, body);
  }
  return c.html(body);
});

const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
server.once('listening', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
