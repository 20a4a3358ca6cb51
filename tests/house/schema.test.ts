/** The schema as text stands in `database/schema.txt`; `UPDATE_SCHEMA=1` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeSchema } from '#platform/database/describe-schema.ts';
import { compareWithCatalogue } from '#platform/inventory/compare.ts';
import { useSchool } from '#tests/harness/school.ts';

const school = useSchool();
const path = new URL('../../database/schema.txt', import.meta.url);

it('is what the migrations make', async () => {
  const live = await describeSchema(school.ctx.db);
  if (process.env['UPDATE_SCHEMA']) writeFileSync(path, live);
  // Servers of different versions print a few definitions differently; the text is kept true on the embedded one.
  if (process.env['TEST_DATABASE'] !== 'server') expect(live).toBe(readFileSync(path, 'utf8'));
  expect(live).toContain('audit_events');
});

it('has no column that the inventory does not declare', async () => {
  expect(await compareWithCatalogue(school.ctx.db, school.inventory)).toEqual([]);
});
