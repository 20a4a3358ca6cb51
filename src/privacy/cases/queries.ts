import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import {
  findPartnerByAddress,
  type Partner,
  partnersOfJson,
  type RegisterJson,
  registerAsJson,
} from '#privacy/partners';
import { CASES_ON_PAGE, type CaseFilter } from './case-filter.ts';
import type { CaseMessagesTable, CasesDb, CaseTasksTable, PrivacyCasesTable } from './schema.ts';

export type PrivacyCase = Readonly<PrivacyCasesTable>;
export type CaseMessage = Readonly<CaseMessagesTable>;
export type CaseTask = Readonly<CaseTasksTable>;

/** Throws NotFound. */
export async function getCase(ctx: Context, id: string): Promise<PrivacyCase> {
  const found = await tables<CasesDb>(ctx)
    .selectFrom('privacy_cases')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw new NotFound('case');
  return found;
}

/** The same, held until the transaction ends. Throws NotFound. */
export async function getCaseForChange(tx: Context, id: string): Promise<PrivacyCase> {
  const found = await tables<CasesDb>(tx)
    .selectFrom('privacy_cases')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new NotFound('case');
  return found;
}

export async function findCaseByNumber(ctx: Context, number: string): Promise<PrivacyCase | undefined> {
  return tables<CasesDb>(ctx)
    .selectFrom('privacy_cases')
    .selectAll()
    .where('number', '=', number.trim().toUpperCase())
    .executeTakeFirst();
}

/**
 * Whether the address was asked to do something for the case, and has not done it yet. Afterwards it is a stranger's. Of
 * a partner of the register each address counts; one that is not active any more is nobody's.
 */
export async function isPartnerOn(ctx: Context, caseId: string, address: string): Promise<boolean> {
  const partner = await findPartnerByAddress(ctx, address);
  if (partner && partner.state !== 'active') return false;
  const task = await tables<CasesDb>(ctx)
    .selectFrom('case_tasks')
    .innerJoin('privacy_cases', 'privacy_cases.id', 'case_id')
    .select('case_tasks.id')
    .where('case_id', '=', caseId)
    .where((is) =>
      partner ? is('partner_id', '=', partner.id) : is.and([is('partner_id', 'is', null), is('contact', '=', address)]),
    )
    .where('done_at', 'is', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return task !== undefined;
}

export type ListedCase = Pick<
  PrivacyCase,
  'id' | 'number' | 'demand' | 'way' | 'state' | 'received_at' | 'due_on' | 'due_provisional' | 'closed_at'
>;

/** Late ones first, since the oldest due date is on top; closed ones newest first. One more than a page holds. */
export async function findCases(ctx: Context, filter: CaseFilter, today: Temporal.PlainDate): Promise<ListedCase[]> {
  let query = tables<CasesDb>(ctx)
    .selectFrom('privacy_cases')
    .select(['id', 'number', 'demand', 'way', 'state', 'received_at', 'due_on', 'due_provisional', 'closed_at']);
  if (filter.show === 'open' || filter.show === 'late') query = query.where('closed_at', 'is', null);
  if (filter.show === 'late') query = query.where('due_on', '<', today);
  if (filter.show === 'closed') query = query.where('closed_at', 'is not', null);
  if (filter.demand) query = query.where('demand', '=', filter.demand);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.number) query = query.where('number', '=', filter.number.trim().toUpperCase());
  return query
    .orderBy(sql`closed_at desc nulls first`)
    .orderBy('due_on')
    .orderBy('received_at')
    .limit(CASES_ON_PAGE + 1)
    .offset((filter.page - 1) * CASES_ON_PAGE)
    .execute();
}

export interface CaseFile {
  readonly messages: readonly (Pick<CaseMessage, 'id' | 'direction' | 'text'> & { at: string })[];
  readonly tasks: readonly (Pick<CaseTask, 'id' | 'text' | 'partner' | 'partner_id' | 'contact'> & {
    due_on: string | null;
    done_at: string | null;
  })[];
  /** The whole register: to whom a task was given may have been suspended since. */
  readonly partners: readonly Partner[];
  readonly proofs: readonly { id: string; media_type: string; bytes: number; destroyed_at: string | null }[];
  readonly acts: readonly { at: string; action: string; actor_kind: string; details: Record<string, string> }[];
  readonly person: { readonly name: string; readonly email: string; readonly phone: string | null } | null;
}

/** Everything beside the case itself, in one statement. */
export async function readCaseFile(ctx: Context, caseId: string): Promise<CaseFile> {
  const { rows } = await sql<Omit<CaseFile, 'partners'> & { partners: RegisterJson }>`
    select
      coalesce((select json_agg(json_build_object('id', id, 'direction', direction, 'text', text, 'at', at) order by at, id)
        from case_messages where case_id = ${caseId}), '[]') as messages,
      coalesce((select json_agg(json_build_object('id', id, 'text', text, 'partner', partner, 'partner_id', partner_id, 'contact', contact, 'due_on', due_on, 'done_at', done_at) order by made_at)
        from case_tasks where case_id = ${caseId}), '[]') as tasks,
      coalesce((select json_agg(json_build_object('id', id, 'media_type', media_type, 'bytes', bytes, 'destroyed_at', destroyed_at) order by sealed_at)
        from identity_proofs where case_id = ${caseId}), '[]') as proofs,
      coalesce((select json_agg(json_build_object('at', at, 'action', action, 'actor_kind', actor_kind, 'details', details) order by at, id)
        from audit_events where object_kind = 'case' and object_id = ${caseId}), '[]') as acts,
      ${registerAsJson} as partners,
      (select json_build_object('name', name, 'email', people.email, 'phone', phone)
        from people join privacy_cases on person_id = people.id where privacy_cases.id = ${caseId}) as person`.execute(
    ctx.db,
  );
  const [file] = rows;
  if (!file) throw new NotFound('case');
  return { ...file, partners: partnersOfJson(file.partners) };
}
