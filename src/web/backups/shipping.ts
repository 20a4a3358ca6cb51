/** What the page says of the shipping of the server's log. Pure. */
import { type ShippingFault, type ShippingProgress, secondsAtRisk, shippingFaults } from '#protection/wal';

export interface ShippingView {
  readonly place: string;
  readonly segment: string | undefined;
  /** What is written from then on would be lost with the server now; undefined: it cannot be said. */
  readonly secondsAtRisk: number | undefined;
  readonly base: Temporal.Instant | undefined;
  /** Bytes that the server keeps for the shipping. */
  readonly waitingBytes: number | undefined;
  readonly state: 'good' | 'starting' | 'failing';
  /** Each has words of its own for what to do. */
  readonly faults: readonly ShippingFault[];
}

export function shippingView(progress: ShippingProgress, place: string, now: Temporal.Instant): ShippingView {
  const { segment, reachedAt, waitingBytes, base } = progress;
  const faults = shippingFaults(progress, now);
  const starting = reachedAt === undefined || base === 'none';
  return {
    place,
    segment,
    secondsAtRisk: secondsAtRisk(progress, now),
    base: typeof base === 'string' ? undefined : base,
    waitingBytes,
    state: faults.length > 0 ? 'failing' : starting ? 'starting' : 'good',
    faults,
  };
}
