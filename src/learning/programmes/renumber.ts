import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';

/** Positions 1, 2, 3… in the order of these ids, in one statement. */
export async function renumber(
  tx: Context,
  table: 'programmes' | 'modules' | 'lessons' | 'lesson_media',
  ids: readonly string[],
): Promise<void> {
  await sql`update ${sql.table(table)} set position = given.position
    from unnest(${ids}::uuid[]) with ordinality as given (id, position)
    where ${sql.table(table)}.id = given.id`.execute(tx.db);
}
