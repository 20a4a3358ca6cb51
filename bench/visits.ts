/** Visits as they are in service, made up: a hundred pages, five hundred sites that lead here, fifty campaigns. */
import { sql } from 'kysely';
import { type Context, transact } from '#platform/context.ts';

/** Rows of one day; a visitor looks at four pages. */
export async function fillDay(ctx: Context, day: Temporal.PlainDate, rows: number): Promise<void> {
  await transact(ctx, async (tx) => {
    await sql`select set_config('statement_timeout', '0', true)`.execute(tx.db);
    await sql`
      insert into visits (day, visitor, page, device, system, browser, locale, source, campaign)
      select ${day}::date, lpad(to_hex(n / 4), 16, '0'),
        '/learn/' || (array['agent-career', 'first-connections', 'deals'])[1 + n % 3] || '/lesson-' || (40 * power(random(), 3))::int,
        (array['phone', 'phone', 'computer', 'tablet'])[1 + n % 4],
        (array['android', 'ios', 'windows', 'macos'])[1 + n % 4], (array['chrome', 'safari', 'yandex', 'edge'])[1 + n % 4],
        (array['ru', 'kk', 'en'])[1 + n % 3],
        case when n % 4 > 0 then 'site-' || (500 * power(random(), 4))::int || '.kz' end,
        case when n % 3 = 0 then 'campaign-' || (50 * power(random(), 4))::int end
      from generate_series(1, ${rows}::int) as n`.execute(tx.db);
  });
}
