/** A school that was brought back destroys nothing that stands on people's word until somebody has looked. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actingAs, type Context } from '#platform/context.ts';
import { resume } from '#platform/jobs/resume.ts';
import { findStandstill } from '#platform/jobs/standstill.ts';
import { createLog } from '#platform/log/log.ts';
import { giveConsent, withdrawConsent } from '#privacy/consents';
import { cancelErasure, erasePerson, planErasure } from '#privacy/erasure';
import { lastRun } from '#privacy/retention';
import { makeBackup } from '#protection/backups';
import { signInForTest } from '#tests/harness/people.ts';
import { measurePromises } from '../../promises/measure.ts';
import type { School } from '../app.ts';
import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { restore } from '../operator/verbs/restore.ts';
import { timetable } from '../timetable.ts';

const silent = createLog('silent');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unlooked-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const configOf = (name: string) =>
  readConfig({
    NODE_ENV: 'test',
    DATA_DIR: join(folder, name),
    LEDGER_URL: `file:${join(folder, 'ledger')}`,
    DRILL_KEY_FILE: join(folder, 'drill.key'),
  });

async function inSchool<T>(name: string, work: (ctx: Context, school: School) => Promise<T>): Promise<T> {
  const installation = await openInstallation(configOf(name), { demo: false, log: silent });
  try {
    return await work(actingAs(installation.school.ctx, { kind: 'operator' }), installation.school);
  } finally {
    await installation.close();
  }
}

/** What of the timetable cannot be undone, as the worker runs it. */
async function runJobs(ctx: Context, school: School): Promise<void> {
  for (const { job, final } of timetable)
    if (final !== undefined) await school.jobs.find(({ name }) => name === job)?.run(ctx, {});
}

/** Of those, who is not erased. */
async function namesOf(ctx: Context, people: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from people where id = any(${people}::uuid[])
    and name is not null`.execute(ctx.db);
  return rows.map(({ name }) => name);
}

it('keeps who took a consent back, or an erasure, after the backup from being harmed by what the school forgot', async () => {
  const restored = join(folder, 'backup.age');
  const people = await inSchool('first', async (ctx, school) => {
    const [offered, thinking, begun] = [await signInForTest(ctx), await signInForTest(ctx), await signInForTest(ctx)];
    await giveConsent(ctx, { personId: offered.id, purpose: 'offers', way: 'cabinet', locale: 'ru' });
    for (const { id } of [thinking, begun])
      await planErasure(ctx, { personId: id, requestedBy: 'person', coolingOff: false });
    await makeBackup(ctx, school.backups, restored);
    await withdrawConsent(ctx, { personId: offered.id, purpose: 'offers', way: 'cabinet', locale: 'ru' });
    await cancelErasure(ctx, { personId: thinking.id });
    await erasePerson(ctx, school.inventory, { personId: begun.id, requestedBy: 'person' });
    return { thinking, begun };
  });
  const { lines } = await restore.runWithoutSchool({
    config: configOf('second'),
    words: [restored],
    flags: {},
    log: silent,
  });
  const told = lines?.join('\n') ?? '';
  for (const part of ['consents taken back', 'erasures called off', 'new passwords', 'bin/school resume'])
    expect(told).toContain(part);

  await inSchool('second', async (ctx, school) => {
    expect((await findStandstill(ctx))?.restored).toBeDefined();
    expect(await namesOf(ctx, [people.thinking.id, people.begun.id])).toHaveLength(1);
    await runJobs(ctx, school);
    expect(await lastRun(ctx)).toBeUndefined();
    expect(await namesOf(ctx, [people.thinking.id])).toHaveLength(1);
    const expiry = async () => (await measurePromises(ctx, school.inventory)).find(({ id }) => id === 'keep.expiry');
    expect(await expiry()).toMatchObject({ state: 'broken', evidence: expect.stringContaining('bin/school resume') });
    // What is asked for since is done, with no look at the rest.
    const now = await signInForTest(ctx);
    await planErasure(ctx, { personId: now.id, requestedBy: 'person', coolingOff: false });
    await runJobs(ctx, school);
    expect(await namesOf(ctx, [now.id])).toEqual([]);

    await resume(ctx);
    await runJobs(ctx, school);
    expect(await expiry()).toMatchObject({ state: 'kept' });
    expect(await namesOf(ctx, [people.thinking.id])).toEqual([]);
  });
}, 120_000);
