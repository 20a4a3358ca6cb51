/** Why what is shipped cannot be relied on: the one judgement that the promise, the office and the doctor share. Pure. */
import { isAhead } from '#protection/backups';
import type { ShipperState, ShippingProgress } from './progress.ts';

const SHIPPING_FAULTS = ['not_running', 'gap', 'stuck', 'behind', 'no_room', 'store_silent', 'no_base'] as const;
export type ShippingFault = (typeof SHIPPING_FAULTS)[number];

/** A turn takes two seconds and the sending; what lasts longer than this is told. */
export const LATE_SECONDS = 60;
/** Two segments of the log that the server writes as a rule. */
export const WAITING_AT_MOST = 32 * 1024 * 1024;
/** A base is made each day. */
const BASE_LATE_HOURS = 48;

/** Told by a clock that was ahead: it says nothing of how far the shipping has come since. */
const isReachedAhead = ({ reachedAt }: Pick<ShipperState, 'reachedAt'>, now: Temporal.Instant): boolean =>
  reachedAt !== undefined && reachedAt.since(now).total('seconds') > LATE_SECONDS;

/** What is written from then on would be lost with the server now; undefined: it cannot be said. */
export function secondsAtRisk(
  { reachedAt }: Pick<ShipperState, 'reachedAt'>,
  now: Temporal.Instant,
): number | undefined {
  if (!reachedAt || isReachedAhead({ reachedAt }, now)) return undefined;
  return Math.max(1, Math.ceil(now.since(reachedAt).total('seconds')));
}

/** Without `base` the store was not asked. */
export function shippingFaults(
  progress: ShipperState & Partial<Pick<ShippingProgress, 'base'>>,
  now: Temporal.Instant,
): readonly ShippingFault[] {
  const { isRunning, hasGap, isFull, reachedAt, waitingBytes, base } = progress;
  const seconds = secondsAtRisk(progress, now);
  // Of a base that is dated in the future nobody knows how old it is.
  const baseIsLate =
    typeof base === 'object' && (now.since(base).total('hours') > BASE_LATE_HOURS || isAhead(base, now));
  const found: Record<ShippingFault, boolean> = {
    not_running: !isRunning,
    gap: hasGap,
    stuck: (seconds !== undefined && seconds > LATE_SECONDS) || isReachedAhead(progress, now),
    behind: waitingBytes !== undefined && waitingBytes > WAITING_AT_MOST,
    no_room: isFull,
    store_silent: base === 'unknown',
    // While the first one is made it is no fault that there is none.
    no_base: baseIsLate || (base === 'none' && reachedAt !== undefined),
  };
  return SHIPPING_FAULTS.filter((fault) => found[fault]);
}
