/** What the page says of the shipping of the server's log. Pure. */
import type { ShippingProgress } from '#protection/wal';

/** Why what is shipped cannot be relied on; each has words of its own for what to do. */
export const SHIPPING_FAULTS = ['not_running', 'stuck', 'behind', 'store_silent', 'no_base'] as const;
export type ShippingFault = (typeof SHIPPING_FAULTS)[number];

export interface ShippingView {
  readonly place: string;
  readonly segment: string | undefined;
  /** What is written from then on would be lost with the server now; undefined: it cannot be said. */
  readonly secondsAtRisk: number | undefined;
  readonly base: Temporal.Instant | undefined;
  /** Bytes that the server keeps for the shipping. */
  readonly waitingBytes: number | undefined;
  readonly state: 'good' | 'starting' | 'failing';
  readonly faults: readonly ShippingFault[];
}

/** A turn takes two seconds and the sending; what lasts longer than this is told. */
export const LATE_SECONDS = 60;
/** Two segments of the log that the server writes as a rule. */
export const WAITING_AT_MOST = 32 * 1024 * 1024;
/** A base is made each day. */
const BASE_LATE_HOURS = 48;

export function shippingView(progress: ShippingProgress, place: string, now: Temporal.Instant): ShippingView {
  const { isRunning, segment, reachedAt, waitingBytes, base } = progress;
  const made = typeof base === 'string' ? undefined : base;
  const secondsAtRisk = reachedAt && Math.max(1, Math.ceil(now.since(reachedAt).total('seconds')));
  const baseIsLate = made !== undefined && now.since(made).total('hours') > BASE_LATE_HOURS;
  const found: Record<ShippingFault, boolean> = {
    not_running: !isRunning,
    stuck: secondsAtRisk !== undefined && secondsAtRisk > LATE_SECONDS,
    behind: waitingBytes !== undefined && waitingBytes > WAITING_AT_MOST,
    store_silent: base === 'unknown',
    // While the first one is made it is no fault that there is none.
    no_base: baseIsLate || (base === 'none' && reachedAt !== undefined),
  };
  const faults = SHIPPING_FAULTS.filter((fault) => found[fault]);
  const starting = reachedAt === undefined || base === 'none';
  return {
    place,
    segment,
    secondsAtRisk,
    base: made,
    waitingBytes,
    state: faults.length > 0 ? 'failing' : starting ? 'starting' : 'good',
    faults,
  };
}
