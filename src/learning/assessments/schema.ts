import { WHO_STUDIES, whoStudies } from '#learning/enrolments';
import type { LocalText } from '#platform/i18n/locale.ts';
import { data, declareTable, declareThings, key, named, owner } from '#platform/inventory/declare.ts';
import type { AttemptAnswers } from './attempt.ts';
import type { QuestionOption } from './quiz.ts';

export interface QuizzesTable {
  lesson_id: string;
  pass_percent: number;
  /** Changes with every question too. */
  updated_at: Temporal.Instant;
}

export interface QuizQuestionsTable {
  id: string;
  lesson_id: string;
  position: number;
  prompts: LocalText;
  options: readonly QuestionOption[];
  explanations: LocalText;
}

/** A try at a quiz: the answers hold what was asked in the words of that day, so that later edits change nothing. */
export interface QuizAttemptsTable {
  id: string;
  person_id: string | null;
  enrolment_id: string;
  lesson_id: string;
  answers: AttemptAnswers;
  correct: number;
  total: number;
  passed: boolean;
  submitted_at: Temporal.Instant;
}

export interface AssessmentsDb {
  quizzes: QuizzesTable;
  quiz_questions: QuizQuestionsTable;
  quiz_attempts: QuizAttemptsTable;
}

const WHY = 'what the school asks, about nobody';

export const quizzesTable = declareThings<QuizzesTable>()({
  table: 'quizzes',
  label: { ru: 'Проверки знаний', kk: 'Білім тексерулері', en: 'Quizzes' },
  why: WHY,
  columns: ['lesson_id', 'pass_percent', 'updated_at'],
});

export const quizQuestionsTable = declareThings<QuizQuestionsTable>()({
  table: 'quiz_questions',
  label: { ru: 'Вопросы', kk: 'Сұрақтар', en: 'Questions' },
  why: WHY,
  columns: ['id', 'lesson_id', 'position', 'prompts', 'options', 'explanations'],
});

export const quizAttemptsTable = declareTable<QuizAttemptsTable>()({
  table: 'quiz_attempts',
  label: {
    ru: 'Ваши ответы на вопросы уроков',
    kk: 'Сабақ сұрақтарына берген жауаптарыңыз',
    en: 'Your answers to the questions of lessons',
  },
  office: {
    ru: 'Ответы на вопросы уроков',
    kk: 'Сабақ сұрақтарына жауаптар',
    en: 'Answers to the questions of lessons',
  },
  subject: 'person_id',
  handling: {
    category: 'study',
    purposes: ['materials', 'certificates'],
    basis: 'contract',
    term: { period: 'P5Y', after: 'programme-completed', source: 'keep.study' },
  },
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    enrolment_id: named(WHO_STUDIES, whoStudies('quiz_attempts'), { category: 'name' }),
    lesson_id: key(),
    answers: data({ ru: 'Вопросы и ответы', kk: 'Сұрақтар мен жауаптар', en: 'Questions and answers' }),
    correct: data({ ru: 'Верных ответов', kk: 'Дұрыс жауап саны', en: 'Right answers' }),
    total: data({ ru: 'Всего вопросов', kk: 'Барлық сұрақ саны', en: 'Questions in all' }),
    passed: data({ ru: 'Пройдено', kk: 'Өтті', en: 'Passed' }),
    submitted_at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
  },
});
