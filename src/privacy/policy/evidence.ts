/** What shows on the running installation that the promises of `policy.*` are kept. */
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { type AnnouncementCounts, countFigures, findInForce, findPublicRevisions } from './queries.ts';

export interface AnnouncementEvidence {
  readonly revision: string;
  readonly effectiveOn: Temporal.PlainDate;
  /** Null: nobody was told. */
  readonly announcedAt: Temporal.Instant | null;
  /** Whole days between the last letter and the day of force. */
  readonly daysAhead: number | undefined;
  readonly letters: AnnouncementCounts;
}

/** `policy.notice`: the last material change that took force after another policy; undefined: there was none. */
export async function lastAnnouncement(ctx: Context): Promise<AnnouncementEvidence | undefined> {
  const revisions = await findPublicRevisions(ctx);
  const first = revisions.at(-1);
  const last = revisions.find(
    (revision) => revision.materiality === 'material' && revision.in_force_at && revision.id !== first?.id,
  );
  if (!last?.name || !last.effective_on) return undefined;
  const { change } = await countFigures(ctx, last.id);
  return {
    revision: last.name,
    effectiveOn: last.effective_on,
    announcedAt: last.announced_at,
    daysAhead: last.announced_at
      ? schoolDay(last.announced_at).until(last.effective_on, { largestUnit: 'day' }).days
      : undefined,
    letters: change,
  };
}

/** `policy.date`: whether the text in force begins, in every language, with its title and the date. */
export async function dateStandsOnTop(ctx: Context): Promise<{ revision: string; shown: boolean } | undefined> {
  const revision = await findInForce(ctx);
  if (!revision?.name) return undefined;
  const shown = LOCALES.every((locale) => {
    const text = revision.texts[locale];
    return Boolean(text?.updatedLine) && text?.canonical?.split('\n')[2] === text?.updatedLine;
  });
  return { revision: revision.name, shown };
}

/** `policy.acceptance`: how many accepted the revision in force, and how. */
export async function countAcceptances(
  ctx: Context,
): Promise<{ revision: string; people: number; atRegistration: number; byUse: number } | undefined> {
  const revision = await findInForce(ctx);
  if (!revision?.name) return undefined;
  const { people, acceptedAtRegistration, acceptedByUse } = await countFigures(ctx, revision.id);
  return { revision: revision.name, people, atRegistration: acceptedAtRegistration, byUse: acceptedByUse };
}
