/** Who is known to the school, what they told about themselves, and their right to correct it. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';
import { peopleTable, personCorrectionsTable, profilesTable } from './schema.ts';

export { type Correcting, type Corrections, correctPerson } from './correct-person.ts';
export { formatPhone, parsePhone } from './phone.ts';
export { findPersonByEmail, findProfile, getPerson, type Person } from './queries.ts';
export { type ProfileAnswers, renamePerson, saveProfile } from './save-profile.ts';
export { type PeopleDb, peopleTable } from './schema.ts';

export const room: Room = {
  name: 'people/profiles',
  tables: [peopleTable, profilesTable, personCorrectionsTable],
  routes,
};
