/**
 * One batch: a transaction that destroys and counts. It may hold its locks for so long and no longer: the database breaks
 * it off, nothing is done, and a smaller one may follow.
 */
import { type RawBuilder, sql } from 'kysely';
import { type Context, transact } from '#platform/context.ts';
import { forgetFiles } from '#platform/files/forget-files.ts';
import { storedFilesTable } from '#platform/files/stored-files.ts';
import type { SharedMoment } from '#platform/inventory/retention.ts';
import { declared, isDue, isFree, isOver, isShared, momentsOf, type Reference } from './due.ts';
import type { Rule } from './rule.ts';
import { sealChosen } from './seal-batch.ts';

/** No batch holds a lock for 100 ms: what is left of it is for the commit. */
const MOST_MS = 75;
/** How long a batch waits for a row that somebody else holds. */
const WAIT_MS = 25;
/** `query_canceled`, `lock_not_available`, `deadlock_detected`: nothing was done, and less may be tried. */
const BROKEN_OFF = new Set(['57014', '55P03', '40P01']);

export interface Destroying {
  readonly runId: string;
  readonly rule: Rule;
  readonly references: readonly Reference[];
}

/** What a batch takes on: these rows, by their place in the table; without any, every due row of these moments. */
export interface Batch {
  readonly rows?: readonly string[];
  /** Of a rule whose rows share theirs. */
  readonly moments?: readonly string[];
}

/** `ms`: how long the batch held its locks, as the program saw it, to the end of the commit. */
export async function destroyBatch(
  ctx: Context,
  destroying: Destroying,
  batch: Batch,
): Promise<{ readonly rows: number; readonly ms: number } | 'broken off'> {
  let began = 0;
  try {
    const rows = await transact(ctx, async (tx) => {
      await begin(tx, destroying, batch);
      began = performance.now();
      if (destroying.rule.action === 'vault') {
        const sealed = await sealChosen(tx, destroying.rule, isChosen(destroying, batch, tx.clock.now()));
        if (sealed > 0) {
          await limitRest(tx, batch, began);
          await note(tx, destroying, sealed);
        }
        return sealed;
      }
      const { rows: filed, numAffectedRows } = await act(destroying, batch, tx.clock.now()).execute(tx.db);
      const count = Number(numAffectedRows ?? 0);
      const files = filed.flatMap(({ file }) => file ?? []);
      if (files.length > 0) {
        await limitRest(tx, batch, began);
        await forgetFiles(tx, files);
      }
      if (count > 0) {
        await limitRest(tx, batch, began);
        await note(tx, destroying, count);
      }
      return count;
    });
    return { rows, ms: Math.ceil(performance.now() - began) };
  } catch (error) {
    if (BROKEN_OFF.has((error as { code?: string }).code ?? '')) return 'broken off';
    throw error;
  }
}

/**
 * The word by which append-only tables let a run through ends with the transaction, as all of these do. A planner that
 * would read a whole table, or merge two in their order, does not see that the few rows are known; and a plan made for
 * any batch, which a statement gets when it is asked often, would fetch row by row what this one reads in order. The
 * commit need not reach the disk before the locks are let go: a batch that a crash undoes is done again, and the run's
 * last commit is durable with all before it. A hold is placed before the batch begins, or waits for its end.
 */
async function begin(tx: Context, { runId, rule, references }: Destroying, batch: Batch): Promise<void> {
  const limit = isUnlimited(batch) ? '0' : `${MOST_MS}ms`;
  await sql`select heed_holds(), set_config('enable_seqscan', 'off', true), set_config('enable_mergejoin', 'off', true),
    set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true), set_config('synchronous_commit', 'off', true),
    set_config('school.retention', ${runId}, true), set_config('lock_timeout', ${`${WAIT_MS}ms`}, true), set_config('statement_timeout', ${limit}, true)`.execute(
    tx.db,
  );
  // What others ask of a row that goes is asked within the time that is measured, not at the commit.
  if (references.some(({ to }) => to === rule.table)) await sql`set constraints all immediate`.execute(tx.db);
}

/** The limit is each statement's: the next one gets what those before it left, so that it is the whole batch's. */
async function limitRest(tx: Context, batch: Batch, began: number): Promise<void> {
  if (isUnlimited(batch)) return;
  const rest = Math.max(1, Math.floor(MOST_MS - (performance.now() - began)));
  await sql`select set_config('statement_timeout', ${`${rest}ms`}, true)`.execute(tx.db);
}

