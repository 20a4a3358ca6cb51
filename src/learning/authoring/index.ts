/** Where staff write what the school teaches: programmes, modules, lessons and their files. Owns no table. */
import type { Room } from '#platform/room.ts';
import { lessonRoutes } from './lesson-routes.tsx';
import { mediaRoutes } from './media-routes.tsx';
import { moduleRoutes } from './module-routes.tsx';
import { programmeRoutes } from './programme-routes.tsx';
import { publicationRoutes } from './publication-routes.tsx';

export const room: Room = {
  name: 'learning/authoring',
  routes: (app) => {
    programmeRoutes(app);
    moduleRoutes(app);
    publicationRoutes(app);
    lessonRoutes(app);
    mediaRoutes(app);
  },
};
