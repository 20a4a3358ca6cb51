/** `minors.*`: who is under age is led to a parent, and nothing of them is stored. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';

export { ADULT_AGE, ageField } from './age.ts';
export { AgeQuestion, type AgeQuestionProps } from './pages.tsx';

export const room: Room = { name: 'privacy/minors', routes };
