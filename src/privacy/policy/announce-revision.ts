/** Telling everybody, in batches: a letter and the row that proves it are one transaction. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { PeopleDb } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { defineJob, enqueue } from '#platform/jobs/jobs.ts';
import { post } from '#platform/outbox/outbox.ts';
import { changeLetter, withdrawalLetter } from './mail.ts';
import { findWaiting, getRevision, type Revision } from './queries.ts';
import { stateOf } from './revision.ts';
import type { PolicyDb } from './schema.ts';
import { lockPolicy, revisionObject } from './write-revision.ts';

export const BATCH = 100;

const payload = z.object({
  revisionId: z.uuid(),
  effectiveOn: z.iso.date(),
  kind: z.enum(['change', 'withdrawal']),
});
export type Announcing = z.output<typeof payload>;

/** One batch; as long as somebody is left, the next one follows. */
export const announceJob = defineJob({ name: 'policy.announce', payload, run: announceBatch });

async function announceBatch(ctx: Context, announcing: Announcing): Promise<void> {
  await transact(ctx, async (tx) => {
    await lockPolicy(tx);
    const revision = await getRevision(tx, announcing.revisionId);
    const { kind, effectiveOn } = announcing;
    const planned = revision.effective_on?.toString() === effectiveOn;
    // Called off, or given another day, since the job was written: its people hear of that from another job.
    if (kind === 'change' ? !planned : planned) return;
    const people = kind === 'change' ? await findUntold(tx, revision, announcing) : await findMistold(tx, announcing);
    const letters = await writeLetters(tx, revision, announcing);
    const rows = [];
    for (const { id: personId, email, locale } of people) {
      const to = { personId, email, locale };
      const messageId = await post(tx, { letter: `policy-${kind}`, purpose: 'service', to, ...letters[locale] });
      rows.push({
        id: tx.ids.uuid(),
        revision_id: revision.id,
        effective_on: Temporal.PlainDate.from(effectiveOn),
        person_id: personId,
        kind,
        message_id: messageId,
        announced_at: tx.clock.now(),
      });
    }
    if (rows.length > 0) await tables<PolicyDb>(tx).insertInto('policy_announcements').values(rows).execute();
    if (people.length === BATCH) await enqueue<Announcing>(tx, announceJob, announcing);
    else if (kind === 'change') await finishAnnouncing(tx, revision);
  });
}

async function finishAnnouncing(tx: Context, revision: Revision): Promise<void> {
  if (revision.announced_at) return;
  await tables<PolicyDb>(tx)
    .updateTable('policy_revisions')
    .set({ announced_at: tx.clock.now() })
    .where('id', '=', revision.id)
    .execute();
  await audit(tx, {
    action: 'policy.announced',
    object: revisionObject(revision.id),
    details: { revision: revision.name },
  });
}

async function writeLetters(tx: Context, revision: Revision, { kind, effectiveOn }: Announcing) {
  const day = Temporal.PlainDate.from(effectiveOn);
  const written = await Promise.all(
    LOCALES.map(async (locale) => [
      locale,
      kind === 'change' ? await changeLetter(tx, revision, locale) : await withdrawalLetter(tx, day, locale),
    ]),
  );
  return Object.fromEntries(written) as Record<(typeof LOCALES)[number], Awaited<ReturnType<typeof changeLetter>>>;
}

/** Who has an account and has not been told; whoever registered under this very revision has read it then. */
function findUntold(tx: Context, revision: Revision, { effectiveOn, kind }: Announcing) {
  const told = sql`select from policy_announcements a where a.person_id = people.id
    and a.revision_id = ${revision.id} and a.effective_on = ${effectiveOn}::date and a.kind = ${kind}`;
  const accepted = sql`select from policy_acceptances p where p.person_id = people.id and p.revision = ${revision.name}`;
  let query = tables<PolicyDb & PeopleDb>(tx)
    .selectFrom('people')
    .select(['id', 'email', 'locale'])
    .where('closed_at', 'is', null)
    .where(sql<boolean>`not exists (${told})`)
    .where(sql<boolean>`not exists (${accepted})`)
    .orderBy('id')
    .limit(BATCH);
  if (revision.in_force_at) query = query.where('created_at', '<=', revision.in_force_at);
  return query.execute();
}

/** Who was told of the change, and not yet that it is called off. */
function findMistold(tx: Context, { revisionId, effectiveOn }: Announcing) {
  const told = (kind: string) => sql<boolean>`exists (select from policy_announcements a
    where a.person_id = people.id and a.revision_id = ${revisionId} and a.effective_on = ${effectiveOn}::date
    and a.kind = ${kind})`;
  return tables<PolicyDb & PeopleDb>(tx)
    .selectFrom('people')
    .select(['id', 'email', 'locale'])
    .where('closed_at', 'is', null)
    .where(told('change'))
    .where(sql<boolean>`not ${told('withdrawal')}`)
    .orderBy('id')
    .limit(BATCH)
    .execute();
}

/** Whoever registered since the announcement is told too, before the day. */
export const announceToNewcomersJob = defineJob({
  name: 'policy.announce-to-newcomers',
  payload: z.object({}),
  run: async (ctx) => {
    await transact(ctx, async (tx) => {
      const waiting = await findWaiting(tx);
      if (waiting?.materiality !== 'material' || !waiting.effective_on || stateOf(waiting) !== 'scheduled') return;
      await enqueue<Announcing>(tx, announceJob, {
        revisionId: waiting.id,
        effectiveOn: waiting.effective_on.toString(),
        kind: 'change',
      });
    });
  },
});
