/** What the database holds, as the oracle counts it. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { PAYER } from './acts.ts';
import { belongingsThere } from './belongings.ts';

/** The last ties that one pass over everybody gathers otherwise than the view that asks person by person. */
export async function countDiffering(ctx: Context): Promise<number> {
  const { rows } = await sql<{ differing: number }>`select count(*)::int as differing
    from reckoned.study_ends each full join reckoned.study_ends_of_all every using (id)
    where each.ended_at is distinct from every.ended_at`.execute(ctx.db);
  return rows[0]?.differing ?? 0;
}

/** What is there: rows that still say whose they are; of the vault, of which rows it keeps the payers. */
export async function readAll(ctx: Context): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ table: string; id: string }>`
    select "table", id::text from (select 'people' as "table", id from people
    union all select 'open accounts', id from people where email not like 'closed-%' or phone is not null
    union all select 'profiles', person_id from profiles
    union all select 'sessions', id from sessions
    union all select 'credentials', id from credentials
    union all select 'consent_events', id from consent_events
    union all select 'legal_holds', id from legal_holds
    union all select 'staff_roles', id from staff_roles
    union all select 'outbox_messages', id from outbox_messages where letter <> 'account-closing'
    union all select 'letters to the closed', outbox_messages.id from outbox_messages
      join people on people.id = person_id where closed_at is not null and letter = 'account-closing'
    union all select 'enrolments', id from enrolments where person_id is not null
    union all select 'lesson_progress', id from lesson_progress
    union all select 'quiz_attempts', id from quiz_attempts
    union all select 'privacy_cases', id from privacy_cases
    union all select 'case_messages', id from case_messages
    union all select 'case_tasks', id from case_tasks
    union all select 'identity_proofs', id from identity_proofs
    union all select 'closing_notices', person_id from closing_notices
    union all select 'feedback', id from feedback
    union all select 'certificates', id from certificates
      where person_id is not null or holder_name is not null or document is not null
    union all select 'stored_files', id from stored_files where person_id is not null
    union all select 'orders', id from orders
    union all select 'orders that name their payer', id from orders where person_id is not null or payer_name is not null
    union all select 'audit_events', id from audit_events where action = 'simulated.act') as row
    union all ${belongingsThere()}`.execute(ctx.db);
  const found = new Map<string, Set<string>>();
  for (const { table, id } of rows) found.set(table, (found.get(table) ?? new Set()).add(id));
  const { rows: records } = await sql<{ sealed: Buffer }>`select sealed from vault_records`.execute(ctx.db);
  const sealed = records.map((record) => JSON.parse(ctx.secrets.open('vault', record.sealed).toString('utf8')));
  const kept = sealed.map(({ row }) => (row.payer_name === PAYER ? String(row.id) : 'a record without its payer'));
  // One that was sealed twice is no order of its own.
  const twice = kept.filter((id, place) => kept.indexOf(id) !== place).map((id) => `${id} again`);
  found.set('sealed orders', new Set([...kept, ...twice]));
  return found;
}
