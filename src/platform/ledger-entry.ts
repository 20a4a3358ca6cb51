/**
 * How an entry of the ledger of erasures is written: a line of JSON that is spelled in one way only, with a sum over what
 * it says, so that no bit of it can change unnoticed. Entries of before they had a sum are read as strictly as they can be.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const HASH = '[0-9a-f]{64}';

const entryShape = z.object({
  erasureId: z.string().regex(new RegExp(`^${ID}$`)),
  /** Keyed hash of the person's identifier, as in the table `erasures`. */
  subjectHash: z.string().regex(new RegExp(`^${HASH}$`)),
  /** ISO instant, as Temporal writes it. */
  requestedAt: z.string().refine(isInstant),
});
export type ErasureEntry = Readonly<z.output<typeof entryShape>>;

function isInstant(text: string): boolean {
  try {
    return Temporal.Instant.from(text).toString() === text;
  } catch {
    return false;
  }
}

export interface WrittenEntry {
  readonly entry: ErasureEntry;
  /** False: of before entries had a sum. */
  readonly summed: boolean;
}

/** Something in the ledger is not as it was written. */
export class DamagedLedger extends Error {
  override readonly name = 'DamagedLedger';
  /** What is damaged: a line by its number, or an object by its name. */
  readonly where: string;
  /** What can still be read. */
  readonly entries: readonly ErasureEntry[];
  constructor(damaged: readonly string[], entries: readonly ErasureEntry[]) {
    const where = `${damaged.slice(0, 3).join(', ')}${damaged.length > 3 ? ` and ${damaged.length - 3} more` : ''}`;
    super(`the ledger of erasures is damaged: ${where}`);
    this.where = where;
    this.entries = entries;
  }
}

/** Without a line's end. Throws where the entry holds anything but what an entry holds. */
export function spellEntry(entry: ErasureEntry): string {
  const { erasureId, subjectHash, requestedAt } = entryShape.parse(entry);
  const sum = createHash('sha256').update(`${erasureId} ${subjectHash} ${requestedAt}`).digest('hex');
  return JSON.stringify({ erasureId, subjectHash, requestedAt, sum });
}

const spellOlder = ({ erasureId, subjectHash, requestedAt }: ErasureEntry): string =>
  JSON.stringify({ erasureId, subjectHash, requestedAt });

/** Undefined: it is not, to the letter, what was written. */
export function readEntry(text: string): WrittenEntry | undefined {
  const parsed = entryShape.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const entry = parsed.data;
  if (text === spellEntry(entry)) return { entry, summed: true };
  return text === spellOlder(entry) ? { entry, summed: false } : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface LedgerText {
  readonly written: readonly WrittenEntry[];
  /** `line 3`, counted from one. */
  readonly damaged: readonly string[];
}

/** What ends a line that was left unfinished, before the next one is added: it stands nowhere else at a line's end. */
export const UNFINISHED = '#';

/**
 * A ledger's file. The beginning of an entry in the last line, without a line's end, is what a power cut leaves: nobody
 * was told that it is there, and its erasure had not begun. So is one that the next addition ended with {@link UNFINISHED}.
 */
export function readLedgerText(bytes: Buffer): LedgerText {
  // Each byte is a sign of its own, so that none is taken for another.
  const lines = bytes.toString('latin1').split('\n');
  const written: WrittenEntry[] = [];
  const damaged: string[] = [];
  for (const [position, line] of lines.entries()) {
    const isLast = position === lines.length - 1;
    if (isLast && line === '') continue;
    const text = line.replace(/#+$/, '');
    const found = readEntry(text);
    if (found) written.push(found);
    else if (!((isLast || text !== line) && isBeginning(text))) {
      damaged.push(`line ${position + 1}`);
      written.push(...entriesWithin(text));
    }
  }
  return { written, damaged };
}

/** Where two lines ran into one, both may be whole. Only what its sum proves is believed. */
const entriesWithin = (text: string): WrittenEntry[] =>
  (text.match(/\{"erasureId":"[^{}]*\}/g) ?? [])
    .flatMap((part) => readEntry(part) ?? [])
    .filter(({ summed }) => summed);

const ZEROS = '0'.repeat(64);
const HEAD = `{"erasureId":"00000000-0000-0000-0000-000000000000","subjectHash":"${ZEROS}","requestedAt":"`;
const TAIL = `","sum":"${ZEROS}"}`;
const HEAD_FORM = new RegExp(`^\\{"erasureId":"${ID}","subjectHash":"${HASH}","requestedAt":"$`);
const TAIL_FORM = new RegExp(`^","sum":"${HASH}"\\}$`);

/** Whether an entry may begin so; nothing is such a beginning as well. */
function isBeginning(text: string): boolean {
  const head = text.slice(0, HEAD.length);
  if (!HEAD_FORM.test(head + HEAD.slice(head.length))) return false;
  const [, moment = '', tail = ''] = /^([^"]*)(.*)$/s.exec(text.slice(HEAD.length)) ?? [];
  return (
    /^[-0-9T:.]{0,30}Z?$/.test(moment) && tail.length <= TAIL.length && TAIL_FORM.test(tail + TAIL.slice(tail.length))
  );
}
