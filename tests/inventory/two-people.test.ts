import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileKey } from '#platform/files/stored-files.ts';
import { inventoryProblems } from '#platform/inventory/check.ts';
import type { ColumnDeclaration } from '#platform/inventory/declare.ts';
import { type Inventory, personTables } from '#platform/inventory/inventory.ts';
import { erasePerson, previewErasure } from '#privacy/erasure';
import { exportPerson } from '#privacy/export';
import { useSchool } from '#tests/harness/school.ts';
import { dumpDatabase, fillTables, type MarkedPerson, markedPerson, rowId, type Words } from './fill-tables.ts';
import { bytesOf, readZip } from './read-zip.ts';

const school = useSchool();

/**
 * Columns whose text the program chooses, never the person: checked by the database, or kept after an erasure. A text
 * that stays after an erasure and is missing here fails the search below, so nobody declares one `stays` unseen.
 */
const WORDS: Words = {
  'people.locale': 'ru',
  'stored_files.bucket': 'certificates',
  'consent_events.event': 'given',
  'restrictions.part': 'category',
  'wards.relation': 'parent',
  'ward_take_overs.subject_hash': `${'0'.repeat(63)}#`,
  'minor_findings.subject_hash': 'hash-#',
  'restrictions.way': 'cabinet',
  'objections.way': 'cabinet',
  'objections.withdrawn_by': 'person',
  'policy_announcements.kind': 'change',
  // From 1 to 5.
  'feedback.rating': '#',
  'audit_events.action': 'person.corrected',
  'audit_events.actor_kind': 'person',
  'audit_events.object_kind': 'person',
  'orders.number': '2026-0000#',
  'orders.subject_kind': 'enrolment',
  'orders.description': 'Программа № #',
  'orders.locale': 'ru',
  'orders.payment_method': 'transfer',
  'copies.kind': 'hand-over',
  'disclosures.reason': 'portability',
  'disclosures.country': 'KZ',
  // Of the register, which is nobody's; the name and the address beside it are told.
  'disclosures.partner_id': null,
  'case_tasks.partner_id': null,
  // An organisation and its address, which is told of the erasure and so stays known.
  'disclosures.recipient': 'Школа № #',
  'disclosures.contact': 'office@school#.kz',
  'certificates.code': 'BCDFGHJK2#',
  'certificates.number': 'PM-2026-0000#',
  'certificates.programme_title': 'Программа № #',
  'certificates.locale': 'ru',
  'privacy_cases.number': 'ЗД-2026-0000#',
  'privacy_cases.refusal': 'identity',
  'privacy_cases.locale': 'ru',
  'privacy_cases.demand': 'access',
  'privacy_cases.way': 'form',
  'privacy_cases.state': 'refused',
  'privacy_cases.identity': 'code',
  'privacy_cases.alarmed': '0',
  'case_messages.direction': 'in',
  // A copy of a document is either there or destroyed.
  'identity_proofs.destroyed_at': null,
  'erasure_plans.requested_by': 'person',
  'person_corrections.field': 'name',
  'person_corrections.way': 'person',
};

/** What a person's own copy leaves out, seen and agreed to; a column that is withheld and missing here fails. */
const WITHHELD = new Set([
  'stored_files.bucket',
  'outbox_messages.failure',
  'sessions.token',
  'credentials.account_id',
  'credentials.provider_id',
  'credentials.password_hash',
  'second_factors.secret',
  'second_factors.backup_codes',
  'one_time_tokens.token_hash',
  'staff_invitations.token_hash',
  'calendar_feeds.token_hash',
  'email_changes.token_hash',
  'wards.token_hash',
  'ward_codes.code_hash',
  'ward_take_overs.subject_hash',
  'minor_findings.subject_hash',
  'consent_events.entry',
  'copies.attempt',
  'copies.progressed_at',
  'privacy_cases.due_provisional',
  'privacy_cases.lapses_on',
  'privacy_cases.alarmed',
  'privacy_cases.code_sha256',
  'privacy_cases.code_expires_at',
  'privacy_cases.code_tries',
  'identity_proofs.sealed',
  'disclosures.partner_id',
  'case_tasks.partner_id',
]);

