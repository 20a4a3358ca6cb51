import { sql } from 'kysely';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { NotFound } from '#platform/errors.ts';
import { type LoggedOpening, RECORDS_ON_PAGE, type SealedRecord } from './record.ts';

const OPENINGS_SHOWN = 100;

const records = (today: Temporal.PlainDate) => sql`
  select id, what, source, sealed_at as "sealedAt", keep_until as "keepUntil", keep_until < ${today} as over,
    (select count(*)::int from vault_openings where record = vault_records.id::text) as opened,
    (select count(*)::int from vault_records as other 
      where other.erasure_id = vault_records.erasure_id or other.together = vault_records.together) as together
  from vault_records`;

/** The newest first; one more than a page holds. */
export async function findSealedRecords(ctx: Context, page: number): Promise<SealedRecord[]> {
  const { rows } = await sql<SealedRecord>`${records(schoolDay(ctx.clock.now()))}
    order by sealed_at desc, id limit ${RECORDS_ON_PAGE + 1} offset ${(page - 1) * RECORDS_ON_PAGE}`.execute(ctx.db);
  return rows;
}

/** Throws NotFound. */
export async function getSealedRecord(ctx: Context, id: string): Promise<SealedRecord> {
  const { rows } = await sql<SealedRecord>`${records(schoolDay(ctx.clock.now()))} where id = ${id}`.execute(ctx.db);
  const [record] = rows;
  if (!record) throw new NotFound('record');
  return record;
}

/** The latest first. */
export async function findOpenings(ctx: Context): Promise<LoggedOpening[]> {
  const { rows } = await sql<LoggedOpening>`
    select opening.id, what, ground, document, opened_at as at, people.name as by
    from vault_openings as opening
    left join people on people.id = opened_by
    order by opened_at desc, opening.id desc limit ${OPENINGS_SHOWN}`.execute(ctx.db);
  return rows;
}
