/** A change of the policy for tests, through the verbs that the office uses. */
import type { Context } from '#platform/context.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { clausesOf, readWording } from './document.ts';
import { findInForce, getRevision } from './queries.ts';
import type { PolicyCatalogue } from './readiness.ts';
import { reviewRevision } from './review-revision.ts';
import { scheduleRevision } from './schedule-revision.ts';
import { saveDetails, saveText, startRevision } from './write-revision.ts';

export const ADDED = { ru: 'Добавленный пункт.', kk: 'Қосылған тармақ.', en: 'An added clause.' };
export const SUMMARY = { ru: 'Добавили пункт.', kk: 'Тармақ қостық.', en: 'We added a clause.' };

/** The promises that the policy in force is bound to, so that nothing is missing. */
export async function catalogueOf(ctx: Context): Promise<PolicyCatalogue> {
  const inForce = await findInForce(ctx);
  const ids = clausesOf(readWording(inForce?.texts.ru?.source ?? '').wording).flatMap((clause) => clause.promises);
  return {
    promises: ids.map((id) => ({ id, sentence: { ru: id, kk: id, en: id } })),
    purposes: [{ id: 'offers', label: { ru: 'Письма', kk: 'Хаттар', en: 'Letters' } }],
  };
}

interface Change {
  readonly author: Context;
  readonly materiality?: 'material' | 'editorial';
  readonly newPurposes?: readonly string[];
  readonly added?: Readonly<Record<(typeof LOCALES)[number], string>>;
}

/** A draft with one paragraph more than the policy in force. Returns its id and version. */
export async function draftChange({ author, materiality = 'material', newPurposes = [], added = ADDED }: Change) {
  const id = await startRevision(author);
  const current = async () => (await getRevision(author, id)).version;
  for (const locale of LOCALES) {
    const { texts } = await getRevision(author, id);
    await saveText(author, { id, version: await current() }, locale, `${texts[locale]?.source}\n${added[locale]}\n`);
  }
  const details = { materiality, summaries: SUMMARY, newPurposes };
  await saveDetails(author, { id, version: await current() }, details, await catalogueOf(author));
  return { id, version: await current() };
}

/** The same, reviewed by somebody else. */
export async function reviewedChange(change: Change & { readonly reviewer: Context }) {
  const edition = await draftChange(change);
  await reviewRevision(change.reviewer, edition, await catalogueOf(change.author));
  return edition;
}

/** The same with its day. Returns the name too. */
export async function scheduledChange(change: Change & { readonly reviewer: Context; readonly on: string }) {
  const edition = await reviewedChange(change);
  const effectiveOn = Temporal.PlainDate.from(change.on);
  const scheduling = { ...edition, effectiveOn, gapsSeen: true };
  const name = await scheduleRevision(change.reviewer, scheduling, await catalogueOf(change.author));
  return { ...edition, name };
}
