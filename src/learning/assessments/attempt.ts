/** What is kept of an attempt: the questions as they were asked, in the words and the language of that day. */
import { inLocale, type Locale } from '#platform/i18n/locale.ts';
import { type Choices, choiceOf, isMultiple, isRight, type Quiz } from './quiz.ts';

export interface AnsweredOption {
  readonly text: string;
  readonly correct: boolean;
  readonly chosen: boolean;
}

export interface AnsweredQuestion {
  readonly prompt: string;
  readonly multiple: boolean;
  readonly options: readonly AnsweredOption[];
  readonly right: boolean;
  readonly explanation: string;
}

export interface AttemptAnswers {
  readonly locale: Locale;
  readonly questions: readonly AnsweredQuestion[];
}

export function answersOf(quiz: Quiz, choices: Choices, locale: Locale): AttemptAnswers {
  return {
    locale,
    questions: quiz.questions.map((question) => {
      const chosen = new Set(choiceOf(question, choices));
      return {
        prompt: inLocale(question.prompts, locale),
        multiple: isMultiple(question),
        options: question.options.map((option) => ({
          text: inLocale(option.text, locale),
          correct: option.correct,
          chosen: chosen.has(option.id),
        })),
        right: isRight(question, choices),
        explanation: inLocale(question.explanations, locale),
      };
    }),
  };
}
