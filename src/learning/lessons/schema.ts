import { WHO_STUDIES, whoStudies } from '#learning/enrolments';
import { data, declareTable, key, named, owner } from '#platform/inventory/declare.ts';

export interface LessonProgressTable {
  id: string;
  person_id: string | null;
  enrolment_id: string;
  lesson_id: string;
  opened_at: Temporal.Instant;
  /** The lesson opened last is where «continue» leads. */
  last_opened_at: Temporal.Instant;
  completed_at: Temporal.Instant | null;
}

export interface LessonsDb {
  lesson_progress: LessonProgressTable;
}

export const lessonProgressTable = declareTable<LessonProgressTable>()({
  table: 'lesson_progress',
  label: { ru: 'Ваш путь по урокам', kk: 'Сабақтардан өткен жолыңыз', en: 'Your way through the lessons' },
  office: { ru: 'Путь по урокам', kk: 'Сабақтардан өту барысы', en: 'Progress through the lessons' },
  subject: 'person_id',
  handling: {
    category: 'activity',
    purposes: ['materials', 'certificates'],
    basis: 'contract',
    term: { period: 'P5Y', after: 'programme-completed', source: 'keep.study' },
  },
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    enrolment_id: named(WHO_STUDIES, whoStudies('lesson_progress'), { category: 'name' }),
    lesson_id: key(),
    opened_at: data({ ru: 'Урок открыт впервые', kk: 'Сабақ алғаш ашылған уақыт', en: 'Lesson first opened' }),
    last_opened_at: data({
      ru: 'Урок открыт в последний раз',
      kk: 'Сабақ соңғы рет ашылған уақыт',
      en: 'Lesson last opened',
    }),
    completed_at: data({ ru: 'Урок пройден', kk: 'Сабақ аяқталған уақыт', en: 'Lesson completed' }),
  },
});
