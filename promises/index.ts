/** The policy, clause by clause: what the school promises, and the page that says it. */
import type { Inventory } from '#platform/inventory/inventory.ts';
import type { Room } from '#platform/room.ts';
import { routesFor } from './routes.tsx';

export { type Evidence, type PromiseState, STATES, stateOf } from './evidence.ts';
export { type PromiseId, promises, promisesBySection } from './list.ts';
export { measurePromises, type PromiseRow } from './measure.ts';
export { type PolicyDocument, type PolicySection, policyDocument, policyText } from './policy/document.ts';
export { KINDS, type PolicyPromise, type PromiseKind, renderSentence, SECTIONS, type SectionId } from './promise.ts';

export function promisesRoom(inventory: () => Inventory): Room {
  return { name: 'promises', routes: routesFor(inventory) };
}
