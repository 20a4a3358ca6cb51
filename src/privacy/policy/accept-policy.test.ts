import { beforeAll, describe, expect, it } from 'vitest';
import { actingAs } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { giveConsent, verdictOf } from '#privacy/consents';
import { START, useSchool } from '#tests/harness/school.ts';
import { acceptPolicy, isUse, revisionInForce } from './accept-policy.ts';
import { refreshPolicyBoard } from './board.ts';
import { countAcceptances } from './evidence.ts';
import { scheduledChange } from './policy.fixture.ts';
import type { PolicyDb } from './schema.ts';
import { takeForce } from './take-force.ts';

describe('use of the service', () => {
  it('is not the reading of the policy, the care of one’s own data, or signing in and out', () => {
    for (const path of [
      '/privacy',
      '/privacy/versions/2026-12/changes',
      '/account/privacy',
      '/account/privacy/erasure',
      '/sign-out',
      '/office/people',
    ])
      expect(isUse(path), path).toBe(false);
    for (const path of ['/', '/learn', '/account', '/account/privacy-tips', '/schedule'])
      expect(isUse(path), path).toBe(true);
  });
});

describe('accepting', () => {
  const school = useSchool();
  const accepted = async (personId: string) =>
    (
      await tables<PolicyDb>(school.ctx)
        .selectFrom('policy_acceptances')
        .select(['revision', 'way'])
        .where('person_id', '=', personId)
        .orderBy('accepted_at')
        .execute()
    ).map(({ revision, way }) => `${revision} ${way}`);
  let learner: Awaited<ReturnType<typeof school.person>>;

  beforeAll(async () => {
    school.clock.set(Temporal.Instant.from(START));
    const author = school.as((await school.person({ roles: ['privacy-officer'] })).id);
    const reviewer = school.as((await school.person({ roles: ['privacy-officer'] })).id);
    learner = await school.person();
    const offers = { personId: learner.id, purpose: 'offers', way: 'cabinet', locale: 'ru' } as const;
    await giveConsent(school.as(learner.id), offers);
    expect(await verdictOf(school.ctx, learner.id, 'offers')).toBe('allowed');
    await acceptPolicy(school.as(learner.id), learner.id, 'registration');
    await acceptPolicy(school.as(learner.id), learner.id, 'registration');
    expect(await accepted(learner.id)).toEqual(['2026-01 registration']);
    await scheduledChange({ author, reviewer, on: '2026-12-06', newPurposes: ['offers'] });
  });

  it('costs no statement and records nothing while the first policy is in force', async () => {
    const other = await school.person();
    school.statements.length = 0;
    await school.request('/privacy/cookies', { cookie: other.cookie });
    await school.request('/no-such-page', { cookie: other.cookie });
    expect(school.statements.filter((text) => /polic/.test(text))).toEqual([]);
    expect(await accepted(other.id)).toEqual([]);
  });

  it('is not assumed of somebody who was not told, nor before the day', async () => {
    await school.request('/no-such-page', { cookie: learner.cookie });
    expect(await accepted(learner.id)).toEqual(['2026-01 registration']);
    await school.runJobs();
    school.clock.set(Temporal.Instant.from('2026-12-05T19:00:00Z'));
    const latecomer = await school.person();
    expect(await takeForce(school.ctx)).toBe('2026-12');
    expect(await revisionInForce(school.ctx)).toBe('2026-12');
    await school.request('/no-such-page', { cookie: latecomer.cookie });
    expect(await accepted(latecomer.id)).toEqual([]);
    await school.runJobs();
    await school.request('/no-such-page', { cookie: latecomer.cookie });
    expect(await accepted(latecomer.id)).toEqual(['2026-12 continued use']);
  });

  it('is recorded once, at the first use after the day, and then costs nothing', async () => {
    await school.request('/privacy', { cookie: learner.cookie });
    await school.request('/account/privacy', { cookie: learner.cookie });
    expect(await accepted(learner.id)).toEqual(['2026-01 registration']);
    const uses = () => school.request('/no-such-page', { cookie: learner.cookie });
    await Promise.all([uses(), uses(), uses()]);
    expect(await accepted(learner.id)).toEqual(['2026-01 registration', '2026-12 continued use']);
    school.statements.length = 0;
    await uses();
    expect(school.statements.filter((text) => /polic/.test(text))).toEqual([]);
    // Another process, or this one after a start, knows it without asking for each person.
    await refreshPolicyBoard(actingAs(school.ctx, { kind: 'visitor' }));
    school.statements.length = 0;
    await uses();
    expect(school.statements.filter((text) => /polic/.test(text))).toEqual([]);
    expect(await countAcceptances(school.ctx)).toMatchObject({ revision: '2026-12', byUse: 2, atRegistration: 0 });
  });

  it('is at registration an acceptance of the revision in force', async () => {
    const newcomer = await school.person();
    await acceptPolicy(school.as(newcomer.id), newcomer.id, 'registration');
    expect(await accepted(newcomer.id)).toEqual(['2026-12 registration']);
    await school.runJobs();
    expect(
      (await school.letters()).filter(
        (letter) => letter.person_id === newcomer.id && letter.letter === 'policy-change',
      ),
    ).toEqual([]);
  });

  it('is no consent to a purpose that the revision names for the first time', async () => {
    // The learner had agreed to letters of offers under the earlier policy, and has gone on to use the school since.
    expect(await verdictOf(school.ctx, learner.id, 'offers')).toBe('revision');
    const answer = { personId: learner.id, purpose: 'offers', way: 'cabinet', locale: 'ru' } as const;
    school.clock.advance({ minutes: 1 });
    await giveConsent(school.as(learner.id), answer);
    expect(await verdictOf(school.ctx, learner.id, 'offers')).toBe('allowed');
  });
});
