/** Whoever keeps the school running, or answers for its terms, reads on their own page that nothing of it goes, and why. */
import { expect, it } from 'vitest';
import type { Role } from '#people/roles';
import { transact } from '#platform/context.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { useSchool } from '#tests/harness/school.ts';
import { resume } from './resume.ts';
import { findStandstill, noteRestore } from './standstill.ts';
import { tellStandstill } from './tell-standstill.ts';

const school = useSchool();

it.each<readonly [string, Role]>([
  ['/office/jobs', 'administrator'],
  ['/office/backups', 'administrator'],
  ['/office/retention', 'privacy-officer'],
])('is on %s until the operator has looked', async (path, role) => {
  const { ctx } = school;
  const { cookie } = await school.person({ roles: [role] });
  const read = async (locale: (typeof LOCALES)[number]) => (await school.request(path, { cookie, locale })).text();
  await transact(ctx, (tx) => noteRestore(tx, tx.clock.now().subtract({ hours: 7 })));
  const still = await findStandstill(ctx);
  if (!still) throw new Error('nothing stands still');
  for (const locale of LOCALES) {
    const html = await read(locale);
    for (const sentence of tellStandstill(still, locale)) expect(html).toContain(sentence);
  }
  await resume(ctx);
  expect(await read('en')).not.toContain('stands still');
});
