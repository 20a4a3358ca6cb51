import { describe, expect, it } from 'vitest';
import { correctPerson, findPersonByEmail } from '#people/profiles';
import { tables } from '#platform/database/database.ts';
import { resume } from '#platform/jobs/resume.ts';
import { noteRestore } from '#platform/jobs/standstill.ts';
import { liftHold, placeHold } from '#privacy/retention';
import { useSchool } from '#tests/harness/school.ts';
import { carryOutPlans } from './carry-out-plans.ts';
import { cancelErasure, type ErasureDb, erasePerson, findPlan, planErasure, previewErasure } from './index.ts';

const school = useSchool();

async function lettersTo(personId: string): Promise<string[]> {
  return (await school.letters()).flatMap(({ person_id, letter }) => (person_id === personId ? [letter] : []));
}

describe('a planned erasure', () => {
  it('happens at its hour and not a minute sooner', async () => {
    const person = await school.person();
    const { dueAt } = await planErasure(school.as(person.id), { personId: person.id, requestedBy: 'person' });
    expect(dueAt).toEqual(school.clock.now().add({ hours: 72 }));
    school.clock.set(dueAt.subtract({ minutes: 1 }));
    expect(await carryOutPlans(school.ctx, school.inventory)).toEqual({ erased: 0, held: 0 });
    expect(await findPersonByEmail(school.ctx, person.email)).toBeDefined();
    school.clock.set(dueAt);
    expect(await carryOutPlans(school.ctx, school.inventory)).toEqual({ erased: 1, held: 0 });
    expect(await findPersonByEmail(school.ctx, person.email)).toBeUndefined();
    const { state } = await tables<ErasureDb>(school.ctx)
      .selectFrom('erasures')
      .select('state')
      .orderBy('requested_at', 'desc')
      .executeTakeFirstOrThrow();
    expect(state).toBe('verified');
  });

  it('is asked for once, told once, and may be hastened', async () => {
    const person = await school.person();
    const first = await planErasure(school.ctx, { personId: person.id, requestedBy: 'person' });
    const again = await planErasure(school.ctx, { personId: person.id, requestedBy: 'person' });
    expect(again.id).toBe(first.id);
    const now = await planErasure(school.ctx, { personId: person.id, requestedBy: 'staff', coolingOff: false });
    expect([now.id, now.dueAt]).toEqual([first.id, school.clock.now()]);
    expect(await lettersTo(person.id)).toEqual(['erasure-planned']);
    expect((await carryOutPlans(school.ctx, school.inventory)).erased).toBe(1);
  });

  it('is called off, and may be asked for anew', async () => {
    const person = await school.person();
    await planErasure(school.ctx, { personId: person.id, requestedBy: 'person' });
    expect(await cancelErasure(school.as(person.id), { personId: person.id })).toBe(true);
    expect(await cancelErasure(school.as(person.id), { personId: person.id })).toBe(false);
    expect(await findPlan(school.ctx, person.id)).toBeUndefined();
    school.clock.set(school.clock.now().add({ hours: 73 }));
    expect((await carryOutPlans(school.ctx, school.inventory)).erased).toBe(0);
    expect((await planErasure(school.ctx, { personId: person.id, requestedBy: 'person' })).heldAt).toBeNull();
    await cancelErasure(school.ctx, { personId: person.id });
  });
});

describe('a case at law', () => {
  it('keeps everything, is told once, and lets the erasure go on once it is over', async () => {
    const person = await school.person();
    await planErasure(school.ctx, { personId: person.id, requestedBy: 'person' });
    const holdId = await placeHold(school.ctx, { personId: person.id, caseReference: 'Дело 1' });
    school.clock.set(school.clock.now().add({ hours: 72 }));
    for (let run = 0; run < 2; run += 1) {
      expect(await carryOutPlans(school.ctx, school.inventory)).toEqual({ erased: 0, held: 1 });
    }
    expect(await lettersTo(person.id)).toEqual(['erasure-planned', 'erasure-held']);
    const request = { personId: person.id, requestedBy: 'operator' } as const;
    await expect(erasePerson(school.ctx, school.inventory, request)).rejects.toMatchObject({ reason: 'held' });
    await expect(planErasure(school.ctx, request)).rejects.toMatchObject({ reason: 'held' });
    expect((await previewErasure(school.ctx, school.inventory, person.id)).heldSince).toBeDefined();
    await liftHold(school.ctx, holdId);
    expect((await carryOutPlans(school.ctx, school.inventory)).erased).toBe(1);
    expect(await findPersonByEmail(school.ctx, person.email)).toBeUndefined();
  });
});

describe('what was corrected', () => {
  it('is sought under the former name and address too', async () => {
    const person = await school.person({ name: 'Прежнее Имя', email: 'former@example.kz' });
    const changes = { name: 'Новое Имя', email: 'newer@example.kz' };
    await correctPerson(school.ctx, { personId: person.id, changes, requestedBy: 'staff' });
    const other = await school.person();
    await correctPerson(school.ctx, {
      personId: other.id,
      changes: { goals: 'Писать на former@example.kz' },
      requestedBy: 'person',
    });
    const report = await erasePerson(school.ctx, school.inventory, { personId: person.id, requestedBy: 'operator' });
    expect(report.state).toBe('partly failed');
    expect(report.stores.filter(({ done }) => !done)).toMatchObject([
      { store: 'database', remains: ['public.profiles.goals'] },
    ]);
    await correctPerson(school.ctx, { personId: other.id, changes: { goals: null }, requestedBy: 'person' });
    // The other one's history of corrections still holds what they had written.
    const again = await erasePerson(school.ctx, school.inventory, { personId: person.id, requestedBy: 'operator' });
    expect(again.stores.flatMap(({ remains }) => remains)).toEqual(['public.person_corrections.old_value']);
    await erasePerson(school.ctx, school.inventory, { personId: other.id, requestedBy: 'operator' });
    const last = await erasePerson(school.ctx, school.inventory, { personId: person.id, requestedBy: 'operator' });
    expect(last.state).toBe('verified');
  });
});

describe('in a school that was brought back', () => {
  const asks = async (coolingOff?: boolean) => {
    const { id } = await school.person();
    await planErasure(school.ctx, { personId: id, requestedBy: 'person', ...(coolingOff === false && { coolingOff }) });
    return id;
  };

  it('what was planned before waits until somebody has looked; what is asked for or hastened since does not', async () => {
    const { ctx, clock, inventory } = school;
    await asks();
    const hurried = await asks();
    clock.advance({ hours: 1 });
    await noteRestore(ctx, clock.now().subtract({ minutes: 30 }));
    clock.advance({ minutes: 1 });
    await planErasure(ctx, { personId: hurried, requestedBy: 'person', coolingOff: false });
    await asks(false);
    expect(await carryOutPlans(ctx, inventory)).toEqual({ erased: 2, held: 0 });
    clock.advance({ hours: 72 });
    expect(await carryOutPlans(ctx, inventory)).toEqual({ erased: 0, held: 0 });
    await resume(ctx);
    expect(await carryOutPlans(ctx, inventory)).toEqual({ erased: 1, held: 0 });
  });
});
