/**
 * A key of one day: it turns a shortened address and a browser into a word that means nothing, the same word all day
 * long. It lives in this program's memory alone, is never written, and is overwritten at the school's midnight; from then
 * on nothing in the world ties a visitor of one day to one of another.
 */
import { createHmac } from 'node:crypto';
import { type Clock, SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';

const WORD_BYTES = 8;
const PART_BYTES = 4;
/** The longest a timer waits; the key is looked at again then. */
const LONGEST_WAIT_MS = 6 * 60 * 60 * 1000;

/** Words of two keys say nothing about each other: `part` tells which belong together. */
export interface Word {
  readonly visitor: string;
  readonly part: string;
}

interface Kept {
  readonly day: Temporal.PlainDate;
  readonly key: Buffer;
}

export class DayKey {
  readonly #clock: Clock;
  readonly #makeKey: () => Buffer;
  #kept: Kept | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(clock: Clock, makeKey: () => Buffer) {
    this.#clock = clock;
    this.#makeKey = makeKey;
  }

  /** The visitor's word of today. */
  wordFor(network: string, browser: string): Word {
    const { key } = this.#today();
    return {
      visitor: marked(key, `${network}\n${browser}`, WORD_BYTES),
      part: marked(key, 'part', PART_BYTES),
    };
  }

  /** Destroys the key when its day is over; asked at midnight, and before every use. */
  turn(): void {
    if (this.#kept && !this.#kept.day.equals(schoolDay(this.#clock.now()))) this.destroy();
    else if (this.#kept) this.#waitForMidnight(this.#kept.day);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#kept?.key.fill(0);
    this.#kept = undefined;
  }

  #today(): Kept {
    this.turn();
    if (this.#kept) return this.#kept;
    const day = schoolDay(this.#clock.now());
    this.#kept = { day, key: this.#makeKey() };
    this.#waitForMidnight(day);
    return this.#kept;
  }

  #waitForMidnight(day: Temporal.PlainDate): void {
    clearTimeout(this.#timer);
    const midnight = day.add({ days: 1 }).toZonedDateTime(SCHOOL_ZONE).epochMilliseconds;
    const wait = Math.max(midnight - this.#clock.now().epochMilliseconds, 1);
    this.#timer = setTimeout(() => this.turn(), Math.min(wait, LONGEST_WAIT_MS)).unref();
  }
}

function marked(key: Buffer, text: string, bytes: number): string {
  return createHmac('sha256', key).update(text).digest().subarray(0, bytes).toString('hex');
}
