/** `rights.access`, `rights.portability`: a person's copy, made from the inventory alone. */
import type { Room } from '#platform/room.ts';

export { type InventoryRow, inventoryRows } from '#platform/inventory/register.ts';
export { actWords } from './act-words.ts';
export { type ExportOptions, exportPerson, type Manifest, type PersonCopy } from './export-person.ts';
export type { HandlingWords } from './handling-words.ts';
export { ownedBy, type Subject } from './read-rows.ts';
export { type Reading, readingsOf } from './readings.ts';
export { storedWords } from './stored-words.ts';
export { countryName, type KeptDatum, type KeptStore, storesOf, whereKept } from './stores.ts';
export { forMachines, forPeople } from './value.ts';

export const room: Room = { name: 'privacy/export' };
