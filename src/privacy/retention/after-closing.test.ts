/** Whoever's account is closed gets no letter any more, whatever happens to what is still kept of them. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { completeEnrolment, enrol } from '#learning/enrolments';
import { recordConsents } from '#privacy/consents';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { runRetention } from './index.ts';

const school = useSchool();

it('writes no letter to an address that a closing put in the place of theirs', async () => {
  const { ctx, clock, inventory } = school;
  const { id: personId } = await school.person();
  await recordConsents(ctx, { personId, given: ['study', 'improvement'], way: 'registration', locale: 'ru' });
  const { cohortSlug } = await programmeForTest(ctx, { lessons: 1 });
  const { enrolmentId } = await enrol(school.as(personId), { personId, cohortSlug, locale: 'ru' });
  await completeEnrolment(ctx, enrolmentId);
  clock.advance({ hours: 24 * 31 });
  await runRetention(ctx, inventory);
  const { rows } = await sql<{ email: string }>`select email from people
    where id = ${personId} and closed_at is not null`.execute(ctx.db);
  expect(rows[0]?.email).toContain('@closed.invalid');

  // The consent to improvement runs out years later.
  clock.advance({ hours: 24 * 800 });
  await school.school.jobs.find(({ name }) => name === 'consents.expire')?.run(ctx, {});
  const { rows: events } = await sql`select from consent_events
    where person_id = ${personId} and event = 'expired'`.execute(ctx.db);
  expect(events).not.toHaveLength(0);
  expect((await school.letters()).filter(({ person_id }) => person_id === personId)).toEqual([]);
});
