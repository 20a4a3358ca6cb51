/** How lessons are read: the learner's plan, the reading page, progress and completion. */
import { on } from '#platform/events.ts';
import type { Room } from '#platform/room.ts';
import type {} from '#privacy/minors';
import { completeLesson, recordCompletion } from './complete-lesson.ts';
import { dropProgressOf, giveProgressTo } from './give-progress.ts';
import { readLesson } from './read-lesson.ts';
import { routes } from './routes.tsx';
import { lessonProgressTable } from './schema.ts';

export type { LessonsDb } from './schema.ts';
export { completeLesson, readLesson };

export const room: Room = {
  name: 'learning/lessons',
  tables: [lessonProgressTable],
  listeners: [
    on('quiz.passed', async (tx, passed) => {
      await recordCompletion(tx, passed);
    }),
    on('ward.leaving', (tx, { wardId }) => dropProgressOf(tx, wardId)),
    on('ward.grown', (tx, { wardId }) => giveProgressTo(tx, wardId, null)),
    on('ward.handed-over', (tx, { wardId, personId }) => giveProgressTo(tx, wardId, personId)),
  ],
  routes,
};
