/** What is visited, and from where people come. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { BoardFilter } from './board.ts';
import { type BoardHead, HEAD, only, within } from './board-head.ts';

export interface VisitRow {
  readonly name: string;
  readonly views: number;
  readonly visitors: number;
}
export interface VisitBoard extends BoardHead {
  /** By month, or by day where the period is short. */
  readonly times: readonly { readonly at: string; readonly views: number; readonly visitors: number }[];
  readonly kinds: Readonly<Record<string, readonly VisitRow[]>>;
}

const MOST_NAMES = 12;

export async function visitBoard(ctx: Context, filter: BoardFilter): Promise<VisitBoard> {
  const times =
    filter.period === '3'
      ? sql`select date_trunc('week', day)::date as at, sum(views) as views, sum(visitors) as visitors
          from visit_days where kind = 'all' and ${within('day', ctx, filter)} group by 1`
      : sql`select month as at, views, visitors from months where kind = 'all'`;
  const { rows } = await sql<VisitBoard>`
    with months as materialized (
      select month, kind, name, views, visitors from visit_months where ${within('month', ctx, filter)}
    ), named as (
      select kind, name, sum(views) as views, sum(visitors) as visitors,
        row_number() over (partition by kind order by sum(visitors) desc, sum(views) desc, name) as place
      from months where kind not in ('all', 'step') group by kind, name
    )
    select ${HEAD},
      (select coalesce(json_agg(json_build_object('at', at, 'views', views, 'visitors', visitors) order by at), '[]')
        from (${times}) t) as times,
      (select coalesce(json_object_agg(kind, names), '{}') from (
        select kind, json_agg(json_build_object('name', name, 'views', views, 'visitors', visitors) order by place) as names
        from named where place <= ${MOST_NAMES} group by kind) k) as kinds`.execute(ctx.db);
  return only(rows);
}
