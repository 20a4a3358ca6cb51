/** The rights desk: every demand is a case with a number, a clock and an end (`rights.channel`, `rights.deadline`). */
import type { Inventory } from '#platform/inventory/inventory.ts';
import type { Room } from '#platform/room.ts';
import { officeRoutesFor } from './office-routes.tsx';
import { routesFor } from './routes.tsx';
import { caseMessagesTable, caseTasksTable, identityProofsTable, privacyCasesTable } from './schema.ts';
import { signatureRoutesFor } from './signature-routes.tsx';
import { watchJob } from './watch-cases.ts';

export { NUMBER_PATTERN } from './case.ts';
export { decideCase } from './decide-case.ts';
export { type OpenedCase, type Opening, openCase } from './open-case.ts';
export { keepProof } from './proofs.ts';
export { findCaseByNumber, getCase, isPartnerOn } from './queries.ts';
export type { CasesDb } from './schema.ts';
export { acceptIdentity, askIdentity, confirmByCode } from './show-identity.ts';
export { watchCases } from './watch-cases.ts';
export { addTask, finishTask, receiveLetter } from './work-case.ts';

/**
 * The inventory lets the staff see what an erasure would take before they plan it. `ncanode` is the server that verifies
 * electronic signatures; without one nobody is offered to sign.
 */
export function casesRoom(inventory: () => Inventory, ncanode: string | undefined): Room {
  return {
    name: 'privacy/cases',
    tables: [privacyCasesTable, caseMessagesTable, caseTasksTable, identityProofsTable],
    jobs: [watchJob],
    routes: (app) => {
      routesFor({ signing: ncanode !== undefined })(app);
      if (ncanode) signatureRoutesFor(ncanode)(app);
      officeRoutesFor(inventory)(app);
    },
  };
}
