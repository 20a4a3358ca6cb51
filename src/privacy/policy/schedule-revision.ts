import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { formatDay } from '#platform/html/format.ts';
import { LOCALES, type Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { sha256 } from '#platform/secrets.ts';
import { type Announcing, announceJob } from './announce-revision.ts';
import { refreshPolicyBoard } from './board.ts';
import { canonicalText, readWording } from './document.ts';
import { messages } from './messages.ts';
import { type FullRevision, findInForce, findWaiting, getRevision } from './queries.ts';
import { hasGaps, type PolicyCatalogue, readinessOf } from './readiness.ts';
import { dayProblem, nameFor, stateOf } from './revision.ts';
import type { PolicyDb } from './schema.ts';
import { type Edition, lockPolicy, revisionObject } from './write-revision.ts';

export function updatedLine(day: Temporal.PlainDate, locale: Locale): string {
  return translator(messages, locale)('updated', { day: formatDay(day, locale).replaceAll('\u00a0', ' ') });
}

export interface Scheduling extends Edition {
  readonly effectiveOn: Temporal.PlainDate;
  /** The list of unbound clauses and promises was read. */
  readonly gapsSeen: boolean;
}

/**
 * Makes the revision public with the day on which it takes force. Its text and hash are fixed, and a material change is
 * announced from this moment on. Returns its name. Throws Conflict `not-reviewed`, `already-scheduled`,
 * `changed-meanwhile`, `another-waits`, `compared-with-old`, `not-ready`, `gaps-not-seen`, or a {@link dayProblem}.
 */
export async function scheduleRevision(
  ctx: Context,
  { id, version, effectiveOn, gapsSeen }: Scheduling,
  catalogue: PolicyCatalogue,
): Promise<string> {
  const name = await transact(ctx, async (tx) => {
    await lockPolicy(tx);
    const revision = await getRevision(tx, id, { lock: true });
    const state = stateOf(revision);
    if (state === 'draft') throw new Conflict('not-reviewed');
    if (state !== 'reviewed') throw new Conflict('already-scheduled');
    if (revision.version !== version) throw new Conflict('changed-meanwhile');
    if (await findWaiting(tx)) throw new Conflict('another-waits');
    const inForce = await findInForce(tx);
    if (revision.compared_with !== (inForce?.id ?? null)) throw new Conflict('compared-with-old');
    const readiness = readinessOf(revision, inForce, catalogue);
    if (readiness.obstacles.length > 0) throw new Conflict('not-ready');
    if (hasGaps(readiness) && !gapsSeen) throw new Conflict('gaps-not-seen');
    const wrongDay = dayProblem(revision.materiality, effectiveOn, schoolDay(tx.clock.now()));
    if (wrongDay) throw new Conflict(wrongDay);
    return publishText(tx, revision, effectiveOn);
  });
  await refreshPolicyBoard(ctx);
  return name;
}

async function publishText(tx: Context, revision: FullRevision, effectiveOn: Temporal.PlainDate): Promise<string> {
  const taken = await tables<PolicyDb>(tx).selectFrom('policy_revisions').select('name').execute();
  const name = nameFor(
    effectiveOn,
    taken.flatMap((row) => row.name ?? []),
  );
  await tables<PolicyDb>(tx)
    .updateTable('policy_revisions')
    .set({ name, scheduled_at: tx.clock.now(), scheduled_by: actingId(tx), effective_on: effectiveOn })
    .where('id', '=', revision.id)
    .execute();
  for (const locale of LOCALES) {
    const line = updatedLine(effectiveOn, locale);
    const canonical = canonicalText(readWording(revision.texts[locale]?.source ?? '').wording, line);
    await tables<PolicyDb>(tx)
      .updateTable('policy_texts')
      .set({ updated_line: line, canonical, sha256: sha256(canonical) })
      .where('revision_id', '=', revision.id)
      .where('locale', '=', locale)
      .execute();
  }
  if (revision.materiality === 'material') {
    await enqueue<Announcing>(tx, announceJob, {
      revisionId: revision.id,
      effectiveOn: effectiveOn.toString(),
      kind: 'change',
    });
  }
  await audit(tx, {
    action: 'policy.scheduled',
    object: revisionObject(revision.id),
    details: { revision: name, effectiveOn: effectiveOn.toString(), materiality: revision.materiality },
  });
  return name;
}

/**
 * Calls the change off before its day. It stays reviewed and may get another day; whoever was told of it is told of
 * this too. Throws Conflict `not-scheduled`.
 */
export async function withdrawSchedule(ctx: Context, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    await lockPolicy(tx);
    const revision = await getRevision(tx, id, { lock: true });
    if (stateOf(revision) !== 'scheduled' || !revision.effective_on) throw new Conflict('not-scheduled');
    await tables<PolicyDb>(tx)
      .updateTable('policy_revisions')
      .set({ name: null, scheduled_at: null, scheduled_by: null, effective_on: null, announced_at: null })
      .where('id', '=', id)
      .execute();
    await tables<PolicyDb>(tx)
      .updateTable('policy_texts')
      .set({ updated_line: null, canonical: null, sha256: null })
      .where('revision_id', '=', id)
      .execute();
    const effectiveOn = revision.effective_on.toString();
    await enqueue<Announcing>(tx, announceJob, { revisionId: id, effectiveOn, kind: 'withdrawal' });
    await audit(tx, {
      action: 'policy.schedule-withdrawn',
      object: revisionObject(id),
      details: { revision: revision.name, effectiveOn },
    });
  });
  await refreshPolicyBoard(ctx);
}
