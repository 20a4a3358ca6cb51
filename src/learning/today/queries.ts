import { sql } from 'kysely';
import type { CohortsDb } from '#learning/cohorts';
import type { EnrolmentsDb } from '#learning/enrolments';
import type { ProgrammesDb } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { OutboxDb } from '#platform/outbox/outbox.ts';
import type { CasesDb } from '#privacy/cases';
import type { OrdersDb } from '#school/payments';

export interface Counts {
  readonly orders_waiting: number;
  readonly enrolled_lately: number;
  readonly studying: number;
  readonly drafts: number;
  readonly letters_failed: number;
  readonly requests_open: number;
  readonly requests_late: number;
  /** Programmes that people can find. */
  readonly published: number;
}

const LATELY = { hours: 7 * 24 };

/** How much of everything there is; who may see which number is the page's question. One statement. */
export async function countToday(ctx: Context): Promise<Counts> {
  const since = ctx.clock.now().subtract(LATELY);
  const db = tables<OrdersDb & EnrolmentsDb & ProgrammesDb & OutboxDb & CasesDb>(ctx);
  const count = sql<number>`count(*)::int`.as('count');
  return db
    .selectNoFrom([
      db
        .selectFrom('orders')
        .select(count)
        .where('paid_at', 'is', null)
        .where('cancelled_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('orders_waiting'),
      db
        .selectFrom('enrolments')
        .select(count)
        .where('placed_at', '>=', since)
        .where('cancelled_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('enrolled_lately'),
      db
        .selectFrom('enrolments')
        .select(count)
        .where('active_at', 'is not', null)
        .where('completed_at', 'is', null)
        .where('cancelled_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('studying'),
      db
        .selectFrom('programmes')
        .select(count)
        .where('published_at', 'is', null)
        .where('archived_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('drafts'),
      db
        .selectFrom('outbox_messages')
        .select(count)
        .where('failed_at', 'is not', null)
        .where('sent_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('letters_failed'),
      db
        .selectFrom('privacy_cases')
        .select(count)
        .where('closed_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('requests_open'),
      db
        .selectFrom('privacy_cases')
        .select(count)
        .where('closed_at', 'is', null)
        .where('due_on', '<', schoolDay(ctx.clock.now()))
        .$asScalar()
        .$notNull()
        .as('requests_late'),
      db
        .selectFrom('programmes')
        .select(count)
        .where('published_at', 'is not', null)
        .where('archived_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('published'),
    ])
    .executeTakeFirstOrThrow();
}

export interface ComingSession {
  readonly id: string;
  readonly starts_at: Temporal.Instant;
  readonly titles: LocalText;
  readonly cohort_id: string;
  readonly cohort_titles: LocalText;
}

const WEEK = { hours: 7 * 24 };
/** A session that has begun is still worth seeing for a while. */
const BEGUN = { hours: 2 };

/** Live sessions of the next seven days. One statement. */
export async function comingSessions(ctx: Context): Promise<ComingSession[]> {
  const now = ctx.clock.now();
  return tables<CohortsDb>(ctx)
    .selectFrom('cohort_sessions')
    .innerJoin('cohorts', 'cohorts.id', 'cohort_sessions.cohort_id')
    .select([
      'cohort_sessions.id',
      'cohort_sessions.starts_at',
      'cohort_sessions.titles',
      'cohorts.id as cohort_id',
      'cohorts.titles as cohort_titles',
    ])
    .where('cohort_sessions.starts_at', '>=', now.subtract(BEGUN))
    .where('cohort_sessions.starts_at', '<', now.add(WEEK))
    .orderBy('cohort_sessions.starts_at')
    .execute();
}
