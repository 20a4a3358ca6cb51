import { expect, it } from 'vitest';
import type { Connection } from '#platform/database/database.ts';
import { useSchool } from '#tests/harness/school.ts';
import { killRetention } from '../../../tests/drills/retention-kills.ts';

const school = useSchool();

// bin/drill kills forty runs.
it('goes on after kill -9: everything due goes, counted once, and nothing else', async () => {
  const { ctx, inventory } = school;
  const { host, user, database, connectionString } = school.school.pool.options as unknown as Record<string, string>;
  const connection = (connectionString ? { connectionString } : { host, user, database }) as Connection;
  const counts = await killRetention({ ctx, inventory, connection, kills: 3, rows: 4_000, seed: 5 });
  expect(counts).toMatchObject({ kills: 3, due: 12_000, counted: 12_000, left: 0, early: 0 });
}, 180_000);
