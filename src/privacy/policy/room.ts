import type { Room } from '#platform/room.ts';
import { announceJob, announceToNewcomersJob } from './announce-revision.ts';
import { officeRoutesFor } from './office/routes.tsx';
import type { PolicyCatalogue } from './readiness.ts';
import { routesFor } from './routes.tsx';
import { policyTables } from './schema.ts';
import { takeForceJob } from './take-force.ts';

/** The promises and the purposes stand on floors above, and are handed in. */
export function policyRoom(catalogue: PolicyCatalogue): Room {
  return {
    name: 'privacy/policy',
    tables: policyTables,
    jobs: [announceJob, announceToNewcomersJob, takeForceJob],
    routes: (app) => {
      routesFor(catalogue)(app);
      officeRoutesFor(catalogue)(app);
    },
  };
}
