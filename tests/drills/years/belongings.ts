/** What else belongs to people, or is about nobody: one row of each kind, and by which of the policy's words it goes. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';

export const ZONE = 'Asia/Almaty';
export const dayOf = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO(ZONE).toPlainDate();

/** With what a row goes, or on which day at the latest. */
export interface Goes {
  readonly with?: 'account' | 'records';
  readonly on?: Temporal.PlainDate;
}

export interface Belonging {
  readonly table: string;
  readonly id: string;
  readonly goes: Goes;
}

/** By what a row is told from another, where that is not its `id`. */
const KEYS: Readonly<Record<string, string>> = {
  account_blocks: 'person_id',
  ward_codes: 'ward_id',
  attempt_counters: 'key_hash',
  audit_seals: 'number',
  gate_refusals: 'purpose',
  intake_letters: 'fingerprint',
  visits: 'visitor',
  visit_days: 'name',
};

const ANY_REVISION = sql`(select id from policy_revisions limit 1)`;

interface Sort {
  readonly goes: Goes;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Of whoever it is, made now. Logs go on the day of their last month; what expires, thirty days after it or at once. */
function sortsOfPerson(id: string, at: Temporal.Instant): Readonly<Record<string, Sort>> {
  const day = dayOf(at);
  const soon = at.add({ hours: 72 });
  const [inAYear, afterSoon] = [day.add({ months: 12 }), dayOf(soon).add({ days: 30 })];
  const [account, records] = [{ with: 'account' }, { with: 'records' }] as const;
  const consent = { locale: 'kk', text: 't', text_sha256: 'h', policy_revision: '2026-01' };
  const ward = { name: 'Әли', born_on: '2015-01-01', relation: 'parent', begun_at: at, confirmed_at: at };
  return {
    second_factors: { goes: account, row: { secret: 's', backup_codes: 'b' } },
    account_blocks: { goes: account, row: { blocked_at: at } },
    calendar_feeds: { goes: account, row: { token_hash: id, created_at: at } },
    person_corrections: { goes: account, row: { field: 'phone', way: 'person', corrected_at: at } },
    one_time_tokens: {
      goes: { ...account, on: afterSoon },
      row: { purpose: 'confirm', token_hash: id, created_at: at, expires_at: soon },
    },
    email_changes: {
      goes: { ...account, on: afterSoon },
      row: { email: `${id}@example.org`, token_hash: id, asked_at: at, expires_at: soon },
    },
    copies: { goes: { on: afterSoon }, row: { kind: 'own', asked_at: at, ready_at: at, expires_at: soon } },
    erasure_plans: {
      goes: { on: inAYear },
      row: { requested_by: 'person', planned_at: at, due_at: soon, cancelled_at: at },
    },
    staff_invitations: {
      goes: { on: inAYear },
      row: { email: `${id}@example.org`, role: 'adviser', token_hash: id, invited_at: at, expires_at: soon },
    },
    objections: { goes: records, row: { purpose: 'improvement', way: 'cabinet', objected_at: at } },
    disclosures: { goes: records, row: { recipient: 'r', reason: 'partner', categories: '[]', disclosed_at: at } },
    // One that stands keeps the contacts for as long as it does.
    restrictions: {
      goes: records,
      row: { part: 'category', name: 'study', way: 'cabinet', imposed_at: at, lifted_at: at },
    },
    policy_acceptances: { goes: records, row: { revision: '2026-01', way: 'cabinet', accepted_at: at } },
    policy_announcements: {
      goes: records,
      row: { revision_id: ANY_REVISION, effective_on: day, kind: 'change', message_id: id, announced_at: at },
    },
    policy_notices_seen: { goes: records, row: { revision_id: ANY_REVISION, seen_at: at } },
    wards: { goes: records, row: ward },
    ward_take_overs: { goes: records, row: { subject_hash: 'h', taken_at: at } },
    ward_consents: { goes: records, row: { ward_id: id, given_at: at, ...consent } },
    ward_codes: {
      goes: { on: dayOf(soon).add({ days: 1 }) },
      row: { ward_id: id, code_hash: 'h', expires_at: soon, tries_left: 3 },
    },
  } satisfies Record<string, Sort>;
}

/** About nobody. What is kept for at least three years is kept on their last day too. */
function sortsOfNobody(id: string, at: Temporal.Instant): Readonly<Record<string, Sort>> {
  const day = dayOf(at);
  const [inAYear, tomorrow] = [{ on: day.add({ months: 12 }) }, { on: day.add({ days: 1 }) }];
  const afterThree = { on: day.add({ years: 3 }).add({ days: 1 }) };
  const month = day.with({ day: 1 });
  const visit = { page: '/', device: 'phone', system: 'ios', browser: 'safari', locale: 'ru' };
  const choice = { functional: true, analytics: false, marketing: false, way: 'banner', locale: 'kk' };
  const seal = { since: at, until: at, rows: 0, marks: '', previous: 'p', seal: id, sealed_at: at };
  const handedOver = { number: id, disclosed_at: at, recipient: 'r', change: 'corrected', made_at: at };
  return {
    attempt_counters: { goes: tomorrow, row: { attempts: 1, window_ends_at: at } },
    verifications: {
      goes: tomorrow,
      row: { identifier: id, value: 'v', expires_at: at, created_at: at, updated_at: at },
    },
    cookie_choices: { goes: inAYear, row: { chosen_at: at, registry_sha256: 'h', ...choice } },
    gate_refusals: { goes: inAYear, row: { reason: 'never', day, refused: 1 } },
    intake_letters: { goes: inAYear, row: { seen_at: at, outcome: 'joined' } },
    restore_drills: { goes: inAYear, row: { started_at: at, finished_at: at } },
    backup_runs: { goes: inAYear, row: { started_at: at, finished_at: at, failure: 'f' } },
    audit_seals: { goes: inAYear, row: { number: daysFromEpoch(day), ...seal } },
    visits: { goes: { on: month.add({ months: 12 }) }, row: { day, ...visit } },
    visit_days: { goes: { on: month.add({ months: 3 }) }, row: { day, kind: 'page', views: 1, visitors: 1 } },
    disclosure_notices: { goes: afterThree, row: { ...handedOver, told_at: at } },
    vault_openings: {
      goes: afterThree,
      row: { record: 'r', what: 'w', ground: 'court', document: 'd', opened_at: at },
    },
    minor_findings: {
      goes: { on: day.add({ years: 5 }) },
      row: { found_at: at, due_on: day, dismissed_at: at },
    },
  } satisfies Record<string, Sort>;
}

/** Seals have a number, and there is one of a day. */
const daysFromEpoch = (day: Temporal.PlainDate): number =>
  Temporal.PlainDate.from('1970-01-01').until(day, { largestUnit: 'day' }).days;

async function put(ctx: Context, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row).map((name) => sql.ref(name));
  await sql`insert into ${sql.table(table)} (${sql.join(columns)}) values (${sql.join(Object.values(row))})`.execute(
    ctx.db,
  );
}

