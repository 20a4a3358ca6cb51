/** What the audit trail holds of one who acts, by the name of the act: a test's clock stands still. */
import type { AuditDb } from '#platform/audit/audit.ts';
import { tables } from '#platform/database/database.ts';
import type { TestSchool } from './school.ts';

export async function actsBy(school: TestSchool, actorId: string) {
  return tables<AuditDb>(school.ctx)
    .selectFrom('audit_events')
    .select(['action', 'person_id', 'object_kind', 'details'])
    .where('actor_id', '=', actorId)
    .orderBy('action')
    .execute();
}
