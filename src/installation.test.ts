/** The first start, and what comes between it and the next. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actingAs, type Context } from '#platform/context.ts';
import { LEDGER_FILE } from '#platform/ledger.ts';
import { createLog } from '#platform/log/log.ts';
import { erasePerson } from '#privacy/erasure';
import { backupStanding } from '#protection/backups';
import { signInForTest } from '#tests/harness/people.ts';
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

describe('the start of a school that lived before', () => {
  const ledgerAt = (...names: string[]) => join(folder, 'ledger', ...names);
  const erase = async ({ school }: Installation, ctx: Context) => {
    const { id } = await signInForTest(ctx);
    return erasePerson(ctx, school.inventory, { personId: id, requestedBy: 'operator' });
  };

  it('writes a ledger of erasures that was lost anew', async () => {
    await opened({ demo: false }, erase);
    const before = await readFile(ledgerAt(LEDGER_FILE), 'utf8');
    expect(before).toContain('subjectHash');
    await rm(ledgerAt(), { recursive: true });
    await opened({ demo: false }, async (_, ctx) => {
      expect(await readFile(ledgerAt(LEDGER_FILE), 'utf8')).toBe(before);
      expect((await backupStanding(ctx)).faults).toContain('ledger_lost');
    });
    await opened({ demo: false }, async (_, ctx) => {
      expect(await readFile(ledgerAt(LEDGER_FILE), 'utf8')).toBe(before);
      expect((await backupStanding(ctx)).faults).not.toContain('ledger_lost');
    });
  });

  it('comes about without the ledger’s disk, breaks the promise, and ends no erasure', async () => {
    await opened({ demo: false }, async () => undefined);
    await rm(ledgerAt(), { recursive: true });
    // What stands in the way where the disk should be.
    await writeFile(ledgerAt(), '');
    await opened({ demo: false }, async (installation, ctx) => {
      expect((await backupStanding(ctx)).faults).toContain('ledger_unusable');
      await expect(erase(installation, ctx)).rejects.toThrow();
      const { rows } = await sql<{ state: string }>`select state from erasures`.execute(ctx.db);
      expect(rows).toEqual([{ state: 'started' }]);
    });
  });
});

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
