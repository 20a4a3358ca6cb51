import { expect, it } from 'vitest';
import { findPersonByEmail } from '#people/profiles';
import { placeHold } from '#privacy/retention';
import { useSchool } from '#tests/harness/school.ts';
import { erasePerson, HeldByLaw, replayErasures, subjectHash } from './index.ts';

const school = useSchool();

it('erases again also whom a case held in the days of the backup', async () => {
  const person = await school.person();
  await placeHold(school.ctx, { personId: person.id, caseReference: 'Дело 7' });
  await expect(
    erasePerson(school.ctx, school.inventory, { personId: person.id, requestedBy: 'operator' }),
  ).rejects.toThrow(HeldByLaw);
  // The hold was lifted after the backup, and the person erased: the ledger knows.
  const entry = {
    erasureId: school.ctx.ids.uuid(),
    subjectHash: subjectHash(school.ctx, person.id),
    requestedAt: school.clock.now().toString(),
  };
  const replayed = await replayErasures(school.ctx, school.inventory, [entry]);
  expect(replayed).toEqual({ erased: 1, incomplete: 0, remaining: 0 });
  expect(await findPersonByEmail(school.ctx, person.email)).toBeUndefined();
});
