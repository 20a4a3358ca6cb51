/** One stored value as a machine reads it, as a spreadsheet reads it, and as a person reads it. Pure. */
import { SCHOOL_ZONE } from '#platform/clock.ts';
import { formatDay, formatNumber } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { detailWords } from './detail-words.ts';
import { messages } from './messages.ts';
import { storedWords } from './stored-words.ts';

/** For JSON: instants and days as ISO 8601, bytes as base64, documents as they are. */
export function forMachines(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value ?? null;
}

/** A text that begins like this is run as a formula by spreadsheets, unless an apostrophe stands before it. */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell of RFC 4180. */
export function forSpreadsheet(value: unknown): string {
  const plain = forMachines(value);
  if (plain === null) return '';
  if (typeof plain === 'number' || typeof plain === 'boolean') return String(plain);
  const text = typeof plain === 'string' ? plain : JSON.stringify(plain);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function forPeople(value: unknown, locale: Locale): string {
  const t = translator(messages, locale);
  if (value === null || value === undefined || value === '') return '—';
  if (value instanceof Temporal.Instant) return momentWords(value, locale);
  if (value instanceof Temporal.PlainDate) return formatDay(value, locale);
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return formatNumber(value, locale);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'object') return readableDocument(value, locale);
  return String(value);
}

/** Many moments of a long history lie on the same few days. */
const days = new Map<string, string>();
const MOST_DAYS = 5_000;

function momentWords(value: Temporal.Instant, locale: Locale): string {
  const local = value.toZonedDateTimeISO(SCHOOL_ZONE);
  const key = `${locale} ${local.year}-${local.dayOfYear}`;
  let day = days.get(key);
  if (day === undefined) {
    if (days.size >= MOST_DAYS) days.clear();
    day = formatDay(local.toPlainDate(), locale);
    days.set(key, day);
  }
  return `${day}, ${twoDigits(local.hour)}:${twoDigits(local.minute)}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** A stored document as lines of `name: value`, indented, both in words where they have any. */
function readableDocument(document: object, locale: Locale): string {
  const entries = Object.entries(document);
  if (entries.length === 0) return '—';
  const inList = Array.isArray(document);
  return entries
    .map(([name, value]) => {
      const label = inList ? '•' : `${detailWords(name, locale)}:`;
      const words = inList ? undefined : storedWords(name, value, locale);
      const text = words ?? forPeople(value, locale);
      const nested = words === undefined && typeof value === 'object' && value !== null && text !== '—';
      return nested ? `${label}\n${text.replaceAll(/^/gm, '  ')}` : `${label} ${text}`;
    })
    .join('\n');
}
