/** The learner's overview at `/account`; it owns no table and looks at what the other rooms hold. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';

export const room: Room = { name: 'learning/cabinet', routes };
