/** Whoever received data is told when they are corrected, blocked or destroyed (law 94-V, article 25). */
import { on } from '#platform/events.ts';
import type { Room } from '#platform/room.ts';
import { makeNotices } from './make-notices.ts';
import { routes } from './routes.tsx';
import { disclosureNoticesTable } from './schema.ts';

export const room: Room = {
  name: 'privacy/notices',
  tables: [disclosureNoticesTable],
  listeners: [
    on('person.corrected', (tx, { personId }) => makeNotices(tx, personId, 'corrected')),
    on('restriction.imposed', (tx, { personId }) => makeNotices(tx, personId, 'restricted')),
    on('person.leaving', (tx, { personId }) => makeNotices(tx, personId, 'erased')),
  ],
  routes,
};
