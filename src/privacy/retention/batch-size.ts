/** How many rows a batch may have: as many as fit the time for which it may hold its locks. Pure. */

const FIRST = 500;
const MOST = 20_000;
/**
 * A batch that took less is followed by a larger one. Much of the time of a small batch is no row's: on a busy machine
 * every batch waits, and fewer rows would only mean more waiting. So a batch shrinks when its time was nearly over.
 */
const SHORT_MS = 45;
const LONG_MS = 70;
const GROWTH = 1.5;

export interface BatchSizes {
  next(): number;
  took(ms: number, rows: number): void;
  /** The database broke it off: it took too long. */
  brokenOff(): void;
}

export function batchSizes(): BatchSizes {
  let size = FIRST;
  return {
    next: () => size,
    took(ms, rows) {
      if (ms > LONG_MS) size = Math.max(1, Math.floor(size / GROWTH));
      else if (ms < SHORT_MS && rows === size) size = Math.min(MOST, Math.ceil(size * GROWTH));
    },
    brokenOff() {
      size = Math.max(1, Math.floor(size / 2));
    },
  };
}
