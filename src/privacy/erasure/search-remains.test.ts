import { type RawBuilder, sql } from 'kysely';
import { expect, it } from 'vitest';
import { transact } from '#platform/context.ts';
import { tendMonths } from '#platform/database/partitions.ts';
import { useSchool } from '#tests/harness/school.ts';
import { markersOf } from './erasure.ts';
import { liveTables } from './live-tables.ts';
import { searchRemains } from './search-remains.ts';

const school = useSchool();
const ID = '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee';
const person = { personId: ID, email: 'sought_one@example.kz', name: 'Гүлжан Ізделген', phone: '+77051112233' };

/** Rolled back afterwards: each place is tried alone. */
async function foundAfter(planting: RawBuilder<unknown>): Promise<string[]> {
  const undo = new Error('undo');
  let found: string[] = [];
  await transact(school.ctx, async (tx) => {
    await planting.execute(tx.db);
    found = await searchRemains(tx, school.inventory, { personId: ID, markers: markersOf(person, new Set()) });
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return found;
}

const uuid = sql`gen_random_uuid()`;
const letter = (column: string, value: string) => {
  const values = { recipient: 'a@b.kz', subject: 's', text: 't', html: '<p>h</p>', [column]: value };
  return sql`insert into outbox_messages (id, letter, purpose, recipient, locale, subject, text, html, written_at)
    values (${uuid}, 'l', 'service', ${values.recipient}, 'ru', ${values.subject}, ${values.text}, ${values.html}, now())`;
};
const act = (column: 'reason' | 'details', value: string) => sql`
  insert into audit_events (id, at, action, actor_kind, ${sql.ref(column)}) values (${uuid}, now(), 'a.b', 'operator', ${value})`;
const run = sql`insert into backup_runs (id, started_at, finished_at, failure) values (${uuid}, now(), now(), ${person.email})`;
const loose = sql`
  insert into orders (id, number, subject_kind, subject_id, description, amount_kzt, locale, placed_at)
  values (${uuid}, 'T-1', 'enrolment', ${ID}, 'x', 1, 'ru', now())`;
const bytes = sql`
  insert into erasures (id, subject_hash, requested_by, requested_at, state, pending)
  values (${uuid}, 'h', 'operator', now(), 'started', convert_to(${ID}, 'UTF8'))`;

it.each<[string, RawBuilder<unknown>, string]>([
  ['in a letter to somebody else', letter('html', `<p>Пишет <b>${person.name}</b></p>`), 'outbox_messages.html'],
  ['a name with an ending', letter('text', `Хат ${person.name}ге жіберілді`), 'outbox_messages.text'],
  ['an address with a sign that patterns know', letter('text', person.email), 'outbox_messages.text'],
  ['in a reason typed by the staff', act('reason', `звонил ${person.phone}`), 'audit_events.reason'],
  ['in a document', act('details', JSON.stringify({ to: person.email.toUpperCase() })), 'audit_events.details'],
  ['an identifier in a document', act('details', JSON.stringify({ person: ID })), 'audit_events.details'],
  ['an identifier that refers to nothing', loose, 'orders.subject_id'],
  ['in a table without an index', run, 'backup_runs.failure'],
])('finds a mark %s', async (_, planting, place) => {
  expect(await foundAfter(planting)).toEqual([`public.${place}`]);
});

it('finds an identifier in bytes, and a name in a table that nobody declared or in a waiting job', async () => {
  expect(await foundAfter(bytes)).toEqual(['public.erasures.pending']);
  const stray = sql`create table stray as select array[${person.name}]::text[] as notes`;
  expect(await foundAfter(stray)).toEqual(['public.stray.notes']);
  const job = sql`select graphile_worker.add_job('a.job', json_build_object('to', ${person.email}::text))`;
  expect(await foundAfter(job)).toEqual(['graphile_worker._private_jobs.payload']);
});

it('searches a divided table month by month, and names a column once however many months hold it', async () => {
  await tendMonths(school.ctx, 'audit_events', { months: 12 });
  const parts = (await liveTables(school.ctx)).filter(({ place }) => place === 'public.audit_events');
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.filter(({ indexedText }) => indexedText === null)).toEqual([]);
  const inEach = sql`insert into audit_events (id, at, action, actor_kind, reason)
    select ${uuid}, ${school.clock.now()}::timestamptz + make_interval(months => n), 'a.b', 'operator', ${person.phone}::text from generate_series(0, 1) as n`;
  expect(await foundAfter(inEach)).toEqual(['public.audit_events.reason']);
});

it('does not take another address of the same letters for it', async () => {
  expect(await foundAfter(letter('text', 'soughtXone@example.kz'))).toEqual([]);
});
