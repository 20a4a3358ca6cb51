/** `minors.*`: who is under age is led to a parent; a guardian enrols a child in their own name; what is found is erased. */
import { on } from '#platform/events.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import type { Room } from '#platform/room.ts';
import { nameFormerWards } from './hand-over.ts';
import { minorsWatch } from './jobs.ts';
import { officeRoutes } from './office-routes.tsx';
import { routes } from './routes.tsx';
import { minorFindingsTable, wardCodesTable, wardConsentsTable, wardsTable, wardTakeOversTable } from './schema.ts';
import { handOverRoutes, wardRoutes } from './ward-routes.tsx';
import { forgetWardAgain } from './wards.ts';

export { ADULT_AGE, ageField } from './age.ts';
export { AgeQuestion, type AgeQuestionProps } from './pages.tsx';
export type { MinorsDb } from './schema.ts';
export { getWard } from './wards.ts';

/** The ledger of erasures knows their identifier alone; this room knows the rest. */
const listeners = [
  on('ward.brought-back', (tx, { wardId }) => forgetWardAgain(tx, wardId)),
  on('person.leaving', (tx, leaving) => nameFormerWards(tx, leaving)),
];

export function minorsRoom(inventory: () => Inventory): Room {
  return {
    name: 'privacy/minors',
    tables: [wardsTable, wardConsentsTable, wardCodesTable, wardTakeOversTable, minorFindingsTable],
    jobs: [minorsWatch(inventory)],
    listeners,
    routes: (app) => {
      routes(app);
      wardRoutes(app);
      handOverRoutes(app);
      officeRoutes(app, inventory);
    },
  };
}
