import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';

/** From 18 a child's progress are nobody's, until the now-adult takes them over. */
export async function giveProgressTo(tx: Context, wardId: string, personId: string | null): Promise<void> {
  await sql`update lesson_progress set person_id = ${personId}::uuid
    where enrolment_id in (select id from enrolments where ward_id = ${wardId})`.execute(tx.db);
}

export async function dropProgressOf(tx: Context, wardId: string): Promise<void> {
  await sql`delete from lesson_progress
    where enrolment_id in (select id from enrolments where ward_id = ${wardId})`.execute(tx.db);
}
