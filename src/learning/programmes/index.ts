/** What the school teaches: programmes, their modules, lessons and media, and the verbs that write them. */
import type { Room } from '#platform/room.ts';
import { lessonMediaBucket } from './attach-media.ts';
import { lessonMediaTable, lessonsTable, modulesTable, programmesTable } from './schema.ts';

export { moveLesson, removeLesson, restoreLesson } from './arrange-lessons.ts';
export { addModule, moveModule, removeModule, renameModule } from './arrange-modules.ts';
export { attachMedia, type MediaInput, removeMedia } from './attach-media.ts';
export { createLesson, type LessonInput, updateLesson } from './edit-lesson.ts';
export { createProgramme, moveProgramme, type ProgrammeInput, updateProgramme } from './edit-programme.ts';
export { lessonHtml, mediaBeside, renderLesson, shownOrigin } from './lesson-html.ts';
export { videoPlayer } from './markdown.ts';
export {
  type ProgrammeState,
  type PublicationProblem,
  publicationProblems,
  SLUG,
  SLUG_LENGTH,
  stateOf,
} from './programme.ts';
export { archiveProgramme, publishProgramme, restoreProgramme, unpublishProgramme } from './publish-programme.ts';
export {
  findPublishedProgramme,
  getLesson,
  getMediaFile,
  getProgramme,
  type Lesson,
  type LessonMedia,
  type LessonWithMedia,
  lessonTitles,
  mediaOfLesson,
  type OutlineLesson,
  type OutlineModule,
  outlineOf,
  type Programme,
  publishedSlugs,
} from './queries.ts';
export type {
  LessonMediaTable,
  LessonsTable,
  Level,
  MediaKind,
  ModulesTable,
  ProgrammesDb,
  ProgrammesTable,
} from './schema.ts';
export { LEVELS } from './schema.ts';
export {
  type InLanguage,
  type LessonText,
  type LessonTexts,
  lessonTextIn,
  lessonTitleIn,
  localTextIn,
  type OtherLessonText,
  type ProgrammeText,
  type ProgrammeTexts,
  programmeTextIn,
  textVersion,
  writtenLocales,
} from './texts.ts';
export { type WrittenLessonText, writeLessonText, writeProgrammeText } from './write-text.ts';

export const room: Room = {
  name: 'learning/programmes',
  tables: [programmesTable, modulesTable, lessonsTable, lessonMediaTable],
  buckets: [lessonMediaBucket],
};
