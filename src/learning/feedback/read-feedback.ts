/** `use.feedback`: that what learners said was looked at, by whom and when; what they said stays out of the record. */
import { sql } from 'kysely';
import { audit } from '#platform/audit/audit.ts';
import type { Context } from '#platform/context.ts';

/** What was said is read within this time; the policy names no figure, this is the school's own. */
export const FEEDBACK_READ_DAYS = 30;

/** A member of the staff has before them what was said of a programme in the last months; undefined: ever. */
export async function recordFeedbackRead(
  ctx: Context,
  { programme, months }: { programme: string; months: number | undefined },
): Promise<void> {
  await audit(ctx, { action: 'feedback.read', details: { programme, months: months ?? 'all' } });
}

export interface FeedbackStanding {
  readonly given: number;
  /** Said longer ago than {@link FEEDBACK_READ_DAYS}, and before nobody's eyes since. */
  readonly unread: number;
  readonly lastRead: Temporal.Instant | undefined;
}

export async function feedbackStanding(ctx: Context): Promise<FeedbackStanding> {
  const due = ctx.clock.now().subtract({ hours: 24 * FEEDBACK_READ_DAYS });
  // A board of so many months begins with the month that is under way: a month less is sure to be on it.
  const { rows } = await sql<{ given: number; unread: number; lastRead: Temporal.Instant | null }>`
    with readings as materialized (
      select at, details->>'programme' as programme,
        case details->>'months' when 'all' then null
          else at - ((details->>'months')::int - 1) * interval '30 days' end as reaches
      from audit_events where action = 'feedback.read'
    )
    select count(*)::int as given, (select max(at) from readings) as "lastRead",
      count(*) filter (where f.given_at < ${due} and not exists (
        select from readings r where r.programme = p.slug and r.at >= f.given_at
          and (r.reaches is null or r.reaches <= f.given_at)))::int as unread
    from feedback f join enrolments e on e.id = f.enrolment_id join programmes p on p.id = e.programme_id
    -- What its author does not let be used is shown to nobody, and so waits for nobody.
    where gate_verdict(f.person_id, 'improvement', ${ctx.clock.now()}::timestamptz) = 'allowed'`.execute(ctx.db);
  const [found] = rows;
  return { given: found?.given ?? 0, unread: found?.unread ?? 0, lastRead: found?.lastRead ?? undefined };
}
