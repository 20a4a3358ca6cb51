export type Locale = 'ru' | 'kk' | 'en';

/** A value in Russian always, in Kazakh and English where written. */
export type PerLocale<T> = { readonly ru: T } & Partial<Readonly<Record<Locale, T>>>;

export interface SchoolContent {
  readonly programmes: readonly ProgrammeContent[];
  readonly cohorts: readonly CohortContent[];
  readonly cast: readonly CastMember[];
}

export interface ProgrammeContent {
  readonly slug: string;
  /** Whole tenge; 0 is free. */
  readonly priceKzt: number;
  readonly hours: number;
  readonly level: 'start' | 'practice';
  readonly texts: PerLocale<{ title: string; summary: string; audience: string; gives: readonly string[] }>;
  readonly modules: readonly ModuleContent[];
}

export interface ModuleContent {
  readonly titles: PerLocale<string>;
  readonly lessons: readonly LessonContent[];
}

export interface LessonContent {
  readonly slug: string;
  /** For the syllabus: also in languages the lesson itself is not written in. */
  readonly titles: PerLocale<string>;
  readonly texts: PerLocale<LessonText>;
  readonly quiz?: QuizContent;
  readonly media: readonly MediaContent[];
}

export interface LessonText {
  readonly title: string;
  readonly minutes: number;
  readonly summary: string;
  /** Markdown; its relative links name files of the lesson's `media`. */
  readonly body: string;
}

export interface QuizContent {
  /** Share of questions to answer right, above 0 and up to 1. */
  readonly pass: number;
  readonly questions: readonly QuestionContent[];
}

export interface QuestionContent {
  readonly prompt: PerLocale<string>;
  /** More than one option is correct. */
  readonly multiple: boolean;
  readonly options: readonly { readonly text: PerLocale<string>; readonly correct: boolean }[];
  readonly explanation: PerLocale<string>;
}

export interface StoredFile {
  /** The name by which Markdown refers to it. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly mediaType: string;
}

export interface MediaContent extends StoredFile {
  readonly kind: 'picture' | 'file' | 'video';
  /** Absent when the file serves every language. */
  readonly locale?: Locale;
  readonly titles: PerLocale<string>;
  readonly captions?: PerLocale<StoredFile>;
  readonly poster?: StoredFile;
}

export interface CohortContent {
  readonly slug: string;
  readonly programme: string;
  readonly titles: PerLocale<string>;
  /** Days from the day of seeding, so that a demo is never stale; negative is past. */
  readonly startsDay: number;
  /** Null: open without end. */
  readonly endsDay: number | null;
  /** Null: unlimited. */
  readonly seats: number | null;
  readonly instructor: string;
  readonly sessions: readonly SessionContent[];
}

export interface SessionContent {
  readonly day: number;
  /** `HH:MM` in Asia/Almaty. */
  readonly time: string;
  readonly minutes: number;
  readonly title: PerLocale<string>;
}

export interface CastMember {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly locale: Locale;
  readonly role: 'learner' | 'manager' | 'instructor' | 'adviser' | 'accountant' | 'privacy-officer' | 'administrator';
  readonly enrolments: readonly {
    readonly programme: string;
    readonly state: 'new' | 'under-way' | 'completed' | 'awaiting-payment';
    readonly lessonsDone: number;
  }[];
  readonly experience?: string;
  readonly education?: string;
  readonly goals?: string;
}