const A = markedPerson('а', 3);
const B = markedPerson('б', 4);
const rows = new Map<MarkedPerson, Map<string, Record<string, unknown>>>();
const fileText = (person: MarkedPerson) => `${person.marker}: bytes of a file`;
const keyOf = (person: MarkedPerson) => fileKey({ bucket: 'certificates', id: rowId(person, 'stored_files') });

async function copyOf(person: MarkedPerson): Promise<Buffer> {
  const copy = await exportPerson(school.ctx, school.inventory, person.id);
  return bytesOf(copy.stream);
}

async function waitingJobFor(person: MarkedPerson): Promise<void> {
  const later = school.clock.now().add({ hours: 24 });
  await sql`select graphile_worker.add_job('a.job', ${JSON.stringify({ personId: person.id })}::json,
    run_at => ${later}::timestamptz, job_key => ${`a.job ${person.id}`}::text)`.execute(school.ctx.db);
}

beforeAll(async () => {
  for (const person of [A, B]) {
    rows.set(person, await fillTables(school.school.pool, school.inventory, person, WORDS));
    await school.ctx.files.write(keyOf(person), Buffer.from(fileText(person)));
    await waitingJobFor(person);
  }
});

describe('the inventory, proved on two people', () => {
  it('says of every column that stays what becomes of it', () => {
    expect(inventoryProblems(school.inventory)).toEqual([]);
  });

  it('knows of every loose identifier in a table of things whether it may be a person', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and udt_name = 'uuid' and column_name <> 'id' and not exists (
        select from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any(conkey)
        where contype in ('f', 'p') and conrelid = table_name::regclass and attname = column_name)`.execute(
      school.ctx.db,
    );
    const loose = school.inventory.tables
      .filter((table) => 'none' in table.subject)
      .flatMap(({ table, columns }) =>
        Object.entries(columns).flatMap(([column, { acting }]) => (acting ? [] : [`${table}.${column}`])),
      );
    expect(rows.filter(({ name }) => loose.includes(name)).map(({ name }) => name)).toEqual([]);
  });

  it('fills every table of people with something of both', async () => {
    const dump = await dumpDatabase(school.school.pool);
    for (const { table } of personTables(school.inventory)) {
      for (const person of [A, B]) {
        const text = dump.get(`public.${table}`) ?? '';
        expect(text.includes(person.marker) || text.includes(person.id), `${table} of ${person.marker}`).toBe(true);
      }
    }
  });

  it('puts every value of a person into their copy, but for what is withheld', async () => {
    const files = readZip(await copyOf(A));
    expect(missingFrom(files, A)).toEqual([]);
    expect(files.get(`files/certificates/${A.marker} stored_files name`)?.toString('utf8')).toBe(fileText(A));
  });

  it('notices a column that is wrongly left out of the copy', async () => {
    const wrong = redeclared('profiles', 'goals', { label: undefined, why: 'a mistake' });
    const copy = await exportPerson(school.ctx, wrong, A.id);
    expect(missingFrom(readZip(await bytesOf(copy.stream)), A)).toEqual(['profiles.goals']);
  });

  it('withholds only what was agreed to', () => {
    const withheld = personTables(school.inventory).flatMap(({ table, columns }) =>
      Object.entries(columns)
        .filter(([column]) => !isIdentifier(rows.get(A)?.get(table)?.[column]))
        .flatMap(([column, { label }]) => (label ? [] : [`${table}.${column}`])),
    );
    expect(new Set(withheld)).toEqual(WITHHELD);
  });

  it('puts nothing of anybody else into the copy', async () => {
    const copy = (await copyOf(A)).toString('utf8').toLowerCase();
    for (const trace of tracesOf(B)) expect(copy).not.toContain(trace);
  });

  it('lists in the manifest every file with its checksum', async () => {
    const files = readZip(await copyOf(A));
    const manifest = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '{}');
    const sums = Object.fromEntries(
      manifest.files.map((file: { name: string; sha256: string }) => [file.name, file.sha256]),
    );
    const found = [...files].filter(([name]) => name !== 'manifest.json');
    expect(sums).toEqual(
      Object.fromEntries(found.map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')])),
    );
    expect(manifest.missing).toEqual([]);
  });

  it('leaves no trace of the erased person, and the other one untouched to the byte', async () => {
    const before = await copyOf(B);
    const preview = await previewErasure(school.ctx, school.inventory, A.id);
    const report = await erasePerson(school.ctx, school.inventory, { personId: A.id, requestedBy: 'operator' });
    expect(report.stores.flatMap((store) => store.remains)).toEqual([]);
    expect(report.state).toBe('verified');
    expect(report.stores.flatMap((store) => store.kept)).toEqual(preview.stores.flatMap((store) => store.kept));

    const dump = await dumpDatabase(school.school.pool);
    for (const trace of tracesOf(A)) {
      const found = [...dump].filter(([, text]) => text.includes(trace)).map(([table]) => table);
      expect(found, `${trace} is still in`).toEqual([]);
      expect(school.logLines.join('\n').toLowerCase()).not.toContain(trace);
    }
    expect(await school.ctx.files.exists(keyOf(A))).toBe(false);
    expect(await school.ctx.files.exists(keyOf(B))).toBe(true);
    expect((await copyOf(B)).equals(before)).toBe(true);
  });

  it('finds what a wrong declaration leaves behind, says where, and ends the erasure once it is mended', async () => {
    const C = markedPerson('в', 5);
    await fillTables(school.school.pool, school.inventory, C, {
      ...WORDS,
      'audit_events.reason': `письмо от ${C.email}`,
    });
    const wrong = redeclared('audit_events', 'reason', { erasure: 'stays' });
    const half = await erasePerson(school.ctx, wrong, { personId: C.id, requestedBy: 'operator' });
    expect(half.state).toBe('partly failed');
    expect(half.stores.filter((store) => !store.done).map((store) => store.store)).toEqual(['logs']);
    expect(half.stores.flatMap((store) => store.remains)).toEqual(['public.audit_events.reason']);
    await sql`update audit_events set reason = null where reason like ${`%${C.email}%`}`.execute(school.ctx.db);
    const whole = await erasePerson(school.ctx, school.inventory, { personId: C.id, requestedBy: 'operator' });
    expect(whole.state).toBe('verified');
  });

  it('keeps what a law demands sealed, until its last day', async () => {
    const { rows: vault } = await sql<{ sealed: Buffer; keep_until: Temporal.PlainDate }>`
      select sealed, keep_until from vault_records`.execute(school.ctx.db);
    const opened = vault.map((record) => JSON.parse(school.ctx.secrets.open('vault', record.sealed).toString('utf8')));
    const payers = opened.map(({ table, row }) => `${table}: ${row.payer_email}`);
    expect(payers).toContain(`orders: ${A.marker} orders payer_email`);
    // Paid in 2026: five years from the first of January 2027.
    expect(new Set(vault.map((record) => record.keep_until.toString()))).toEqual(new Set(['2031-12-31']));
  });
});

/** The same inventory with one column declared otherwise. */
function redeclared(name: string, column: string, change: Partial<ColumnDeclaration>): Inventory {
  const tables = school.inventory.tables.map((table) => {
    const declaration = table.columns[column];
    if (table.table !== name || !declaration) return table;
    return { ...table, columns: { ...table.columns, [column]: { ...declaration, ...change } } };
  });
  return { ...school.inventory, tables };
}

/** The columns whose value is stored and not in the copy as it was stored. */
function missingFrom(files: ReadonlyMap<string, Buffer>, person: MarkedPerson): string[] {
  return [...(rows.get(person) ?? [])].flatMap(([table, row]) => {
    const json = files.get(`data/${table}.json`);
    const [copied = {}] = json ? (JSON.parse(json.toString('utf8')) as Record<string, unknown>[]) : [];
    return Object.entries(row)
      .filter(([column, value]) => !WITHHELD.has(`${table}.${column}`) && !isIdentifier(value))
      .filter(([column, value]) => !isDeepStrictEqual(plain(copied[column]), plain(value)))
      .map(([column]) => `${table}.${column}`);
  });
}

/** What would tell of a person: their mark in any text, their identifier, the mark as bytes of a column print. */
function tracesOf(person: MarkedPerson): string[] {
  return [person.marker, person.id, person.email, Buffer.from(person.marker).toString('hex')];
}

function isIdentifier(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

/** Instants are compared as moments, however they are written. */
function plain(value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return Temporal.Instant.from(value).toString();
  return value;
}