/** One of each kind for whoever came. */
export async function equip(ctx: Context, person: string, at: Temporal.Instant): Promise<Belonging[]> {
  const id = ctx.ids.uuid();
  const made: Belonging[] = [];
  for (const [table, { goes, row }] of Object.entries(sortsOfPerson(id, at))) {
    const key = KEYS[table] ?? 'id';
    await put(ctx, table, { [key]: id, ...row, person_id: person });
    made.push({ table, id: key === 'person_id' ? person : id, goes });
  }
  return made;
}

/** One of each kind about nobody. */
export async function leaveTraces(ctx: Context, at: Temporal.Instant): Promise<Belonging[]> {
  const id = ctx.ids.uuid();
  const made: Belonging[] = [];
  for (const [table, { goes, row }] of Object.entries<Sort>(sortsOfNobody(id, at))) {
    const key = KEYS[table] ?? 'id';
    await put(ctx, table, { [key]: id, ...row });
    made.push({ table, id: String(row[key] ?? id), goes });
  }
  return made;
}

/** SQL: the rows of all these kinds. */
export function belongingsThere() {
  const now = Temporal.Instant.fromEpochMilliseconds(0);
  const tables = [...Object.keys(sortsOfPerson('', now)), ...Object.keys(sortsOfNobody('', now))];
  return sql.join(
    tables.map(
      (table) =>
        sql`select ${table}::text as "table", ${sql.ref(KEYS[table] ?? 'id')}::text as id from ${sql.table(table)}`,
    ),
    sql` union all `,
  );
}
