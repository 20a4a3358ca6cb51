/** Scenes of the demo's past, told in the order of their days so that numbers and identifiers grow with time. */

import type { MovableClock } from '#platform/clock.ts';
import { SCHOOL_ZONE } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';

/** A context whose clock the seed moves through the past. */
export interface SeedContext extends Context {
  readonly clock: MovableClock;
}

export interface Scene {
  readonly at: Temporal.Instant;
  readonly play: (tx: SeedContext) => Promise<void>;
}

export async function tell(tx: SeedContext, scenes: readonly Scene[]): Promise<void> {
  for (const scene of scenes.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    tx.clock.set(scene.at);
    await scene.play(tx);
  }
}

/** A time of a day at the school, such as `19:00`. */
export function momentOf(day: Temporal.PlainDate, time: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: SCHOOL_ZONE, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}
