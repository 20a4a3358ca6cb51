/** A restored copy against the school that is in use. */
import type pg from 'pg';
import type { Connection } from '#platform/database/database.ts';
import type { Manifest } from './backup.ts';
import { withSession } from './session.ts';
import type { Sample } from './setup.ts';

/** Rows of a sample that are compared, the newest. */
const SAMPLE_ROWS = 100;
/** Older ones may have reached the end of their term in between, and be gone rightly. */
const SAMPLE_REACHES_BACK: Temporal.DurationLike = { hours: 365 * 24 };

export type Difference = 'audit trail differs' | 'rows are missing in the school' | 'rows differ from the school';

/** Undefined where the copy and the school agree. */
export async function compareWithSchool(
  { copy, school }: { copy: Connection; school: Connection },
  manifest: Manifest,
  samples: readonly Sample[],
  now: Temporal.Instant,
): Promise<Difference | undefined> {
  return withSession(copy, (restored) =>
    withSession(school, async (live) => {
      if (manifest.auditHead !== null) {
        const { rowCount } = await live.query('select from audit_events where id = $1', [manifest.auditHead]);
        if (rowCount === 0) return 'audit trail differs';
      }
      for (const sample of samples) {
        const difference = await compareSample(restored, live, sample, now);
        if (difference) return difference;
      }
      return undefined;
    }),
  );
}

async function compareSample(
  restored: pg.Client,
  live: pg.Client,
  { table, columns }: Sample,
  now: Temporal.Instant,
): Promise<Difference | undefined> {
  const [key] = columns;
  const rows = `select "${key}" as key, to_jsonb(t)::text as value
    from (select ${columns.map((column) => `"${column}"`).join(', ')} from "${table}") t`;
  const copied = await restored.query<{ key: string; value: string }>(
    `${rows} where "${key}" >= $1 order by "${key}" desc limit ${SAMPLE_ROWS}`,
    [smallestId(now.subtract(SAMPLE_REACHES_BACK))],
  );
  const keys = copied.rows.map((row) => row.key);
  const found = await live.query<{ key: string; value: string }>(`${rows} where "${key}" = any($1)`, [keys]);
  const values = new Map(found.rows.map((row) => [row.key, row.value]));
  if (values.size < keys.length) return 'rows are missing in the school';
  return copied.rows.some((row) => values.get(row.key) !== row.value) ? 'rows differ from the school' : undefined;
}

/** Keys are UUIDv7: their first 48 bits are the millisecond at which they were made. */
function smallestId(instant: Temporal.Instant): string {
  const hex = instant.epochMilliseconds.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
