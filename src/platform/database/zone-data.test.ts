import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import type { Connection } from '#platform/database/database.ts';
import { createLog } from '#platform/log/log.ts';
import { useSchool } from '#tests/harness/school.ts';
import { openSchool } from '../../app.ts';
import { readConfig } from '../../config.ts';

const school = useSchool();

async function withOldZoneData(connection: Connection): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`
    set allow_system_table_mods = on;
    update pg_proc set proname = 'timezone_of_now' where oid = 'timezone(text, timestamptz)'::regprocedure;
    create function pg_catalog.timezone(text, timestamptz) returns timestamp language sql immutable strict
      as $$ select $2 at time zone interval '6 hours' $$`);
  await client.end();
}

it('opens no school on a server that knows Almaty as it was before 2024', async () => {
  const opening = () =>
    openSchool({
      config: readConfig({ NODE_ENV: 'test', DATA_DIR: `${school.folder}/data` }),
      connection: school.connection,
      secretKey: 'a secret key for tests, thirty-two characters and more',
      log: createLog('silent'),
    });
  await (await opening()).close();
  // In this database alone: the server's own reckoning has another name, and another reckoning has its name.
  await withOldZoneData(school.connection);
  const reopened = opening();
  onTestFinished(() => reopened.then(({ close }) => close()).catch(() => undefined));
  await expect(reopened).rejects.toThrow(
    'The time zone data of the database server are old: Asia/Almaty is +06:00, and should be +05:00',
  );
});
