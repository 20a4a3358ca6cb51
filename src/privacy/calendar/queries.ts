import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { CalendarDb } from './schema.ts';
import type { Calendar } from './working-days.ts';

/** All that is known, in one statement; a few dozen rows a year. */
export async function readCalendar(ctx: Context): Promise<Calendar> {
  const { rows } = await sql<{ years: number[]; days: { day: string; working: boolean }[] }>`
    select
      coalesce((select json_agg(year) from calendar_years where confirmed_at is not null), '[]') as years,
      coalesce((select json_agg(json_build_object('day', day, 'working', working)) from calendar_days), '[]') as days`.execute(
    ctx.db,
  );
  const [row] = rows;
  return {
    confirmedYears: new Set(row?.years),
    exceptions: new Map(row?.days.map(({ day, working }) => [day, working])),
  };
}

export interface YearState {
  readonly year: number;
  readonly confirmedAt: Temporal.Instant | null;
}

export async function findYears(ctx: Context): Promise<YearState[]> {
  return tables<CalendarDb>(ctx)
    .selectFrom('calendar_years')
    .select(['year', 'confirmed_at as confirmedAt'])
    .orderBy('year')
    .execute();
}
