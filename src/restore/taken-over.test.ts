/** A child takes their studies over at 18 and is erased later: a backup of before knows them under their guardian alone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { completeEnrolment } from '#learning/enrolments';
import type { Context } from '#platform/context.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { createLog } from '#platform/log/log.ts';
import { erasePerson, findBegun, findLedgered, subjectHash } from '#privacy/erasure';
import { makeBackup } from '#protection/backups';
import { programmeForTest } from '#tests/harness/programme.ts';
import { START, TEST_SECRET_KEY, useSchool } from '#tests/harness/school.ts';
import { wardOf } from '#tests/harness/ward.ts';
import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { restoreSchool } from './from-backup.ts';

const school = useSchool();
const silent = createLog('silent');
const NAME = 'Айсұлу Қайратқызы';
/** Of age when the day begins at the school, thirteen hours after the start. */
const BORN = '2008-11-23';

/** Studied to a certificate as a child. */
async function studied() {
  school.clock.set(Temporal.Instant.from(START));
  const programme = await programmeForTest(school.ctx);
  const ward = await wardOf(school, await school.person(), { name: NAME, born: BORN });
  const { cookie } = ward.guardian;
  await school.request(`${ward.path}/enrolment`, { form: { cohort: programme.cohortSlug }, cookie });
  await school.request(`/learn/${programme.cohortSlug}~${ward.id}/${programme.lessons[0]?.slug}`, { cookie });
  const { rows } = await sql<{ id: string }>`select id from enrolments where ward_id = ${ward.id}`.execute(
    school.ctx.db,
  );
  await completeEnrolment(school.ctx, rows[0]?.id ?? '');
  await school.runJobs();
  return { ...ward, enrolmentId: rows[0]?.id ?? '', hash: subjectHash(school.ctx, ward.id) };
}

async function takenOver({ guardian, path }: Awaited<ReturnType<typeof studied>>) {
  school.clock.set(Temporal.Instant.from('2026-11-22T19:15:00Z'));
  const watch = school.school.jobs.find(({ name }) => name === 'minors.watch');
  if (!watch) throw new Error('there is no such job');
  await enqueue(school.ctx, watch, {});
  await school.runJobs();
  // By another name than the guardian's letters have.
  const adult = await school.person({ name: 'Айсұлу Ерланқызы Оспанова' });
  await school.request(`${path}/invitation`, { form: { email: adult.email }, cookie: guardian.cookie });
  const letter = (await school.letters()).findLast(({ recipient }) => recipient === adult.email);
  const link = /\/coming-of-age\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? '';
  const answer = await school.request(link, { form: {}, cookie: adult.cookie });
  expect(answer.headers.get('location')).toBe('/learn');
  return adult;
}

const leftOf = async (ctx: Pick<Context, 'db'>, enrolmentId: string) =>
  (
    await sql`select (select count(*)::int from wards where name = ${NAME}) as wards,
      (select count(*)::int from lesson_progress where enrolment_id = ${enrolmentId}) as progress,
      (select count(*)::int from certificates where holder_name = ${NAME}) as certificates`.execute(ctx.db)
  ).rows[0];

const named = async () => ((await school.ctx.ledger.read()) ?? []).map(({ subjectHash }) => subjectHash);

it('brings back neither the child nor what they studied', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'taken-over-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const child = await studied();
  const file = join(folder, 'backup.age');
  await makeBackup(school.ctx, school.school.backups, file);
  const adult = await takenOver(child);
  // While they are here a restore is to bring back what is theirs.
  expect(await named()).not.toContain(child.hash);
  expect(await leftOf(school.ctx, child.enrolmentId)).toEqual({ wards: 0, progress: 1, certificates: 1 });
  const erased = await erasePerson(school.ctx, school.inventory, { personId: adult.id, requestedBy: 'person' });
  expect(erased.state).toBe('verified');
  expect(await named()).toEqual([child.hash, subjectHash(school.ctx, adult.id)]);

  const { drillKeyFile } = school.school.backups;
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: join(folder, 'data'),
    LEDGER_URL: `file:${join(school.folder, 'ledger')}`,
    DRILL_KEY_FILE: drillKeyFile,
    SECRET_KEY: TEST_SECRET_KEY,
  });
  const request = { file, keyFile: drillKeyFile, overLive: false, withoutLedger: false };
  expect(await restoreSchool(config, request, silent)).toMatchObject({ erased: 1, incomplete: 0, remaining: 0 });
  const { school: restored, close } = await openInstallation(config, { demo: false, log: silent });
  try {
    expect(await leftOf(restored.ctx, child.enrolmentId)).toEqual({ wards: 0, progress: 0, certificates: 0 });
  } finally {
    await close();
  }
}, 120_000);

it('names the child from the moment their erasure begins, and outside with the adult’s own entry', async () => {
  const { hash, ...child } = await studied();
  const adult = await takenOver({ hash, ...child });
  const hashes = [hash, subjectHash(school.ctx, adult.id)];
  const append = () => Promise.reject(new Error('out of reach'));
  const without = { ...school.ctx, ledger: { ...school.ctx.ledger, append } };
  const erase = { personId: adult.id, requestedBy: 'person' } as const;
  await expect(erasePerson(without, school.inventory, erase)).rejects.toThrow('out of reach');
  const of = (entries: Awaited<ReturnType<typeof findBegun>>) =>
    entries.map(({ subjectHash }) => subjectHash).filter((each) => hashes.includes(each));
  expect(new Set(of(await findBegun(school.ctx)))).toEqual(new Set(hashes));
  // It has yet to write itself: a look at the ledger outside misses neither.
  expect(of(await findLedgered(school.ctx))).toEqual([]);
  expect(await erasePerson(school.ctx, school.inventory, erase)).toMatchObject({ state: 'verified' });
  expect(await named()).toEqual(expect.arrayContaining(hashes));
  expect(new Set(of(await findLedgered(school.ctx)))).toEqual(new Set(hashes));
});
