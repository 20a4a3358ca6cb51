/** How many rows a batch may have: as many as fit the time for which it may hold its locks. Pure. */

const FIRST = 500;
const LEAST = 1;
const MOST = 20_000;
/** A batch that took longer is followed by a smaller one, and one that took less by a larger. */
const LONG_MS = 40;
const SHORT_MS = 20;

export interface BatchSizes {
  next(): number;
  took(ms: number, rows: number): void;
  /** The database broke it off: it took too long. */
  brokenOff(): void;
}

export function batchSizes(): BatchSizes {
  let size = FIRST;
  /** Grown over no more than once: the size at which a batch was broken off. */
  let tooMany = MOST + 1;
  const shrink = (): void => {
    size = Math.max(LEAST, Math.floor(size / 2));
  };
  return {
    next: () => size,
    took(ms, rows) {
      if (ms > LONG_MS) shrink();
      else if (ms < SHORT_MS && rows === size) size = Math.min(MOST, tooMany - 1, size * 2);
    },
    brokenOff() {
      tooMany = Math.max(LEAST + 1, size);
      shrink();
    },
  };
}
