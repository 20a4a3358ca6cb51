/** The list of rooms, floor by floor. */
import type { Inventory } from '#platform/inventory/declare.ts';
import type { Room } from '#platform/room.ts';

export const rooms: readonly Room[] = [];

/** Rooms that work on everybody's data through the inventory, and so are handed it. */
export function gatherers(_inventory: () => Inventory): readonly Room[] {
  return [];
}
