import { declareThings } from '#platform/inventory/declare.ts';

export interface FiguresStateTable {
  only_row: boolean;
  refreshed_at: Temporal.Instant;
}
export interface StudyFiguresTable {
  cohort_id: string;
  month: Temporal.PlainDate;
  placed: number;
  started: number;
  first_lesson: number;
  half: number;
  completed: number;
  certified: number;
  cancelled: number;
  dropped: number;
  days_to_complete: number;
}
export interface LessonFiguresTable {
  cohort_id: string;
  lesson_id: string;
  month: Temporal.PlainDate;
  after_change: boolean;
  opened: number;
  completed: number;
  stopped: number;
  had_time: number;
  done_in_time: number;
  first_tries: number;
  first_passed: number;
  raters: number;
  rating_sum: number;
}
export interface AccountFiguresTable {
  month: Temporal.PlainDate;
  accounts: number;
}
export interface RatingFiguresTable {
  cohort_id: string;
  /** All that were given in the cohort, of whatever lesson. */
  whole: boolean;
  /** Null: of the whole programme. */
  lesson_id: string | null;
  /** In which it was given. */
  month: Temporal.PlainDate;
  rated_1: number;
  rated_2: number;
  rated_3: number;
  rated_4: number;
  rated_5: number;
}
export interface QuestionFiguresTable {
  cohort_id: string;
  question_id: string;
  month: Temporal.PlainDate;
  tries: number;
  sum_x: number;
  sum_r: number;
  sum_rr: number;
  sum_xr: number;
}

const WHY = 'how many learners did what, without saying who; written anew from what is still kept';

export const figuresStateTable = declareThings<FiguresStateTable>()({
  table: 'figures_state',
  label: { ru: 'Когда посчитано', kk: 'Қашан есептелді', en: 'When figures were counted' },
  why: WHY,
  columns: ['only_row', 'refreshed_at'],
});

export const studyFiguresTable = declareThings<StudyFiguresTable>()({
  table: 'study_figures',
  label: { ru: 'Учёба в числах', kk: 'Оқу сандармен', en: 'Studies in figures' },
  why: WHY,
  columns: [
    'cohort_id',
    'month',
    'placed',
    'started',
    'first_lesson',
    'half',
    'completed',
    'certified',
    'cancelled',
    'dropped',
    'days_to_complete',
  ],
});

export const lessonFiguresTable = declareThings<LessonFiguresTable>()({
  table: 'lesson_figures',
  label: { ru: 'Уроки в числах', kk: 'Сабақтар сандармен', en: 'Lessons in figures' },
  why: WHY,
  columns: [
    'cohort_id',
    'lesson_id',
    'month',
    'after_change',
    'opened',
    'completed',
    'stopped',
    'had_time',
    'done_in_time',
    'first_tries',
    'first_passed',
    'raters',
    'rating_sum',
  ],
});

export const accountFiguresTable = declareThings<AccountFiguresTable>()({
  table: 'account_figures',
  label: { ru: 'Учётные записи в числах', kk: 'Тіркелгілер сандармен', en: 'Accounts in figures' },
  why: WHY,
  columns: ['month', 'accounts'],
});

export const ratingFiguresTable = declareThings<RatingFiguresTable>()({
  table: 'rating_figures',
  label: { ru: 'Оценки в числах', kk: 'Бағалар сандармен', en: 'Ratings in figures' },
  why: WHY,
  columns: ['cohort_id', 'whole', 'lesson_id', 'month', 'rated_1', 'rated_2', 'rated_3', 'rated_4', 'rated_5'],
});

export const questionFiguresTable = declareThings<QuestionFiguresTable>()({
  table: 'question_figures',
  label: { ru: 'Вопросы в числах', kk: 'Сұрақтар сандармен', en: 'Questions in figures' },
  why: WHY,
  columns: ['cohort_id', 'question_id', 'month', 'tries', 'sum_x', 'sum_r', 'sum_rr', 'sum_xr'],
});
