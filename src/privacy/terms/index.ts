/** `rights.deadline`: until when each demand is answered, and by which law. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';
import { requestTermsTable } from './schema.ts';

export { termOf } from './queries.ts';
export { DEMANDS, type Demand } from './terms.ts';
export { demandWords } from './words.ts';

export const room: Room = { name: 'privacy/terms', tables: [requestTermsTable], routes };
