import { data, declareTable, key, owner } from '#platform/inventory/declare.ts';

export interface FeedbackTable {
  id: string;
  person_id: string;
  enrolment_id: string;
  /** Null: said of the whole programme. */
  lesson_id: string | null;
  /** From 1, not useful, to 5. */
  rating: number;
  comment: string | null;
  given_at: Temporal.Instant;
  /** When a page first showed it to the staff; who of them, the audit trail says as long as it lasts. */
  read_at: Temporal.Instant | null;
  /** The study's; null only where nobody has looked yet whether it may be shown. */
  cohort_id: string | null;
  /** Since when its author lets the school show it, as far as was found; null: they do not. */
  open_since: Temporal.Instant | null;
}

export interface FeedbackDb {
  feedback: FeedbackTable;
}

export const feedbackTable = declareTable<FeedbackTable>()({
  table: 'feedback',
  label: { ru: 'Ваши отзывы', kk: 'Пікірлеріңіз', en: 'Your feedback' },
  office: { ru: 'Отзывы', kk: 'Пікірлер', en: 'Feedback' },
  subject: 'person_id',
  handling: {
    category: 'activity',
    purposes: ['feedback', 'effectiveness'],
    basis: 'consent',
    term: { period: 'P2Y', after: 'written', source: 'use.feedback' },
  },
  erasure: { rows: 'delete' },
  retention: [{ since: 'given_at' }],
  columns: {
    id: key(),
    person_id: owner(),
    enrolment_id: key(),
    lesson_id: key(),
    rating: data({ ru: 'Оценка от 1 до 5', kk: '1-ден 5-ке дейінгі баға', en: 'Rating from 1 to 5' }),
    comment: data({ ru: 'Что вы написали', kk: 'Не жаздыңыз', en: 'What you wrote' }),
    given_at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
    read_at: data({ ru: 'Когда в школе прочитали', kk: 'Мектепте оқылған уақыты', en: 'When the school read it' }),
    cohort_id: key(),
    open_since: data({
      ru: 'С какого времени школа может это читать',
      kk: 'Мектеп мұны қай кезден бері оқи алады',
      en: 'Since when the school may read it',
    }),
  },
});
