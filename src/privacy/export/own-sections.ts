/** Parts of a copy that are no table by themselves: who looked, which jobs wait, and where everything is kept. */
import { sql } from 'kysely';
import { roleName } from '#people/staff';
import { auditEventsTable } from '#platform/audit/audit.ts';
import type { Context } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { messages } from './messages.ts';
import { allReadings, countReadings } from './readings.ts';
import type { ColumnType, Row, Section, SectionColumn } from './section.ts';
import { whereKept } from './stores.ts';

export interface OwnSectionsOf {
  readonly inventory: Inventory;
  readonly personId: string;
  readonly locale: Locale;
}

export async function ownSections(ctx: Context, of: OwnSectionsOf): Promise<Section[]> {
  const jobs = await waitingJobs(ctx, of.personId);
  const kept: Row[] = whereKept(ctx, of.inventory, of.locale).map((datum) => ({ ...datum }));
  return [
    { ...frame('readings', of.locale), count: await countReadings(ctx, of.personId), rows: () => readings(ctx, of) },
    { ...frame('waiting_jobs', of.locale), count: jobs.length, rows: () => jobs },
    { ...frame('where_kept', of.locale), count: kept.length, rows: () => kept },
  ];
}

type Words = keyof typeof messages & string;
const COLUMNS = {
  readings: [
    ['at', 'column_at', 'moment'],
    ['reader', 'column_reader', 'text'],
    ['roles', 'column_roles', 'text'],
    ['object_kind', 'column_what', 'text'],
    ['reason', 'column_why', 'text'],
  ],
  waiting_jobs: [
    ['job', 'column_job', 'text'],
    ['run_at', 'column_at', 'moment'],
  ],
  where_kept: [
    ['what', 'column_what', 'text'],
    ['store', 'column_store', 'text'],
    ['country', 'column_country', 'text'],
    ['term', 'term', 'text'],
  ],
} as const satisfies Record<string, readonly (readonly [string, Words, ColumnType])[]>;

function frame(name: keyof typeof COLUMNS, locale: Locale) {
  const t = translator(messages, locale);
  const columns = COLUMNS[name].map(
    ([column, label, type]): SectionColumn => ({ name: column, label: t(label), type, handling: undefined }),
  );
  const handling = name === 'readings' ? auditEventsTable.handling : undefined;
  return { name, label: t(`section_${name}`), columns, handling, leftOut: [] };
}

async function* readings(ctx: Context, { personId, locale }: OwnSectionsOf): AsyncGenerator<Row> {
  const t = translator(messages, locale);
  for await (const { at, by, name, roles, what, why } of allReadings(ctx, personId)) {
    yield {
      at,
      reader: name ?? t(`reader_${by}`),
      roles: roles.map((role) => roleName(role, locale)).join(', '),
      object_kind: what,
      reason: why,
    };
  }
}

/** Jobs that name the person, or a letter to them. */
async function waitingJobs(ctx: Context, personId: string): Promise<Row[]> {
  const { rows } = await sql<{ job: string; run_at: Temporal.Instant }>`
    select tasks.identifier as job, jobs.run_at
    from graphile_worker._private_jobs as jobs join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where position(${personId} in jobs.payload::text) > 0
      or exists (select from outbox_messages where id::text = jobs.payload ->> 'messageId' and person_id = ${personId})
    order by jobs.run_at, jobs.id`.execute(ctx.db);
  return rows;
}
