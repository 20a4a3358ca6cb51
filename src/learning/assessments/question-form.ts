/** A question as the office's form sends it: eight lines of answers, of which the empty ones do not count. */
import { z } from 'zod';
import type { Request } from '#platform/http/app.ts';
import { type FieldErrors, type FormValues, line, optional, readForm, readValues } from '#platform/http/form.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { OptionInput, QuestionInput } from './edit-quiz.ts';
import { messages } from './messages.ts';
import { MOST_OPTIONS, type Question, questionProblem } from './quiz.ts';

export const OPTION_NUMBERS: readonly number[] = Array.from({ length: MOST_OPTIONS }, (_, index) => index + 1);
export const FORM_LOCALES = ['ru', 'kk', 'en'] as const;
type FormLocale = (typeof FORM_LOCALES)[number];

export const optionField = (number: number, part: FormLocale | 'id'): string => `option_${number}_${part}`;

const PROMPT_LENGTH = 400;
const OPTION_LENGTH = 300;
const EXPLANATION_LENGTH = 1_000;

const texts = z.object({
  prompt_ru: line({ max: PROMPT_LENGTH }),
  prompt_kk: optional(line({ max: PROMPT_LENGTH })),
  prompt_en: optional(line({ max: PROMPT_LENGTH })),
  explanation_ru: line({ max: EXPLANATION_LENGTH }),
  explanation_kk: optional(line({ max: EXPLANATION_LENGTH })),
  explanation_en: optional(line({ max: EXPLANATION_LENGTH })),
});

const options = z.object(
  Object.fromEntries(
    OPTION_NUMBERS.flatMap((number) =>
      [...FORM_LOCALES, 'id' as const].map((part) => [
        optionField(number, part),
        optional(line({ max: OPTION_LENGTH })),
      ]),
    ),
  ),
);

export type QuestionReading =
  | { readonly ok: true; readonly input: QuestionInput; readonly values: FormValues }
  | { readonly ok: false; readonly errors: FieldErrors; readonly values: FormValues };

export async function readQuestion(c: Request): Promise<QuestionReading> {
  const form = await readForm(c, texts);
  const { values } = form;
  const lines = readValues(c, options, values);
  if (!form.ok || !lines.ok) {
    return { ok: false, values, errors: { ...(form.ok ? {} : form.errors), ...(lines.ok ? {} : lines.errors) } };
  }
  const { optionInputs, errors } = readOptions(c, lines.value, [values['correct'] ?? []].flat());
  if (Object.keys(errors).length > 0) return { ok: false, values, errors };
  const { value } = form;
  return {
    ok: true,
    values,
    input: {
      prompts: localText(value.prompt_ru, value.prompt_kk, value.prompt_en),
      options: optionInputs,
      explanations: localText(value.explanation_ru, value.explanation_kk, value.explanation_en),
    },
  };
}

function readOptions(c: Request, lines: Readonly<Record<string, string | undefined>>, correct: readonly string[]) {
  const t = translator(messages, c.var.locale);
  const errors: Record<string, string> = {};
  const optionInputs: OptionInput[] = [];
  for (const number of OPTION_NUMBERS) {
    const [ru, kk, en] = FORM_LOCALES.map((locale) => lines[optionField(number, locale)]);
    if (ru !== undefined) {
      optionInputs.push({
        id: lines[optionField(number, 'id')],
        text: localText(ru, kk, en),
        correct: correct.includes(String(number)),
      });
    } else if (kk !== undefined || en !== undefined || correct.includes(String(number))) {
      errors[optionField(number, 'ru')] = t('option_needs_russian', { number });
    }
  }
  const problem = questionProblem(optionInputs);
  // The form has no more lines than a question may have answers.
  if (Object.keys(errors).length === 0 && problem && problem !== 'too_many_options') {
    errors[optionField(1, 'ru')] = t(problem);
  }
  return { optionInputs, errors };
}

function localText(ru: string, kk: string | undefined, en: string | undefined): LocalText {
  return { ru, ...(kk !== undefined && { kk }), ...(en !== undefined && { en }) };
}

/** The question as the form shows it. */
export function valuesOf(question: Question): FormValues {
  const { prompts, explanations } = question;
  return {
    ...Object.fromEntries(
      FORM_LOCALES.flatMap((locale) => [
        [`prompt_${locale}`, prompts[locale] ?? ''],
        [`explanation_${locale}`, explanations[locale] ?? ''],
      ]),
    ),
    ...Object.fromEntries(
      question.options.flatMap(({ id, text }, index) => [
        [optionField(index + 1, 'id'), id],
        ...FORM_LOCALES.map((locale) => [optionField(index + 1, locale), text[locale] ?? '']),
      ]),
    ),
    correct: question.options.flatMap((option, index) => (option.correct ? [String(index + 1)] : [])),
  };
}
