/** How lessons are read: the learner's plan, the reading page, progress and completion. */
import { on } from '#platform/events.ts';
import type { Room } from '#platform/room.ts';
import { recordCompletion } from './complete-lesson.ts';
import { routes } from './routes.tsx';
import { lessonProgressTable } from './schema.ts';

export { type Completion, completeLesson } from './complete-lesson.ts';
export { type LessonReading, readLesson } from './read-lesson.ts';
export type { LessonProgressTable, LessonsDb } from './schema.ts';

export const room: Room = {
  name: 'learning/lessons',
  tables: [lessonProgressTable],
  listeners: [
    on('quiz.passed', async (tx, passed) => {
      await recordCompletion(tx, passed);
    }),
  ],
  routes,
};
