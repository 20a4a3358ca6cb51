import type { Room } from '#platform/room.ts';
import { announceJob, announceToNewcomersJob } from './announce-revision.ts';
import type { PolicyCatalogue } from './readiness.ts';
import { policyTables } from './schema.ts';
import { takeForceJob } from './take-force.ts';

/** The promises and the purposes stand on floors above, and are handed in. */
export function policyRoom(_catalogue: PolicyCatalogue): Room {
  return {
    name: 'privacy/policy',
    tables: policyTables,
    jobs: [announceJob, announceToNewcomersJob, takeForceJob],
  };
}
