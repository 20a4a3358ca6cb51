/** Letters to nobody: technical records, which go after twelve months, row by row. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';

/** A year and a day, and a day less. */
export const DUE_DAYS = 366;
export const NOT_DUE_DAYS = 364;

export async function writeLetters(ctx: Context, count: number, daysAgo: number): Promise<void> {
  const at = ctx.clock.now().subtract({ hours: 24 * daysAgo });
  await sql`insert into outbox_messages (id, letter, purpose, recipient, locale, subject, text, html, written_at)
    select gen_random_uuid(), 'drill', 'service', 'a@example.kz', 'ru', 's', 't', 'h', ${at}
    from generate_series(1, ${count}::int)`.execute(ctx.db);
}

export interface Letters {
  readonly due: number;
  readonly notDue: number;
  /** As the certificates of destruction tell. */
  readonly counted: number;
}

export async function countLetters(ctx: Context): Promise<Letters> {
  const before = ctx.clock.now().subtract({ hours: 24 * 365 });
  const { rows } = await sql<Letters>`
    select count(*) filter (where written_at < ${before})::int as due,
      count(*) filter (where written_at >= ${before})::int as "notDue",
      (select coalesce(sum(destroyed), 0)::int from retention_counts where table_name = 'outbox_messages') as counted
    from outbox_messages where letter = 'drill'`.execute(ctx.db);
  return rows[0] ?? { due: 0, notDue: 0, counted: 0 };
}
