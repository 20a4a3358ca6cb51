/** `rights.*`: what a person may demand of their data, on one page of their cabinet. */
import type { Inventory } from '#platform/inventory/inventory.ts';
import type { Room } from '#platform/room.ts';
import { routesFor } from './routes.tsx';

export function requestsRoom(inventory: () => Inventory): Room {
  return { name: 'privacy/requests', routes: routesFor(inventory) };
}
