import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { actingAs, type Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import type { OutboxDb } from '#platform/outbox/outbox.ts';
import { START, useSchool } from '#tests/harness/school.ts';
import { toldInTime } from '../../../promises/measures/policy.ts';
import { announceToNewcomersJob, BATCH } from './announce-revision.ts';
import { lastAnnouncement } from './evidence.ts';
import { scheduledChange } from './policy.fixture.ts';
import { countFigures, getRevision } from './queries.ts';
import { withdrawSchedule } from './schedule-revision.ts';
import type { PolicyDb } from './schema.ts';
import { takeForce, takeForceJob } from './take-force.ts';

describe('announcing a material change', () => {
  const school = useSchool();
  let author: Context;
  let reviewer: Context;
  const staff = 2;

  /** People without credentials: enough for more than one batch. */
  async function addPeople(count: number, locale: string, from = 0) {
    const now = school.clock.now();
    await tables<{ people: Record<string, unknown> }>(school.ctx)
      .insertInto('people')
      .values(
        Array.from({ length: count }, (_, index) => ({
          id: school.ctx.ids.uuid(),
          name: `Learner ${from + index}`,
          email: `learner-${locale}-${from + index}@example.kz`,
          locale,
          created_at: now,
          updated_at: now,
        })),
      )
      .execute();
  }
  const policyLetters = async (letter: string) => (await school.letters()).filter((each) => each.letter === letter);

  beforeAll(async () => {
    school.clock.set(Temporal.Instant.from(START));
    author = school.as((await school.person({ roles: ['privacy-officer'] })).id);
    reviewer = school.as((await school.person({ roles: ['privacy-officer'] })).id);
    await addPeople(2, 'ru');
    await addPeople(BATCH + 3, 'kk');
    // An account that was closed is nobody's mailbox.
    await addPeople(1, 'en', 100);
    await sql`update people set email = 'closed-' || id || '@closed.invalid', closed_at = created_at
      where email = 'learner-en-100@example.kz'`.execute(school.ctx.db);
  });

  it('writes one letter to everybody, in their language, in batches, and proves it', async () => {
    const { id, name } = await scheduledChange({ author, reviewer, on: '2026-12-10' });
    expect(await policyLetters('policy-change')).toHaveLength(0);
    await school.runJobs();
    const letters = await policyLetters('policy-change');
    const people = BATCH + 5 + staff;
    expect(letters).toHaveLength(people);
    expect(new Set(letters.map((letter) => letter.recipient)).size).toBe(people);
    const kazakh = letters.find((letter) => letter.locale === 'kk');
    expect(kazakh?.text).toContain('2026\u00a0жылғы 10\u00a0желтоқсан');
    expect(kazakh?.text).toContain(`http://school.test/kk/privacy/versions/${name}/changes`);
    expect(kazakh?.text).toContain('http://school.test/kk/account/privacy/erasure');
    expect(letters[0]?.purpose).toBe('service');
    const { change, people: accounts } = await countFigures(school.ctx, id);
    expect(accounts).toBe(people);
    expect(change).toEqual({ told: people, sent: 0, failed: 0, kept: people });
    expect((await getRevision(school.ctx, id)).announced_at).toEqual(school.clock.now());

    // What the mail servers answered is counted, and whom the letter did not reach is named by identifier alone.
    const [first, second] = letters;
    const outbox = tables<OutboxDb>(school.ctx);
    const at = school.clock.now();
    await outbox
      .updateTable('outbox_messages')
      .set({ sent_at: at })
      .where('id', '=', first?.id ?? '')
      .execute();
    const failed = { failed_at: at, failure: 'mailbox unknown' };
    await outbox
      .updateTable('outbox_messages')
      .set(failed)
      .where('id', '=', second?.id ?? '')
      .execute();
    const figures = await countFigures(school.ctx, id);
    expect(figures.change).toEqual({ told: people, sent: 1, failed: 1, kept: people - 2 });
    expect(figures.failures).toEqual([{ personId: second?.person_id, failure: 'mailbox unknown' }]);

    // Whoever comes later is told too, and nobody twice.
    await addPeople(2, 'en');
    await enqueue(school.ctx, announceToNewcomersJob, {});
    await enqueue(school.ctx, announceToNewcomersJob, {});
    await school.runJobs();
    expect(await policyLetters('policy-change')).toHaveLength(people + 2);

    // Called off: whoever was told hears of that, once.
    await withdrawSchedule(reviewer, id);
    await school.runJobs();
    const calledOff = await policyLetters('policy-withdrawal');
    expect(calledOff).toHaveLength(people + 2);
    expect(calledOff.find((letter) => letter.locale === 'en')?.text).toContain('10 December 2026');
    expect((await countFigures(school.ctx, id)).withdrawal.told).toBe(people + 2);
  });

  it('says nothing about an edit', async () => {
    const before = (await policyLetters('policy-change')).length;
    await scheduledChange({ author, reviewer, materiality: 'editorial', on: '2026-12-01' });
    await school.runJobs();
    await enqueue(school.ctx, announceToNewcomersJob, {});
    await school.runJobs();
    expect(await policyLetters('policy-change')).toHaveLength(before);
    school.clock.set(Temporal.Instant.from('2026-12-01T00:00:00Z'));
    expect(await takeForce(school.ctx)).toBe('2026-12');
  });

  it('comes before its force: a change nobody was told of does not take it', async () => {
    const { id, name } = await scheduledChange({ author, reviewer, on: '2026-12-20' });
    school.clock.set(Temporal.Instant.from('2026-12-20T06:00:00Z'));
    expect(await takeForce(school.ctx)).toBeUndefined();
    await school.runJobs();
    // The letters are written now, and still too late for this day.
    expect(await takeForce(school.ctx)).toBeUndefined();
    expect((await getRevision(school.ctx, id)).in_force_at).toBeNull();
    await withdrawSchedule(reviewer, id);
    await school.runJobs();
    expect(name).toBe('2026-12-2');
  });

  it('is shown as evidence: how long before, and how many letters', async () => {
    const { id } = await scheduledChange({ author, reviewer, on: '2027-01-10' });
    await school.runJobs();
    school.clock.set(Temporal.Instant.from('2027-01-09T19:00:00Z'));
    const ctx = actingAs(school.ctx, { kind: 'system', job: 'test' });
    await takeForceJob.run(ctx, {});
    expect((await getRevision(school.ctx, id)).in_force_at).toEqual(school.clock.now());
    const evidence = await lastAnnouncement(school.ctx);
    expect(evidence).toMatchObject({ revision: '2027-01', daysAhead: 21 });
    expect(evidence?.letters.told).toBe(BATCH + 5 + staff + 2);
  });

  it('turns policy.notice red when a change took force on the day it was told, or untold', async () => {
    const notice = () => toldInTime({ ctx: school.ctx, inventory: school.inventory });
    const evidence = await lastAnnouncement(school.ctx);
    expect(await notice()).toMatchObject({ holds: true });
    const tell = (at: Temporal.Instant | null) =>
      tables<PolicyDb>(school.ctx)
        .updateTable('policy_revisions')
        .set({ announced_at: at })
        .where('name', '=', evidence?.revision ?? '')
        .execute();
    await tell(Temporal.Instant.from('2027-01-09T19:00:00Z'));
    expect(await notice()).toMatchObject({ holds: false });
    await tell(null);
    const untold = await notice();
    expect(untold).toMatchObject({ holds: false });
    expect(untold?.finding.en).toContain('nobody was told of it');
    await tell(evidence?.announcedAt ?? null);
    expect(await notice()).toMatchObject({ holds: true });
  });
});
