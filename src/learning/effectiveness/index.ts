/** `use.effectiveness`: how well programmes teach, as figures about nobody. */
import type { Room } from '#platform/room.ts';
import { markCountedJob } from './mark-shown.ts';
import { refreshFiguresJob } from './refresh-figures.ts';
import { routes } from './routes.tsx';
import {
  accountFiguresTable,
  figuresStateTable,
  lessonFiguresTable,
  questionFiguresTable,
  ratingFiguresTable,
  studyFiguresTable,
} from './schema.ts';

export { refreshFigures } from './refresh-figures.ts';

export const room: Room = {
  name: 'learning/effectiveness',
  tables: [
    figuresStateTable,
    accountFiguresTable,
    studyFiguresTable,
    lessonFiguresTable,
    ratingFiguresTable,
    questionFiguresTable,
  ],
  jobs: [refreshFiguresJob, markCountedJob],
  routes,
};
