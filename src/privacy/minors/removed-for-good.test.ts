/** A child whose guardian removed them does not come back with a backup: the ledger of erasures knows them too. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tables } from '#platform/database/database.ts';
import { replayErasures, subjectHash } from '#privacy/erasure';
import { placeHold } from '#privacy/retention';
import { healLedger, makeBackup, runDrill } from '#protection/backups';
import { useSchool } from '#tests/harness/school.ts';
import { wardOf } from '#tests/harness/ward.ts';
import type { MinorsDb } from './index.ts';
import type { WardsTable } from './schema.ts';
import { removeWard } from './wards.ts';

const school = useSchool();

async function removed(name: string) {
  const ward = await wardOf(school, await school.person(), { name });
  const row = await rowOf(ward.id);
  if (!row) throw new Error('no child was signed up');
  const remove = () => school.request(`${ward.path}/removal`, { form: {}, cookie: ward.guardian.cookie });
  return { ...ward, row, remove, hash: subjectHash(school.ctx, ward.id) };
}

const rowOf = (id: string): Promise<WardsTable | undefined> =>
  tables<MinorsDb>(school.ctx).selectFrom('wards').selectAll().where('id', '=', id).executeTakeFirst();

const named = async () => ((await school.ctx.ledger.read()) ?? []).map(({ subjectHash }) => subjectHash);

it('is erased again when a backup of before is tried', async () => {
  const { id, remove, hash } = await removed('Айсұлу Қайратқызы');
  school.clock.advance({ minutes: 1 });
  await makeBackup(school.ctx, school.school.backups);
  expect(await named()).not.toContain(hash);
  await remove();
  expect(await rowOf(id)).toBeUndefined();
  expect(await named()).toContain(hash);
  school.clock.advance({ minutes: 1 });
  expect(await runDrill(school.ctx, school.school.backups)).toMatchObject({ failure: null, erasedAgain: 1 });
});

it('is erased again though a case held the guardian in the days of the backup', async () => {
  const { id, row, remove, guardian } = await removed('Санжар Әлиұлы');
  await remove();
  await tables<MinorsDb>(school.ctx).insertInto('wards').values(row).execute();
  await placeHold(school.ctx, { personId: guardian.id, caseReference: 'Дело 7' });
  const entries = (await school.ctx.ledger.read()) ?? [];
  expect(await replayErasures(school.ctx, school.inventory, entries)).toEqual({
    erased: 1,
    incomplete: 0,
    remaining: 0,
  });
  expect(await rowOf(id)).toBeUndefined();
});

it('is brought back into a ledger that was lost', async () => {
  const { remove, hash } = await removed('Дана Мұратқызы');
  await remove();
  await rm(join(school.folder, 'ledger'), { recursive: true });
  await healLedger(school.ctx, school.school.backups);
  expect(await named()).toContain(hash);
});

it('stays, and is not named, where the ledger is out of reach', async () => {
  const { id, guardian, hash } = await removed('Ерлан Серікұлы');
  const append = () => Promise.reject(new Error('out of reach'));
  const without = { ...school.as(guardian.id), ledger: { ...school.ctx.ledger, append } };
  await expect(removeWard(without, guardian.id, id)).rejects.toThrow('out of reach');
  expect(await rowOf(id)).toBeDefined();
  await healLedger(school.ctx, school.school.backups);
  expect(await named()).not.toContain(hash);
});
