/** Signing up: one transaction makes an account, its consents, the acceptance of the policy and the first letter. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';

export { registerPerson } from './register-person.ts';

export const room: Room = { name: 'school/registration', routes };
