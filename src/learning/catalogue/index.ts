/** What visitors read before they join: the first page, the catalogue, a programme. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';
import { catalogueVersionTable } from './version.ts';

export const room: Room = { name: 'learning/catalogue', tables: [catalogueVersionTable], routes };
