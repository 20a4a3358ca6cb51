/** Forms: every field is text until a schema has read it; what was typed is never lost, and every error names its field. */
import { z } from 'zod';
import { defineMessages, formatMessage } from '../i18n/messages.ts';
import type { Request } from './app.ts';

const messages = defineMessages({
  required: { ru: 'Заполните это поле', kk: 'Осы жолды толтырыңыз', en: 'Fill in this field' },
  choose: { ru: 'Выберите один из ответов', kk: 'Жауаптардың бірін таңдаңыз', en: 'Choose one of the answers' },
  too_long: {
    ru: 'Слишком длинно: не больше {max, plural, one {# знака} few {# знаков} many {# знаков} other {# знака}}',
    kk: 'Тым ұзын: ең көбі {max} таңба',
    en: 'Too long: at most {max, plural, one {# character} other {# characters}}',
  },
  too_short: {
    ru: 'Слишком коротко: не меньше {min, plural, one {# знака} few {# знаков} many {# знаков} other {# знака}}',
    kk: 'Тым қысқа: кемінде {min} таңба',
    en: 'Too short: at least {min, plural, one {# character} other {# characters}}',
  },
  email: {
    ru: 'Напишите адрес почты полностью, например aidana@example.kz',
    kk: 'Пошта мекенжайын толық жазыңыз, мысалы aidana@example.kz',
    en: 'Write the whole e-mail address, such as aidana@example.kz',
  },
  control_characters: {
    ru: 'Здесь есть невидимые знаки. Наберите текст заново или вставьте его без оформления',
    kk: 'Мұнда көрінбейтін таңбалар бар. Мәтінді қайта теріңіз немесе пішімсіз қойыңыз',
    en: 'There are invisible characters here. Type the text again, or paste it without formatting',
  },
  number: { ru: 'Напишите число цифрами', kk: 'Санды цифрмен жазыңыз', en: 'Write a number in figures' },
  out_of_range: {
    ru: 'Число вне допустимых границ',
    kk: 'Сан рұқсат етілген шектен тыс',
    en: 'The number is out of range',
  },
  date: { ru: 'Напишите существующую дату', kk: 'Бар күнді жазыңыз', en: 'Write a date that exists' },
  country: {
    ru: 'Нет страны с такими буквами. Напишите, например, KZ',
    kk: 'Мұндай әріптері бар ел жоқ. Мысалы, KZ деп жазыңыз',
    en: 'There is no country with these letters. Write, for example, KZ',
  },
  wrong: { ru: 'Это значение не подходит', kk: 'Бұл мән жарамайды', en: 'This value does not fit' },
});
type MessageKey = keyof typeof messages;

export type FieldErrors = Readonly<Record<string, string>>;
/** What was typed, as text, to be shown again. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;
export type FormReading<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly values: FormValues;
      readonly files: Readonly<Record<string, File>>;
    }
  | { readonly ok: false; readonly errors: FieldErrors; readonly values: FormValues };

/**
 * Control characters, and the marks that turn the direction of text round: both can make a text look like another.
 * New lines and tabs are left to fields of several lines.
 */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const LINES = /[\n\t]/g;
/** One character that can be seen: not a space, a mark that joins others, a letter without a shape, or empty Braille. */
const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\p{M}\p{DI}\u2800]/u;

function clean(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').normalize('NFC').trim() : value;
}

/** One line of text, trimmed, in NFC, without characters that mislead, and with one at least that can be seen. */
export function line(options: { max: number; min?: number }) {
  return z.preprocess(
    clean,
    z
      .string({ error: 'required' })
      .min(1, 'required')
      .min(options.min ?? 1, 'too_short')
      .max(options.max, 'too_long')
      .refine((text) => !INVISIBLE.test(text), 'control_characters')
      .refine((text) => VISIBLE.test(text), 'required'),
  );
}

/** Text of several lines. */
export function paragraphs(options: { max: number; min?: number }) {
  return z.preprocess(
    clean,
    z
      .string({ error: 'required' })
      .min(options.min ?? 1, 'required')
      .max(options.max, 'too_long')
      .refine((text) => !INVISIBLE.test(text.replace(LINES, ' ')), 'control_characters')
      .refine((text) => VISIBLE.test(text), 'required'),
  );
}

