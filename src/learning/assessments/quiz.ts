/** The rules of quizzes: what makes a question answerable, and how answers are scored. */
import type { LocalText } from '#platform/i18n/locale.ts';

export interface QuestionOption {
  /** Stays with the option when the question is edited: forms send it. */
  readonly id: string;
  readonly text: LocalText;
  readonly correct: boolean;
}

export interface Question {
  readonly id: string;
  readonly prompts: LocalText;
  readonly options: readonly QuestionOption[];
  readonly explanations: LocalText;
}

export interface Quiz {
  /** How many of a hundred must be right. */
  readonly passPercent: number;
  readonly questions: readonly Question[];
}

/** Question id to the ids of the chosen options. */
export type Choices = Readonly<Record<string, readonly string[]>>;

/** Several answers are right, so several may be chosen. */
export function isMultiple(question: Pick<Question, 'options'>): boolean {
  return question.options.filter((option) => option.correct).length > 1;
}

/** The chosen options that the question really has; a single-choice question takes one at most. */
export function choiceOf(question: Question, choices: Choices): string[] {
  const given = new Set(choices[question.id]);
  const known = question.options.filter((option) => given.has(option.id)).map((option) => option.id);
  return isMultiple(question) ? known : known.slice(0, 1);
}

/** Right when exactly the right options are chosen. */
export function isRight(question: Question, choices: Choices): boolean {
  const chosen = new Set(choiceOf(question, choices));
  return question.options.every((option) => option.correct === chosen.has(option.id));
}

/** Ids of the questions without any answer. */
export function unanswered(quiz: Quiz, choices: Choices): string[] {
  return quiz.questions.filter((question) => choiceOf(question, choices).length === 0).map((question) => question.id);
}

export interface Score {
  readonly correct: number;
  readonly total: number;
  readonly passed: boolean;
}

/** A quiz without questions is never passed. */
export function score(quiz: Quiz, choices: Choices): Score {
  const total = quiz.questions.length;
  const correct = quiz.questions.filter((question) => isRight(question, choices)).length;
  return { correct, total, passed: total > 0 && correct * 100 >= quiz.passPercent * total };
}

/** The fewest right answers that pass. */
export function neededToPass(
  quiz: Pick<Quiz, 'passPercent'> & { readonly questions: { readonly length: number } },
): number {
  return Math.ceil((quiz.passPercent * quiz.questions.length) / 100);
}

export const DEFAULT_PASS_PERCENT = 70;
export const FEWEST_OPTIONS = 2;
export const MOST_OPTIONS = 8;
export const MOST_QUESTIONS = 40;

export type QuestionProblem = 'too_few_options' | 'too_many_options' | 'none_correct' | 'all_correct';

/** What keeps a question from being asked; nothing when it can be. */
export function questionProblem(options: readonly Pick<QuestionOption, 'correct'>[]): QuestionProblem | undefined {
  if (options.length < FEWEST_OPTIONS) return 'too_few_options';
  if (options.length > MOST_OPTIONS) return 'too_many_options';
  if (!options.some((option) => option.correct)) return 'none_correct';
  if (options.every((option) => option.correct)) return 'all_correct';
  return undefined;
}
