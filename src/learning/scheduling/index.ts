/** Where staff plan when a programme is taught: cohorts, their seats and sessions. Owns no table. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';

export const room: Room = { name: 'learning/scheduling', routes };
