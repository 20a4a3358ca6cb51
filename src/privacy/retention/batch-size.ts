/** How much a batch may take on: as much as fits the time for which it may hold its locks. Pure. */

/**
 * A batch that took less is followed by a larger one. Much of the time of a small batch is no row's: on a busy machine
 * every batch waits, and fewer rows would only mean more waiting. So a batch shrinks when its time was nearly over.
 */
const SHORT_MS = 45;
const LONG_MS = 70;
const GROWTH = 1.5;
/** One that took next to nothing says little of a row's cost. */
const LEAP = 4;

export interface BatchSizes {
  next(): number;
  took(ms: number, size: number): void;
  /** The database broke it off: it took too long. */
  brokenOff(): void;
}

/** As much as the time left allows, were all of it the rows'. */
const growth = (ms: number): number => Math.min(LEAP, Math.max(GROWTH, SHORT_MS / ms));

/** `first` and `most`: how much the first batch takes on, and how much any. */
export function batchSizes({ first, most }: { readonly first: number; readonly most: number }): BatchSizes {
  let size = first;
  return {
    next: () => size,
    took(ms, taken) {
      if (ms > LONG_MS) size = Math.max(1, Math.floor(size / GROWTH));
      else if (ms < SHORT_MS && taken === size) size = Math.min(most, Math.ceil(size * growth(ms)));
    },
    brokenOff() {
      size = Math.max(1, Math.floor(size / 2));
    },
  };
}
