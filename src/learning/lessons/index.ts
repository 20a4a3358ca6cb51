/** How lessons are read: the learner's plan, the reading page, progress and completion. */
import type { Room } from '#platform/room.ts';
import { lessonProgressTable } from './schema.ts';

export type { LessonProgressTable, LessonsDb } from './schema.ts';

export const room: Room = {
  name: 'learning/lessons',
  tables: [lessonProgressTable],
};
