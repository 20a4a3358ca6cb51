/** A school that was brought back destroys nothing that stands on people's word until somebody has looked. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendConfirmation } from '#people/sign-in';
import { inviteStaff } from '#people/staff';
import { actingAs, type Context } from '#platform/context.ts';
import { resume } from '#platform/jobs/resume.ts';
import { findStandstill } from '#platform/jobs/standstill.ts';
import { createLog } from '#platform/log/log.ts';
import { giveConsent, withdrawConsent } from '#privacy/consents';
import { askForHandOver } from '#privacy/copies';
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

/** Those that still open something: a package of somebody's data, a new address, a place among the staff, a password. */
async function openLinks(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ link: string }>`
    select 'package' as link from copies where kind = 'hand-over' and cancelled_at is null
    union all select 'address' from email_changes where used_at is null and expires_at > ${ctx.clock.now()}
    union all select 'invitation' from staff_invitations where accepted_at is null and expires_at > ${ctx.clock.now()}
    union all select 'password' from one_time_tokens order by 1`.execute(ctx.db);
  return rows.map(({ link }) => link);
}

it('opens nothing to whoever holds a link that was used or called off after the backup', async () => {
  const backup = join(folder, 'links.age');
  const LINKS = ['address', 'invitation', 'package', 'password'];
  await inSchool('lettered', async (ctx, school) => {
    const { id, email } = await signInForTest(ctx);
    await askForHandOver(ctx, { personId: id, recipient: 'Школа «Болашақ»' });
    await inviteStaff(ctx, { email, role: 'adviser', locale: 'ru' });
    await sendConfirmation(ctx, id);
    const now = ctx.clock.now();
    await sql`insert into email_changes (id, person_id, email, token_hash, asked_at, expires_at)
      values (${ctx.ids.uuid()}, ${id}, 'new@example.kz', 'hash', ${now}, ${now.add({ hours: 1 })})`.execute(ctx.db);
    expect(await openLinks(ctx)).toEqual(LINKS);
    await makeBackup(ctx, school.backups, backup);
  });
  await restore.runWithoutSchool({ config: configOf('unlettered'), words: [backup], flags: {}, log: silent });
  await inSchool('unlettered', async (ctx) => {
    expect(await openLinks(ctx)).toEqual([]);
  });
}, 120_000);

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