/** A field that may be left empty; empty, or with nothing in it that can be seen, reads as undefined. */
export function optional<S extends z.ZodType>(schema: S) {
  return z.preprocess(
    (value) => (typeof value === 'string' && !VISIBLE.test(value) ? undefined : value),
    schema.optional(),
  );
}

export const email = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().normalize('NFC').toLowerCase() : value),
  z
    .string({ error: 'required' })
    .min(1, 'required')
    .max(254, 'too_long')
    .refine((text) => !INVISIBLE.test(text), 'control_characters')
    .pipe(z.email('email')),
);

/** A password is kept as typed: no trimming, no normalising of case. */
export function password(options: { min: number; max: number }) {
  return z
    .string({ error: 'required' })
    .min(1, 'required')
    .min(options.min, 'too_short')
    .max(options.max, 'too_long')
    .refine((text) => !/\p{Cc}/u.test(text), 'control_characters');
}

/** A ticked box sends its value; an unticked one sends nothing. */
export const ticked = z.preprocess((value) => value === 'yes' || value === 'on', z.boolean());

export function oneOf<const V extends readonly [string, ...string[]]>(values: V) {
  return z.enum(values, { error: 'choose' });
}

/** Several ticked boxes of one name, from a fixed list. */
export function someOf<const V extends readonly [string, ...string[]]>(values: V) {
  return z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(values, { error: 'wrong' })).max(values.length, 'wrong'),
  );
}

export function wholeNumber(options: { min: number; max: number }) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? value.replaceAll(/[\s\u00a0\u202f]/g, '') : value),
    z
      .string({ error: 'required' })
      .min(1, 'required')
      .regex(/^-?\d{1,12}$/, 'number')
      .transform(Number)
      .refine((number) => number >= options.min && number <= options.max, 'out_of_range'),
  );
}

/** A day as `<input type="date">` sends it. */
export const day = z.preprocess(
  clean,
  z
    .string({ error: 'required' })
    .min(1, 'required')
    .transform((text, refinement) => {
      try {
        return Temporal.PlainDate.from(text, { overflow: 'reject' });
      } catch {
        refinement.addIssue({ code: 'custom', message: 'date' });
        return z.NEVER;
      }
    }),
);

function sentence(issue: z.core.$ZodIssue, c: Request): string {
  const key = (issue.message in messages ? issue.message : 'wrong') as MessageKey;
  const limits: Record<string, number> = {};
  if ('maximum' in issue) limits['max'] = Number(issue.maximum);
  if ('minimum' in issue) limits['min'] = Number(issue.minimum);
  return formatMessage(messages[key][c.var.locale], c.var.locale, limits);
}

/** Reads a posted form. Never throws for what somebody typed; files come beside the values. */
export async function readForm<S extends z.ZodType>(c: Request, schema: S): Promise<FormReading<z.output<S>>> {
  const body = await c.req.parseBody({ all: true }).catch(() => ({}) as Record<string, never>);
  const values: Record<string, string | string[]> = {};
  const files: Record<string, File> = {};
  for (const [name, given] of Object.entries(body)) {
    const all = Array.isArray(given) ? given : [given];
    const texts = all.filter((item): item is string => typeof item === 'string');
    const file = all.find((item): item is File => item instanceof File && item.size > 0);
    if (file) files[name] = file;
    if (texts.length === 1) values[name] = texts[0] ?? '';
    else if (texts.length > 1) values[name] = texts;
  }
  return readValues(c, schema, values, files);
}

/** The same for values that come from a query string. */
export function readValues<S extends z.ZodType>(
  c: Request,
  schema: S,
  values: FormValues,
  files: Readonly<Record<string, File>> = {},
): FormReading<z.output<S>> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data, values, files };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'form');
    errors[field] ??= sentence(issue, c);
  }
  return { ok: false, errors, values };
}

/** What was typed into a field of one line. */
export function typed(values: FormValues | undefined, name: string): string | undefined {
  const value = values?.[name];
  return typeof value === 'string' ? value : value?.[0];
}
