/** The first start, and what comes between it and the next. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actingAs, type Context } from '#platform/context.ts';
import { createLog } from '#platform/log/log.ts';
import { type Config, readConfig } from './config.ts';
import { type Installation, openInstallation } from './installation.ts';
import { seed } from './operator/verbs/seed.ts';

const log = createLog('silent');
let folder: string;
let config: Config;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'installation-test-'));
  config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: join(folder, 'data'),
    LEDGER_URL: `file:${join(folder, 'ledger')}`,
  });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function opened<T>(options: { demo?: boolean }, work: (opened: Installation, ctx: Context) => Promise<T>) {
  const installation = await openInstallation(config, { ...options, log });
  try {
    return await work(installation, actingAs(installation.school.ctx, { kind: 'operator' }));
  } finally {
    await installation.close();
  }
}

async function signIn({ school, demoPassword }: Installation): Promise<number> {
  const app = school.createWeb({ head: { css: [], scripts: [], preload: [] }, files: new Map() });
  const { status } = await app.request(`${config.baseUrl}/sign-in`, {
    method: 'POST',
    headers: { origin: config.baseUrl },
    body: new URLSearchParams({ email: 'marina@example.kz', password: demoPassword ?? '' }),
  });
  return status;
}

describe('the start of a demo school', () => {
  it('begins anew after one that ended before the school was registered', async () => {
    await opened({}, async (_, { db }) => {
      await sql`create function fail() returns trigger language plpgsql as $$ begin raise 'killed here'; end $$`.execute(
        db,
      );
      await sql`create trigger killed before insert on installation execute function fail()`.execute(db);
    });
    await expect(openInstallation(config, { demo: true, log })).rejects.toThrow('killed here');
    await opened({}, async (_, { db }) => {
      await sql`drop function fail cascade`.execute(db);
    });
    expect(await opened({ demo: true }, signIn)).toBe(303);
  });

  it('goes on with a school that bin/school seed began, and tells the same password', async () => {
    const flags = { scale: '3' };
    const { lines } = await opened({}, ({ school }, ctx) => seed.run({ ctx, school, config, words: [], flags }));
    await opened({ demo: true }, async (installation) => {
      expect(lines?.[0]).toContain(`password: ${installation.demoPassword}`);
      expect(await signIn(installation)).toBe(303);
    });
  });
});
