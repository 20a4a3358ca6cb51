import type { App } from '#platform/http/app.ts';
import { joinRoutes } from './join-routes.tsx';
import { peopleRoutes } from './people-routes.tsx';
import { staffRoutes } from './staff-routes.tsx';

export function routes(app: App): void {
  staffRoutes(app);
  joinRoutes(app);
  peopleRoutes(app);
}
