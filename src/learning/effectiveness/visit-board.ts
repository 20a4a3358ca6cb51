/** What is visited, and from where people come. */
import { sql } from 'kysely';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { BoardFilter } from './board.ts';
import { type BoardHead, HEAD, only, thisMonth, within } from './board-head.ts';

export interface VisitRow {
  readonly name: string;
  readonly views: number;
  readonly visitors: number;
}
export interface VisitBoard extends BoardHead {
  /**
   * By month, or by week where the period is short, up to the one that goes on: 0 where nobody came, null in a month so
   * long gone that fewer than ten are not told any more.
   */
  readonly times: readonly { readonly at: string; readonly views: number | null; readonly visitors: number | null }[];
  readonly kinds: Readonly<Record<string, readonly VisitRow[]>>;
}

const MOST_NAMES = 12;
/** As long as visits themselves are kept. */
const VISIT_MONTHS = 12;

/** What leads here, it leads visitors; of all else it counts how often it was opened, also by those who are signed in. */
const BY_VISITORS = sql`('source', 'campaign')`;

export async function visitBoard(ctx: Context, filter: BoardFilter): Promise<VisitBoard> {
  const isByWeek = filter.period === '3';
  const counted = isByWeek
    ? sql`select date_trunc('week', day)::date as at, sum(views) as views, sum(visitors) as visitors
        from visit_days where kind = 'all' and ${within('day', ctx, filter)} group by 1`
    : sql`select month as at, views, visitors from months where kind = 'all'`;
  const step = isByWeek ? sql`interval '1 week'` : sql`interval '1 month'`;
  const nobody = sql`case when each >= ${thisMonth(ctx).subtract({ months: VISIT_MONTHS - 1 })}::date then 0 end`;
  const { rows } = await sql<VisitBoard>`
    with months as materialized (
      select month, kind, name, views, visitors from visit_months where ${within('month', ctx, filter)}
    ), counted as materialized (${counted}), named as (
      select kind, name, sum(views) as views, sum(visitors) as visitors,
        row_number() over (partition by kind
          order by case when kind in ${BY_VISITORS} then sum(visitors) else sum(views) end desc, sum(views) desc, name) as place
      from months where kind not in ('all', 'step') group by kind, name
    )
    select ${HEAD},
      (select coalesce(json_agg(json_build_object('at', at, 'views', views, 'visitors', visitors) order by at), '[]')
        from (
          select each::date as at, coalesce(views, ${nobody}) as views, coalesce(visitors, ${nobody}) as visitors
          from generate_series((select min(at) from counted), ${schoolDay(ctx.clock.now())}::date, ${step}) as each
          left join counted on counted.at = each::date
        ) t) as times,
      (select coalesce(json_object_agg(kind, names), '{}') from (
        select kind, json_agg(json_build_object('name', name, 'views', views, 'visitors', visitors) order by place) as names
        from named where place <= ${MOST_NAMES} group by kind) k) as kinds`.execute(ctx.db);
  return only(rows);
}
