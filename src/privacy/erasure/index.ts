/** `rights.erase`: a person leaves every table, file and queue; what a law keeps is sealed. Made from the inventory alone. */
import type { Inventory } from '#platform/inventory/inventory.ts';
import type { Room } from '#platform/room.ts';
import { carryOutJob } from './carry-out-plans.ts';
import { continueErasure } from './jobs.ts';
import { erasurePlansTable, erasuresTable, vaultRecordsTable, wardErasuresTable } from './schema.ts';

export {
  type ErasurePreview,
  type ErasureReport,
  erasePerson,
  type PreviewPart,
  previewErasure,
  type StoreReport,
} from './erase-person.ts';
export type { ErasureState, RequestedBy } from './erasure.ts';
export { HeldByLaw, refuseIfHeld } from './hold.ts';
export { findBegun, findLedgered, recordFormerWard, recordWardErasure, subjectHash } from './ledger.ts';
export { cancelErasure, findPlan, type PlannedErasure, type Planning, planErasure } from './plan-erasure.ts';
export { type ReplayedErasures, replayErasures } from './replay-erasures.ts';
export type { ErasureDb, ErasuresTable, VaultRecordsTable } from './schema.ts';
export { sealRows } from './seal-rows.ts';

export function erasureRoom(inventory: () => Inventory): Room {
  return {
    name: 'privacy/erasure',
    tables: [erasurePlansTable, erasuresTable, wardErasuresTable, vaultRecordsTable],
    jobs: [continueErasure(inventory), carryOutJob(inventory)],
  };
}
