/** What visitors read before they join: the first page, the catalogue, a programme. Owns no table. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';

export const room: Room = { name: 'learning/catalogue', routes };
