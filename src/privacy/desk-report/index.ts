/** How the rights desk did: received, answered, refused, in what time, by right (`rights.deadline`). */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';

export const room: Room = { name: 'privacy/desk-report', routes };
