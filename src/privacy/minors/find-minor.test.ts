import { describe, expect, it } from 'vitest';
import { findPersonByEmail } from '#people/profiles';
import { signIn } from '#people/sign-in';
import { tables } from '#platform/database/database.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { giveConsent, verdictOf } from '#privacy/consents';
import type { ErasureDb } from '#privacy/erasure';
import { TEST_PASSWORD } from '#tests/harness/people.ts';
import { useSchool } from '#tests/harness/school.ts';
import { dismissFinding, eraseFound, reportMinor } from './find-minor.ts';
import type { MinorsDb } from './index.ts';

const school = useSchool();

function finding(id: string) {
  return tables<MinorsDb>(school.ctx)
    .selectFrom('minor_findings')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

async function officer() {
  return school.person({ roles: ['privacy-officer'] });
}

async function found() {
  const child = await school.person();
  await giveConsent(school.as(child.id), { personId: child.id, purpose: 'study', way: 'cabinet', locale: 'ru' });
  const id = await reportMinor(school.ctx, child.email);
  return { child, id };
}

async function watch(): Promise<void> {
  const job = school.school.jobs.find(({ name }) => name === 'minors.watch');
  if (!job) throw new Error('there is no such job');
  await enqueue(school.ctx, job, {});
  await school.runJobs();
}

function comeIn(email: string, password = TEST_PASSWORD) {
  return signIn(school.ctx, { email, password, browser: { cookies: '', userAgent: '', address: '203.0.113.7' } });
}

describe('a minor’s data were found', () => {
  it('blocks at once: sessions, signing in, and every use of the data', async () => {
    const child = await school.person();
    expect((await school.request('/account', { cookie: child.cookie })).status).toBe(200);
    expect(await comeIn(child.email)).toMatchObject({ outcome: 'signed-in' });
    await giveConsent(school.as(child.id), { personId: child.id, purpose: 'study', way: 'cabinet', locale: 'ru' });
    expect(await verdictOf(school.ctx, child.id, 'study')).toBe('allowed');
    const { cookie } = await officer();
    const answer = await school.request('/office/minors', { form: { email: child.email }, cookie });
    expect(answer.headers.get('location')).toBe('/office/minors?done=blocked');
    expect((await school.request('/account', { cookie: child.cookie })).status).not.toBe(200);
    expect(await comeIn(child.email)).toEqual({ outcome: 'wrong' });
    expect(await verdictOf(school.ctx, child.id, 'study')).toBe('restriction');
  });

  it('is to be erased within one working day: found on a Sunday, on Monday', async () => {
    const { id } = await found();
    expect((await finding(id)).due_on.toString()).toBe('2026-11-23');
  });

  it('is erased with proof in the ledger, and without the data', async () => {
    const { child, id } = await found();
    const { cookie } = await officer();
    const answer = await school.request(`/office/minors/${id}/erasure`, { form: {}, cookie });
    expect(answer.headers.get('location')).toBe('/office/minors?done=erased');
    const after = await finding(id);
    expect(after).toMatchObject({ person_id: null });
    expect(after.erased_at).not.toBeNull();
    expect(await findPersonByEmail(school.ctx, child.email)).toBeUndefined();
    const entry = await tables<ErasureDb>(school.ctx)
      .selectFrom('erasures')
      .selectAll()
      .where('subject_hash', '=', after.subject_hash)
      .executeTakeFirst();
    expect(entry).toMatchObject({ state: 'verified', pending: null });
    const page = await (await school.request('/office/minors', { cookie, locale: 'en' })).text();
    expect(page).toContain('verified');
    expect(page).not.toContain(child.email);
    await expect(eraseFound(school.ctx, school.inventory, id)).rejects.toThrow('closed');
    await expect(dismissFinding(school.ctx, id)).rejects.toThrow('closed');
  });

  it('and was a mistake: everything stands again, and the finding stays of nobody', async () => {
    const { child, id } = await found();
    await dismissFinding(school.ctx, id);
    const after = await finding(id);
    expect(after).toMatchObject({ person_id: null, subject_hash: null, erased_at: null });
    expect(after.dismissed_at).not.toBeNull();
    expect(await comeIn(child.email)).toMatchObject({ outcome: 'signed-in' });
    expect(await verdictOf(school.ctx, child.id, 'study')).toBe('allowed');
    await expect(dismissFinding(school.ctx, id)).rejects.toThrow('closed');
  });

  it('is one finding however often it is reported', async () => {
    const { child, id } = await found();
    expect(await reportMinor(school.ctx, child.email)).toBe(id);
  });

  it('is erased by the program on the last day, when nobody decided', async () => {
    const { id } = await found();
    await watch();
    expect((await finding(id)).erased_at).toBeNull();
    school.clock.set(Temporal.Instant.from('2026-11-23T07:05:00Z'));
    await watch();
    expect(await finding(id)).toMatchObject({ person_id: null, alarmed_at: null });
    school.clock.set(Temporal.Instant.from('2026-11-22T06:00:00Z'));
  });

  it('raises the alarm once when the day is missed, and names nobody', async () => {
    const { child, id } = await found();
    school.clock.set(Temporal.Instant.from('2026-11-23T19:05:00Z'));
    await watch();
    await watch();
    const alarms = (await school.letters()).filter(({ letter }) => letter === 'minor-overdue');
    expect(alarms).toHaveLength(1);
    expect(alarms[0]?.recipient).toBe(school.ctx.school.email);
    expect(alarms[0]?.text).not.toContain(child.email);
    expect((await finding(id)).erased_at).not.toBeNull();
    school.clock.set(Temporal.Instant.from('2026-11-22T06:00:00Z'));
  });

  it('is the officer’s to decide: nobody else, not oneself, not an unknown address', async () => {
    const adviser = await school.person({ roles: ['adviser'] });
    expect((await school.request('/office/minors', { cookie: adviser.cookie })).status).toBe(403);
    const { cookie, email } = await officer();
    for (const given of [email, 'nobody@example.kz', 'not an address', ''])
      expect((await school.request('/office/minors', { form: { email: given }, cookie })).status, given).toBe(422);
    const missing = '019b0000-0000-7000-8000-000000000000';
    for (const act of ['erasure', 'dismissal'])
      expect((await school.request(`/office/minors/${missing}/${act}`, { form: {}, cookie })).status).toBe(404);
  });
});
