/** The office's first page: what waits for whom today. Owns no table; sees every floor below it. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';

export const room: Room = { name: 'learning/today', routes };
