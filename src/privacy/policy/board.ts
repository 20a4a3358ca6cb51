/**
 * What every request must know of the policy, kept in each process: which revision is in force, which change is to be
 * told, and who has accepted it or closed the notice. It is read at the start, after every change made in this
 * process, and once a minute, so another process is at most a minute behind; no request asks the database.
 */

import { schoolDay } from '#platform/clock.ts';
import type { Context, SchoolFacts } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { traceOf } from '#platform/log/log.ts';
import type { Revision } from './queries.ts';
import { isShown } from './revision.ts';
import type { PolicyDb } from './schema.ts';

interface Board {
  readonly inForce: Revision | undefined;
  /** The revision in force has followed another: going on to use the service is agreeing to it. */
  readonly followsAnother: boolean;
  readonly shown: Revision | undefined;
  readonly accepted: Set<string>;
  readonly seen: Set<string>;
  readonly readAt: Temporal.Instant;
}

/** One board a school in this process; tests open several. */
const boards = new WeakMap<SchoolFacts, Board>();

export function policyBoard(ctx: Context): Board | undefined {
  return boards.get(ctx.school);
}

/** Rows are committed a little after the moment they carry: what is read again is read with this overlap. */
const OVERLAP = { minutes: 2 };

export async function refreshPolicyBoard(ctx: Context): Promise<void> {
  const known = boards.get(ctx.school);
  const readAt = ctx.clock.now();
  const revisions = await tables<PolicyDb>(ctx)
    .selectFrom('policy_revisions')
    .selectAll()
    .where('scheduled_at', 'is not', null)
    .execute();
  const inForce = revisions.find((revision) => revision.in_force_at && !revision.archived_at);
  const waiting = revisions.find((revision) => !revision.in_force_at);
  const followsAnother = revisions.some((revision) => revision.archived_at);
  const today = schoolDay(readAt);
  // The school's first policy is no change of anything.
  const shown = [waiting, followsAnother ? inForce : undefined].find((each) => each && isShown(each, today));
  const since = (same: boolean | undefined) => (same && known ? known.readAt.subtract(OVERLAP) : undefined);
  const sameInForce = known?.inForce?.id === inForce?.id;
  const accepted = sameInForce && known ? known.accepted : new Set<string>();
  if (inForce && followsAnother) await readAccepted(ctx, inForce, since(sameInForce), accepted);
  const sameShown = known?.shown?.id === shown?.id;
  const seen = sameShown && known ? known.seen : new Set<string>();
  if (shown) await readSeen(ctx, shown, since(sameShown), seen);
  boards.set(ctx.school, { inForce, followsAnother, shown, accepted, seen, readAt });
}

async function readAccepted(ctx: Context, { name }: Revision, since: Temporal.Instant | undefined, into: Set<string>) {
  if (name === null) return;
  const query = tables<PolicyDb>(ctx).selectFrom('policy_acceptances').select('person_id').where('revision', '=', name);
  const rows = await (since ? query.where('accepted_at', '>=', since) : query).execute();
  for (const row of rows) into.add(row.person_id);
}

async function readSeen(ctx: Context, { id }: Revision, since: Temporal.Instant | undefined, into: Set<string>) {
  const query = tables<PolicyDb>(ctx)
    .selectFrom('policy_notices_seen')
    .select('person_id')
    .where('revision_id', '=', id);
  const rows = await (since ? query.where('seen_at', '>=', since) : query).execute();
  for (const row of rows) into.add(row.person_id);
}

const MINUTE_MS = 60_000;

/** Keeps the board fresh while the web is served. Returns what stops it. */
export function keepPolicyBoard(ctx: Context): () => void {
  const timer = setInterval(() => {
    refreshPolicyBoard(ctx).catch((error: unknown) =>
      ctx.log.warn({ event: 'policy.board-not-read', error: traceOf(error) }),
    );
  }, MINUTE_MS);
  timer.unref();
  return () => clearInterval(timer);
}
