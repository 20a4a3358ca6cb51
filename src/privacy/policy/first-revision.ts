/** The wording the school begins with comes from above: `promises/` writes it, this room keeps it. */
import { audit } from '#platform/audit/audit.ts';
import { SCHOOL_ZONE } from '#platform/clock.ts';
import { actingAs, type Context, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { LOCALES, type Locale } from '#platform/i18n/locale.ts';
import { sha256 } from '#platform/secrets.ts';
import { canonicalText, type PolicyWording, writeWording } from './document.ts';
import { messages } from './messages.ts';
import { FIRST_REVISION } from './revision.ts';
import type { PolicyDb } from './schema.ts';

export interface FirstWording {
  readonly title: string;
  readonly updated: { readonly text: string };
  readonly sections: readonly {
    readonly id: string;
    readonly heading: string;
    readonly lead: readonly string[];
    readonly clauses: readonly { readonly promiseId: string; readonly text: string; readonly groupHeading?: string }[];
    readonly after: readonly string[];
  }[];
}

/** Paragraphs before the clauses, the clauses with their groups, paragraphs after them. */
export function wordingOf(first: FirstWording): PolicyWording {
  const paragraph = (text: string) => ({ kind: 'paragraph', text, promises: [] }) as const;
  return {
    title: first.title,
    opening: [],
    sections: first.sections.map(({ id, heading, lead, clauses, after }) => ({
      id,
      heading,
      blocks: [
        ...lead.map(paragraph),
        ...clauses.flatMap(({ promiseId, text, groupHeading }) => [
          ...(groupHeading ? [{ kind: 'group', text: groupHeading } as const] : []),
          { kind: 'item', text, promises: [promiseId] } as const,
        ]),
        ...after.map(paragraph),
      ],
    })),
  };
}

const STARTED_WITH = FIRST_REVISION.effectiveFrom.toZonedDateTime(SCHOOL_ZONE).toInstant();

/** Registers the first revision where there is none yet. Any number of starts at once register one. */
export async function ensureFirstRevision(
  given: Context,
  documents: Readonly<Record<Locale, FirstWording>>,
): Promise<void> {
  const known = await tables<PolicyDb>(given).selectFrom('policy_revisions').select('id').limit(1).executeTakeFirst();
  if (known) return;
  await transact(actingAs(given, { kind: 'system', job: 'start' }), async (tx) => {
    const id = tx.ids.uuid();
    const none = { created_by: null, edited_by: null, reviewed_by: null, scheduled_by: null };
    const registered = await tables<PolicyDb>(tx)
      .insertInto('policy_revisions')
      .values({
        id,
        name: FIRST_REVISION.id,
        materiality: 'material',
        summaries: jsonb({ ru: messages.first.ru, kk: messages.first.kk, en: messages.first.en }),
        new_purposes: jsonb<string[]>([]),
        version: 1,
        ...none,
        created_at: STARTED_WITH,
        edited_at: STARTED_WITH,
        compared_with: null,
        reviewed_at: STARTED_WITH,
        own_review_reason: null,
        scheduled_at: STARTED_WITH,
        effective_on: FIRST_REVISION.effectiveFrom,
        announced_at: STARTED_WITH,
        in_force_at: STARTED_WITH,
        archived_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!registered) return;
    const texts = LOCALES.map((locale) => {
      const wording = wordingOf(documents[locale]);
      const updatedLine = documents[locale].updated.text;
      const canonical = canonicalText(wording, updatedLine);
      const source = writeWording(wording);
      return { revision_id: id, locale, source, updated_line: updatedLine, canonical, sha256: sha256(canonical) };
    });
    await tables<PolicyDb>(tx).insertInto('policy_texts').values(texts).execute();
    await audit(tx, {
      action: 'policy.registered',
      object: { kind: 'policy_revision', id },
      details: { revision: FIRST_REVISION.id },
    });
  });
}
