import type { GeneratedAlways } from 'kysely';
import type { Locale, LocalText } from '#platform/i18n/locale.ts';
import { declareThings } from '#platform/inventory/declare.ts';
import type { LessonHeads, LessonTexts, ProgrammeTexts } from './texts.ts';

/** `start`: nothing is expected of the learner; `practice`: some experience in real estate is. */
export const LEVELS = ['start', 'practice'] as const;
export type Level = (typeof LEVELS)[number];

export interface ProgrammesTable {
  id: string;
  slug: string;
  position: number;
  level: Level;
  hours: number;
  price_kzt: number;
  texts: ProgrammeTexts;
  created_at: Temporal.Instant;
  updated_at: Temporal.Instant;
  published_at: Temporal.Instant | null;
  archived_at: Temporal.Instant | null;
}

export interface ModulesTable {
  id: string;
  programme_id: string;
  position: number;
  titles: LocalText;
}

/** Lessons are read in the order of their modules' positions, then of their own; an archived one has no module. */
export interface LessonsTable {
  id: string;
  programme_id: string;
  module_id: string | null;
  position: number;
  slug: string;
  minutes: number;
  texts: LessonTexts;
  /** The texts without their bodies: what lists need. */
  heads: GeneratedAlways<LessonHeads>;
  /** The languages whose body is written. */
  written: GeneratedAlways<Locale[]>;
  updated_at: Temporal.Instant;
  archived_at: Temporal.Instant | null;
}

export type MediaKind = 'picture' | 'file' | 'video' | 'captions' | 'poster';

export interface LessonMediaTable {
  id: string;
  lesson_id: string;
  file_id: string;
  kind: MediaKind;
  /** By which the lesson's Markdown and its address refer to it: `map.svg`. */
  name: string;
  locale: Locale | null;
  titles: LocalText;
  position: number;
  part_of: string | null;
  width: number | null;
  height: number | null;
}

export interface ProgrammesDb {
  programmes: ProgrammesTable;
  modules: ModulesTable;
  lessons: LessonsTable;
  lesson_media: LessonMediaTable;
}

const WHY = 'what the school teaches, about nobody';

export const programmesTable = declareThings<ProgrammesTable>()({
  table: 'programmes',
  label: { ru: 'Программы', kk: 'Бағдарламалар', en: 'Programmes' },
  why: WHY,
  columns: [
    'id',
    'slug',
    'position',
    'level',
    'hours',
    'price_kzt',
    'texts',
    'created_at',
    'updated_at',
    'published_at',
    'archived_at',
  ],
});

export const modulesTable = declareThings<ModulesTable>()({
  table: 'modules',
  label: { ru: 'Модули программ', kk: 'Бағдарлама модульдері', en: 'Modules of programmes' },
  why: WHY,
  columns: ['id', 'programme_id', 'position', 'titles'],
});

export const lessonsTable = declareThings<LessonsTable>()({
  table: 'lessons',
  label: { ru: 'Уроки', kk: 'Сабақтар', en: 'Lessons' },
  why: WHY,
  columns: [
    'id',
    'programme_id',
    'module_id',
    'position',
    'slug',
    'minutes',
    'texts',
    'heads',
    'written',
    'updated_at',
    'archived_at',
  ],
});

export const lessonMediaTable = declareThings<LessonMediaTable>()({
  table: 'lesson_media',
  label: { ru: 'Материалы уроков', kk: 'Сабақ материалдары', en: 'Materials of lessons' },
  why: WHY,
  columns: ['id', 'lesson_id', 'file_id', 'kind', 'name', 'locale', 'titles', 'position', 'part_of', 'width', 'height'],
});
