/** What the write-ahead log is made of, as shipping sees it: segments of equal length, each written page after page. Pure. */

/** PostgreSQL writes its log in pages, each of which begins with a header that is not zero. */
export const PAGE = 8_192;

const SEGMENT = /^[0-9A-F]{24}$/;
const PART = /^(?<segment>[0-9A-F]{24})\/(?<from>[0-9a-f]{8})-(?<end>[0-9a-f]{8})\.age$/;

export const isSegment = (name: string): boolean => SEGMENT.test(name);

/** A piece of a segment: the bytes `from` to `end`, the last not included. */
export interface Part {
  readonly segment: string;
  readonly from: number;
  readonly end: number;
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');

/** `000000010000000000000003/00002000-00004000.age` */
export const partName = ({ segment, from, end }: Part): string => `${segment}/${hex(from)}-${hex(end)}.age`;

/** Undefined for a name that is not a part's. */
export function partOf(name: string): Part | undefined {
  const found = PART.exec(name)?.groups;
  if (!found) return undefined;
  const [from, end] = [found['from'], found['end']].map((text) => Number.parseInt(text ?? '', 16));
  return { segment: found['segment'] ?? '', from: from ?? 0, end: end ?? 0 };
}

/** How many of the bytes are written: up to the end of the last page that has a header. */
export function writtenBytes(bytes: Uint8Array): number {
  let end = 0;
  while (end < bytes.byteLength && (bytes[end] !== 0 || bytes[end + 1] !== 0)) end += PAGE;
  return Math.min(end, bytes.byteLength);
}

/** The segment after this one, on the same timeline. */
export function nextSegment(name: string, segmentBytes: number): string {
  const perLog = 2 ** 32 / segmentBytes;
  const [timeline, log, position] = [name.slice(0, 8), name.slice(8, 16), name.slice(16)];
  const number = Number.parseInt(log, 16) * perLog + Number.parseInt(position, 16) + 1;
  const upper = (value: number): string => value.toString(16).toUpperCase().padStart(8, '0');
  return `${timeline}${upper(Math.floor(number / perLog))}${upper(number % perLog)}`;
}

/** Whether the segment comes before the other in the log, on whatever timeline. */
export const isBefore = (segment: string, other: string): boolean => segment.slice(8) < other.slice(8);

/**
 * The parts that make the log from a segment on, in the order to put them together. Throws an Error that names the
 * first place where something is missing: nothing after a hole may be used.
 */
export function unbroken(parts: readonly Part[], first: string, segmentBytes: number): Map<string, Part[]> {
  const bySegment = Map.groupBy(parts, (part) => part.segment);
  const names = [...bySegment.keys()].filter((name) => !isBefore(name, first)).sort();
  if (!names.some((name) => name.slice(8) === first.slice(8))) throw new Error(`segment ${first} is missing`);
  const ordered = new Map<string, Part[]>();
  names.forEach((name, position) => {
    const sorted = (bySegment.get(name) ?? []).toSorted((a, b) => a.from - b.from || b.end - a.end);
    let covered = 0;
    for (const { from, end } of sorted) {
      if (from > covered) throw new Error(`segment ${name} has a hole at ${covered}`);
      covered = Math.max(covered, end);
    }
    const next = names[position + 1];
    const sameTimeline = next?.slice(0, 8) === name.slice(0, 8);
    if (sameTimeline && covered < segmentBytes) throw new Error(`segment ${name} ends at ${covered}`);
    if (sameTimeline && next !== nextSegment(name, segmentBytes)) throw new Error(`a segment after ${name} is missing`);
    ordered.set(name, sorted);
  });
  return ordered;
}
