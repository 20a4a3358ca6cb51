import { sql } from 'kysely';
import type { PeopleDb } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { OutboxDb } from '#platform/outbox/outbox.ts';
import type { PolicyDb, PolicyRevisionsTable } from './schema.ts';

export interface RevisionText {
  readonly source: string;
  readonly updatedLine: string | null;
  readonly canonical: string | null;
  readonly sha256: string | null;
}
export type RevisionTexts = Readonly<Partial<Record<Locale, RevisionText>>>;
/** A revision without its texts. */
export type Revision = Readonly<PolicyRevisionsTable>;
export type FullRevision = Revision & { readonly texts: RevisionTexts };

const TEXTS = sql<RevisionTexts>`coalesce((
  select jsonb_object_agg(t.locale, jsonb_build_object(
    'source', t.source, 'updatedLine', t.updated_line, 'canonical', t.canonical, 'sha256', t.sha256))
  from policy_texts t where t.revision_id = policy_revisions.id), '{}')`;

const IN_FORCE = sql<boolean>`policy_revisions.in_force_at is not null and policy_revisions.archived_at is null`;
const WAITING = sql<boolean>`policy_revisions.scheduled_at is not null and policy_revisions.in_force_at is null`;

function full(ctx: Context) {
  return tables<PolicyDb>(ctx).selectFrom('policy_revisions').selectAll().select(TEXTS.as('texts'));
}

/** Throws NotFound. `lock`: nobody else changes it until the transaction ends. */
export async function getRevision(ctx: Context, id: string, options: { lock?: true } = {}): Promise<FullRevision> {
  const query = full(ctx).where('id', '=', id);
  const found = await (options.lock ? query.forUpdate() : query).executeTakeFirst();
  if (!found) throw new NotFound('revision');
  return found;
}

export function findInForce(ctx: Context): Promise<FullRevision | undefined> {
  return full(ctx).where(IN_FORCE).executeTakeFirst();
}

export function findWaiting(ctx: Context, options: { lock?: true } = {}): Promise<FullRevision | undefined> {
  const query = full(ctx).where(WAITING);
  return (options.lock ? query.forUpdate() : query).executeTakeFirst();
}

/** This revision and the one in force, in one statement: what the editor compares. */
export async function getBesideInForce(
  ctx: Context,
  id: string,
): Promise<{ revision: FullRevision; inForce: FullRevision | undefined }> {
  const found = await full(ctx)
    .where((eb) => eb.or([eb('id', '=', id), IN_FORCE]))
    .execute();
  const revision = found.find((each) => each.id === id);
  if (!revision) throw new NotFound('revision');
  return { revision, inForce: found.find((each) => each.in_force_at && !each.archived_at) };
}

/** Everything that ever was, newest first, without texts. */
export function findRevisions(ctx: Context): Promise<Revision[]> {
  return tables<PolicyDb>(ctx)
    .selectFrom('policy_revisions')
    .selectAll()
    .orderBy(sql`effective_on desc nulls first`)
    .orderBy('created_at', 'desc')
    .execute();
}

/** What the public may read: what waits for its day, is in force or was. Newest first. */
export function findPublicRevisions(ctx: Context): Promise<FullRevision[]> {
  return full(ctx)
    .where('scheduled_at', 'is not', null)
    .orderBy('effective_on', 'desc')
    .orderBy('scheduled_at', 'desc')
    .execute();
}

/** How many letters told of a revision, and what became of each. */
export interface AnnouncementCounts {
  readonly told: number;
  readonly sent: number;
  readonly failed: number;
  /** Written, and not handed to a mail server yet: it waits, or there is none. */
  readonly kept: number;
}
export interface RevisionFigures {
  readonly people: number;
  readonly change: AnnouncementCounts;
  readonly withdrawal: AnnouncementCounts;
  readonly seen: number;
  readonly acceptedAtRegistration: number;
  readonly acceptedByUse: number;
  /** Whose letter a mail server refused: identifiers, the word for the refusal. */
  readonly failures: readonly { readonly personId: string; readonly failure: string }[];
  /** Names of the staff who acted on it, by identifier. */
  readonly names: Readonly<Record<string, string>>;
}
const MOST_FAILURES_SHOWN = 100;

export async function countFigures(ctx: Context, revisionId: string): Promise<RevisionFigures> {
  const letters = (kind: 'change' | 'withdrawal') => sql<AnnouncementCounts>`(
    select jsonb_build_object(
      'told', count(*),
      'sent', count(*) filter (where m.sent_at is not null),
      'failed', count(*) filter (where m.sent_at is null and m.failed_at is not null),
      'kept', count(*) filter (where m.id is not null and m.sent_at is null and m.failed_at is null))
    from policy_announcements a left join outbox_messages m on m.id = a.message_id
    where a.revision_id = ${revisionId} and a.kind = ${kind})`;
  const accepted = (way: string) => sql<number>`(
    select count(*) from policy_acceptances p join policy_revisions r on r.name = p.revision
    where r.id = ${revisionId} and p.way = ${way})`;
  return tables<PolicyDb & PeopleDb & OutboxDb>(ctx)
    .selectNoFrom([
      sql<number>`(select count(*) from people where closed_at is null)`.as('people'),
      letters('change').as('change'),
      letters('withdrawal').as('withdrawal'),
      sql<number>`(select count(*) from policy_notices_seen where revision_id = ${revisionId})`.as('seen'),
      accepted('registration').as('acceptedAtRegistration'),
      accepted('continued use').as('acceptedByUse'),
      sql<{ personId: string; failure: string }[]>`coalesce((
        select jsonb_agg(f) from (
          select a.person_id as "personId", coalesce(m.failure, '') as failure
          from policy_announcements a join outbox_messages m on m.id = a.message_id
          where a.revision_id = ${revisionId} and m.sent_at is null and m.failed_at is not null
          order by a.id limit ${MOST_FAILURES_SHOWN}) f), '[]')`.as('failures'),
      sql<Record<string, string>>`coalesce((
        select jsonb_object_agg(people.id, people.name) from people join policy_revisions r on r.id = ${revisionId}
        where people.id in (r.created_by, r.edited_by, r.reviewed_by, r.scheduled_by)), '{}')`.as('names'),
    ])
    .executeTakeFirstOrThrow();
}
