/** The vault: what the law makes the school keep after an erasure or a term of contacts, opened on a demand of the law alone, and never unseen. */
import type { Inventory } from '#platform/inventory/inventory.ts';
import type { Room } from '#platform/room.ts';
import { routesFor } from './routes.tsx';
import { vaultOpeningsTable } from './schema.ts';

/** The inventory names the columns of a record that is opened. */
export function vaultRoom(inventory: () => Inventory): Room {
  return { name: 'privacy/vault', tables: [vaultOpeningsTable], routes: routesFor(inventory) };
}
