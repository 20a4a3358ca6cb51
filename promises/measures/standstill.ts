/** What cannot be undone stands still: the promises that it keeps are broken until somebody has looked. */
import type { Context } from '#platform/context.ts';
import { LOCALES, type Locale } from '#platform/i18n/locale.ts';
import { findStandstill, type Standstill, standsStill } from '#platform/jobs/standstill.ts';
import { tellStandstill } from '#platform/jobs/tell-standstill.ts';
import { timetable } from '../../src/timetable.ts';
import type { Evidence } from '../evidence.ts';

/** By promise, where a job that keeps it is passed over. */
export async function stillByPromise(ctx: Context): Promise<ReadonlyMap<string, Evidence>> {
  const still = await findStandstill(ctx);
  if (!still) return new Map();
  const passedOver = timetable.filter(({ final }) => final !== undefined && standsStill(still, final));
  return new Map(passedOver.map(({ keeps }) => [keeps, evidenceOf(still, ctx)]));
}

/** Undefined while the recurring job of that name runs. */
export async function stillFor(ctx: Context, name: string): Promise<Evidence | undefined> {
  const still = await findStandstill(ctx);
  const final = timetable.find(({ job }) => job === name)?.final;
  return still && final && standsStill(still, final) ? evidenceOf(still, ctx) : undefined;
}

function evidenceOf(still: Standstill, ctx: Context): Evidence {
  const sentences = LOCALES.map((locale) => [locale, tellStandstill(still, locale).join(' ')]);
  return {
    holds: false,
    provenAt: still.leap?.last ?? still.restored?.at ?? ctx.clock.now(),
    finding: Object.fromEntries(sentences) as Record<Locale, string>,
  };
}