/** Less than one row cannot be tried. */
const isUnlimited = ({ rows }: Batch): boolean => rows?.length === 1;

/** One statement: asked again, for what became live since the keys were read stays; and destroyed. Answers with files that go too. */
function act(destroying: Destroying, batch: Batch, now: Temporal.Instant): RawBuilder<{ file: string | null }> {
  const { rule } = destroying;
  const table = sql.table(rule.table);
  const chosen = isChosen(destroying, batch, now);
  const withFile = rule.file !== undefined || rule.table === storedFilesTable.table;
  const sources = [...(isJoined(rule) ? [sql`shared`] : []), ...(withFile ? [sql`filed`] : [])];
  const others = (word: string) => (sources.length > 0 ? sql`${sql.raw(word)} ${sql.join(sources, sql`, `)}` : sql``);
  const changes = [...rule.set].map(([column, value]) => sql`${sql.ref(column)} = ${declared(value, now)}`);
  const change =
    rule.action === 'delete'
      ? sql`delete from ${table} as each ${others('using')}`
      : sql`update ${table} as each set ${sql.join(changes)} ${others('from')}`;
  // An update answers with the new row, where the file may be gone: it is read before.
  const file = rule.file
    ? sql`(select bucket || '/' || id from stored_files where id = each.${sql.ref(rule.file)})`
    : sql`each.bucket || '/' || each.id`;
  const parts = [
    ...(isJoined(rule) ? [sql`shared as materialized ${momentsOf(rule.since, batch.moments ?? [])}`] : []),
    ...(withFile
      ? [
          sql`filed as materialized (select each.ctid as place, ${file} as file
            from ${table} as each ${isJoined(rule) ? sql`, shared` : sql``} where ${chosen})`,
        ]
      : []),
  ];
  return sql`${parts.length > 0 ? sql`with ${sql.join(parts)}` : sql``} ${change} where ${chosen}
    ${withFile ? sql`and filed.place = each.ctid returning filed.file` : sql``}`;
}

/**
 * Whose term hangs on the row's person as well as on its moment: the moments are joined as `shared`. Elsewhere those that
 * are over are one list, and the rows are found by it; joining each row to its moment costs half as much as deleting it.
 */
function isJoined(rule: Rule): rule is Rule & { readonly since: SharedMoment } {
  return typeof rule.since !== 'string' && rule.unlessConsented !== undefined;
}

/** The rows of `each` that the batch takes on, and that are due. */
function isChosen(destroying: Destroying, { rows, moments = [] }: Batch, now: Temporal.Instant): RawBuilder<boolean> {
  const places = rows ? [sql<boolean>`each.ctid = any(${rows}::tid[])`] : [];
  return sql<boolean>`${sql.join([...places, ...whatIsDue(destroying, moments, now)], sql` and `)}`;
}

function whatIsDue(
  { rule, references }: Destroying,
  moments: readonly string[],
  now: Temporal.Instant,
): readonly RawBuilder<boolean>[] {
  const { since } = rule;
  if (typeof since === 'string') return [isDue(rule, references, now)];
  const isOneOf = (list: RawBuilder<unknown>) => sql<boolean>`each.${sql.ref(since.by)} = any(${list})`;
  // Said twice, for the planner: so it finds the rows in the order in which they lie, and not moment by moment.
  if (isJoined(rule)) return [isShared(since), isOneOf(sql`${moments}::uuid[]`), isDue(rule, references, now)];
  const over = sql`array(select shared_by from ${momentsOf(since, moments)} as shared where ${isOver(rule, now)})`;
  return [isOneOf(over), isFree(rule, references)];
}

/** In the transaction of the batch: what a kill undoes was not counted. */
async function note(tx: Context, { rule, runId }: Destroying, count: number): Promise<void> {
  await sql`insert into retention_counts (run_id, table_name, action, source, destroyed, batches, longest_ms)
    values (${runId}, ${rule.table}, ${rule.action}, ${rule.source}, ${count}, 1, 0)
    on conflict (run_id, table_name, action, source) do update set
      destroyed = retention_counts.destroyed + excluded.destroyed, batches = retention_counts.batches + 1`.execute(
    tx.db,
  );
}
