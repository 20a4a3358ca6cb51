/** The office's roster of enrolments; it owns no table and looks at what the other rooms hold. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';

export const room: Room = { name: 'learning/roster', routes };
