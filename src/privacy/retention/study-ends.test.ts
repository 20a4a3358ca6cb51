/** When a study is over, and with it the term of whoever studied: never because nobody may join any more. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { addSession, closeCohort } from '#learning/cohorts';
import { schoolDay } from '#platform/clock.ts';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { runRetention } from './index.ts';

const school = useSchool();

async function isClosed(personId: string): Promise<boolean> {
  const { rows } = await sql`select from people where id = ${personId} and closed_at is not null`.execute(
    school.ctx.db,
  );
  return rows.length > 0;
}

/** Somebody who studies from this moment on; `begins`: in a cohort that begins then; `seat`: only asked for. */
async function studying(
  lastDay: Temporal.PlainDate | null,
  { begins, seat = 'taken' }: { begins?: string; seat?: 'taken' | 'asked' } = {},
) {
  const { ctx, clock } = school;
  const person = await school.person();
  const { id: programme, cohortId, lessons } = await programmeForTest(ctx, { lessons: 2 });
  await sql`update cohorts set ends_on = ${lastDay}, starts_on = ${begins ?? schoolDay(clock.now())}::date
    where id = ${cohortId}`.execute(ctx.db);
  const [study, now] = [ctx.ids.uuid(), clock.now()];
  await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at)
    values (${study}, ${person.id}, ${programme}, ${cohortId}, ${now}, ${seat === 'taken' ? now : null})`.execute(
    ctx.db,
  );
  const read = async () => {
    await sql`insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at)
      values (${ctx.ids.uuid()}, ${person.id}, ${study}, ${lessons[0]?.id}, ${clock.now()}, ${clock.now()})
      on conflict (enrolment_id, lesson_id) do update set last_opened_at = excluded.last_opened_at`.execute(ctx.db);
  };
  const endDay = async (): Promise<string> => {
    const { rows } = await sql<{ ended_at: Temporal.Instant }>`
      select ended_at from reckoned.enrolment_ends where id = ${study}`.execute(ctx.db);
    return schoolDay(rows[0]?.ended_at ?? clock.now()).toString();
  };
  const complete = () => sql`update enrolments set completed_at = ${clock.now()} where id = ${study}`.execute(ctx.db);
  return { id: person.id, cohortId, read, complete, endDay };
}

/** The cohort meets for an hour and a half. */
async function meet(cohortId: string, at: string): Promise<void> {
  const startsAt = Temporal.Instant.from(at);
  await addSession(school.ctx, { cohortId, startsAt, minutes: 90, titles: { ru: 'Встреча' } });
}

const night = (day: string) =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Asia/Almaty', plainTime: '00:30' }).toInstant();

async function runOn(day: string): Promise<void> {
  school.clock.set(night(day));
  await runRetention(school.ctx, school.inventory);
}

describe('a study', () => {
  it('goes on where the school takes nobody else, and so does the account', async () => {
    const { ctx, clock } = school;
    clock.set(Temporal.Instant.from('2030-09-01T06:00:00Z'));
    const open = await studying(null);
    const dated = await studying(Temporal.PlainDate.from('2030-12-31'));
    clock.set(Temporal.Instant.from('2030-10-11T06:00:00Z'));
    for (const { cohortId } of [open, dated]) await closeCohort(ctx, cohortId);
    expect([await open.endDay(), await dated.endDay()]).toEqual(['2031-09-01', '2031-01-01']);
    await runOn('2030-11-20');
    expect([await isClosed(open.id), await isClosed(dated.id)]).toEqual([false, false]);
  });

  it('goes on after the last day for who still reads, until thirty days after they were seen', async () => {
    const { clock } = school;
    clock.set(Temporal.Instant.from('2032-03-01T06:00:00Z'));
    const [reader, silent] = [
      await studying(Temporal.PlainDate.from('2032-05-31')),
      await studying(Temporal.PlainDate.from('2032-05-31')),
    ];
    expect(await silent.endDay()).toBe('2032-06-01');
    clock.set(Temporal.Instant.from('2032-05-30T06:00:00Z'));
    await reader.read();
    expect(await reader.endDay()).toBe('2032-06-29');
    clock.set(Temporal.Instant.from('2032-06-25T06:00:00Z'));
    await reader.read();
    expect(await reader.endDay()).toBe('2032-07-25');
    await runOn('2032-07-01');
    expect([await isClosed(reader.id), await isClosed(silent.id)]).toEqual([false, true]);
    await runOn('2032-08-23');
    expect(await isClosed(reader.id)).toBe(false);
    await runOn('2032-08-24');
    expect(await isClosed(reader.id)).toBe(true);
  });

  it('does not end by silence while its cohort still meets, and the account stays open', async () => {
    const { clock } = school;
    clock.set(Temporal.Instant.from('2034-01-10T06:00:00Z'));
    const [open, dated, done] = [
      await studying(null),
      await studying(Temporal.PlainDate.from('2034-03-31')),
      await studying(null),
    ];
    for (const { cohortId } of [open, dated, done]) {
      await meet(cohortId, '2034-02-01T12:00:00Z');
      // At 23:30 in Almaty: it is over on the next day.
      await meet(cohortId, '2035-06-01T18:30:00Z');
      await meet(cohortId, '2034-09-01T12:00:00Z');
    }
    await done.complete();
    expect([await open.endDay(), await dated.endDay()]).toEqual(['2036-06-02', '2035-07-02']);
    // The record's five years run from the completion; the tie to the school lasts until the cohort met for the last time.
    expect(await done.endDay()).toBe('2034-01-10');
    await runOn('2035-06-30');
    for (const { id } of [open, dated, done]) expect(await isClosed(id)).toBe(false);
    await runOn('2035-07-02');
    expect([await isClosed(done.id), await isClosed(dated.id)]).toEqual([true, false]);
    await runOn('2035-07-31');
    expect(await isClosed(dated.id)).toBe(false);
    await runOn('2035-08-01');
    expect([await isClosed(dated.id), await isClosed(open.id)]).toEqual([true, false]);
    await runOn('2036-07-01');
    expect(await isClosed(open.id)).toBe(false);
    await runOn('2036-07-02');
    expect(await isClosed(open.id)).toBe(true);
  });

  it('does not end before its cohort began, be the seat taken or only asked for', async () => {
    school.clock.set(Temporal.Instant.from('2040-01-10T06:00:00Z'));
    const begins = '2041-03-05';
    const studies = [
      await studying(null, { begins }),
      await studying(Temporal.PlainDate.from('2041-03-20'), { begins }),
      await studying(null, { begins, seat: 'asked' }),
    ];
    expect(await Promise.all(studies.map(({ endDay }) => endDay()))).toEqual([
      '2042-03-05',
      '2041-04-04',
      '2042-03-05',
    ]);
    await runOn('2041-03-04');
    for (const { id } of studies) expect(await isClosed(id)).toBe(false);
  });
});
