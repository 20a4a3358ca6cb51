/** Writing a revision: nothing here is public yet. */
import { sql } from 'kysely';
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { LOCALES, type Locale } from '#platform/i18n/locale.ts';
import { bindClauses, clausesOf, readWording, shapeOf, tidySource, writeWording } from './document.ts';
import { type FullRevision, findInForce, getRevision } from './queries.ts';
import { LONGEST_SUMMARY, type PolicyCatalogue } from './readiness.ts';
import { stateOf } from './revision.ts';
import type { PolicyDb } from './schema.ts';

/** Which state of the draft somebody had before their eyes. */
export interface Edition {
  readonly id: string;
  readonly version: number;
}

export const revisionObject = (id: string) => ({ kind: 'policy_revision', id });

/** One change of the policy at a time: what decides about states waits for the one before. */
export async function lockPolicy(tx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('policy revisions'))`.execute(tx.db);
}

/** Begins a draft with the wording in force. Returns its id. */
export async function startRevision(ctx: Context): Promise<string> {
  return transact(ctx, async (tx) => {
    const inForce = await findInForce(tx);
    const id = tx.ids.uuid();
    const [now, who] = [tx.clock.now(), actingId(tx)];
    await tables<PolicyDb>(tx)
      .insertInto('policy_revisions')
      .values({
        id,
        name: null,
        materiality: 'material',
        summaries: jsonb({ ru: '', kk: '', en: '' }),
        new_purposes: jsonb<string[]>([]),
        version: 1,
        created_at: now,
        created_by: who,
        edited_at: now,
        edited_by: who,
        compared_with: null,
        reviewed_at: null,
        reviewed_by: null,
        own_review_reason: null,
        scheduled_at: null,
        scheduled_by: null,
        effective_on: null,
        announced_at: null,
        in_force_at: null,
        archived_at: null,
      })
      .execute();
    const none = { updated_line: null, canonical: null, sha256: null };
    const texts = LOCALES.map((locale) => ({
      revision_id: id,
      locale,
      source: inForce?.texts[locale]?.source ?? '',
      ...none,
    }));
    await tables<PolicyDb>(tx).insertInto('policy_texts').values(texts).execute();
    await audit(tx, { action: 'policy.started', object: revisionObject(id) });
    return id;
  });
}

/** The draft, locked. Throws Conflict `not-a-draft`, or `changed-meanwhile` where somebody else saved it since. */
async function openDraft(tx: Context, edition: Edition): Promise<FullRevision> {
  const revision = await getRevision(tx, edition.id, { lock: true });
  const state = stateOf(revision);
  if (state !== 'draft' && state !== 'reviewed') throw new Conflict('not-a-draft');
  if (revision.version !== edition.version) throw new Conflict('changed-meanwhile');
  return revision;
}

/** A changed draft is a draft again: a review speaks of the words that were reviewed. */
async function markEdited(tx: Context, id: string, extra: Partial<Record<string, unknown>> = {}): Promise<void> {
  await tables<PolicyDb>(tx)
    .updateTable('policy_revisions')
    .set((eb) => ({
      version: eb('version', '+', 1),
      edited_at: tx.clock.now(),
      edited_by: actingId(tx),
      compared_with: null,
      reviewed_at: null,
      reviewed_by: null,
      own_review_reason: null,
      ...extra,
    }))
    .where('id', '=', id)
    .execute();
}

export interface RevisionDetails {
  readonly materiality: 'material' | 'editorial';
  readonly summaries: Readonly<Record<Locale, string>>;
  readonly newPurposes: readonly string[];
}

/** Throws Conflict `unknown-purpose` or `summary-too-long` beside those of {@link openDraft}. */
export async function saveDetails(
  ctx: Context,
  edition: Edition,
  details: RevisionDetails,
  catalogue: PolicyCatalogue,
): Promise<void> {
  const known = catalogue.purposes.map((purpose) => purpose.id);
  if (!details.newPurposes.every((purpose) => known.includes(purpose))) throw new Conflict('unknown-purpose');
  if (LOCALES.some((locale) => details.summaries[locale].length > LONGEST_SUMMARY))
    throw new Conflict('summary-too-long');
  await transact(ctx, async (tx) => {
    await openDraft(tx, edition);
    await markEdited(tx, edition.id, {
      materiality: details.materiality,
      summaries: jsonb(details.summaries),
      new_purposes: jsonb([...details.newPurposes]),
    });
    await audit(tx, {
      action: 'policy.details-saved',
      object: revisionObject(edition.id),
      details: { materiality: details.materiality },
    });
  });
}

/** Throws Conflict `wrong-wording` for a text that `readWording` finds fault with: nothing is stored of it. */
export async function saveText(ctx: Context, edition: Edition, locale: Locale, given: string): Promise<void> {
  const source = tidySource(given);
  if (readWording(source).problems.length > 0) throw new Conflict('wrong-wording');
  await transact(ctx, async (tx) => {
    await openDraft(tx, edition);
    await writeText(tx, edition.id, locale, source);
    await markEdited(tx, edition.id);
    await audit(tx, { action: 'policy.text-saved', object: revisionObject(edition.id), details: { locale } });
  });
}

async function writeText(tx: Context, revisionId: string, locale: Locale, source: string): Promise<void> {
  const none = { updated_line: null, canonical: null, sha256: null };
  await tables<PolicyDb>(tx)
    .insertInto('policy_texts')
    .values({ revision_id: revisionId, locale, source, ...none })
    .onConflict((conflict) => conflict.columns(['revision_id', 'locale']).doUpdateSet({ source, ...none }))
    .execute();
}

/**
 * Binds the clauses of one language, and those of every other that is built the same. Returns the languages bound.
 * Throws Conflict `unknown-promise`, and `changed-meanwhile` where the number of clauses is another.
 */
export async function bindPromises(
  ctx: Context,
  edition: Edition,
  locale: Locale,
  bindings: readonly (readonly string[])[],
  catalogue: PolicyCatalogue,
): Promise<Locale[]> {
  const known = new Set(catalogue.promises.map((promise) => promise.id));
  if (!bindings.flat().every((id) => known.has(id))) throw new Conflict('unknown-promise');
  return transact(ctx, async (tx) => {
    const revision = await openDraft(tx, edition);
    const wordingIn = (each: Locale) => readWording(revision.texts[each]?.source ?? '').wording;
    if (clausesOf(wordingIn(locale)).length !== bindings.length) throw new Conflict('changed-meanwhile');
    const shape = shapeOf(wordingIn(locale));
    const alike = LOCALES.filter((each) => each === locale || shapeOf(wordingIn(each)) === shape);
    for (const each of alike)
      await writeText(tx, edition.id, each, writeWording(bindClauses(wordingIn(each), bindings)));
    await markEdited(tx, edition.id);
    await audit(tx, {
      action: 'policy.clauses-bound',
      object: revisionObject(edition.id),
      details: { languages: alike.join(' ') },
    });
    return alike;
  });
}

/** Throws away a draft; what was ever scheduled stays known. Throws Conflict `not-a-draft`. */
export async function deleteDraft(ctx: Context, edition: Edition): Promise<void> {
  await transact(ctx, async (tx) => {
    await openDraft(tx, edition);
    const announced = await tables<PolicyDb>(tx)
      .selectFrom('policy_announcements')
      .select('id')
      .where('revision_id', '=', edition.id)
      .limit(1)
      .executeTakeFirst();
    if (announced) throw new Conflict('was-announced');
    await tables<PolicyDb>(tx).deleteFrom('policy_revisions').where('id', '=', edition.id).execute();
    await audit(tx, { action: 'policy.draft-deleted', object: revisionObject(edition.id) });
  });
}
