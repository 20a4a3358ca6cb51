/** What people tell about themselves, as they join and later. */
import { type Context, transact } from '#platform/context.ts';
import { type Corrections, correctPerson, saveAnswers } from './correct-person.ts';

export type ProfileAnswers = Pick<Corrections, 'experience' | 'education' | 'goals'>;

/** Saves the answers that are given; a field that is left out stays as it was, `null` clears it. */
export async function saveProfile(ctx: Context, personId: string, answers: ProfileAnswers): Promise<void> {
  await transact(ctx, (tx) => saveAnswers(tx, personId, answers, 'person'));
}

/** Throws NotFound. */
export async function renamePerson(ctx: Context, personId: string, name: string): Promise<void> {
  await correctPerson(ctx, { personId, changes: { name }, requestedBy: 'person' });
}
