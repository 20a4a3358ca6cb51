import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { PeopleDb, PeopleTable, ProfilesTable } from './schema.ts';

export type Person = Readonly<PeopleTable>;

/** Throws {@link NotFound}. */
export async function getPerson(ctx: Context, id: string): Promise<Person> {
  const person = await tables<PeopleDb>(ctx).selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
  if (!person) throw new NotFound('person');
  return person;
}

/** The address is compared in lower case. */
export async function findPersonByEmail(ctx: Context, email: string): Promise<Person | undefined> {
  return tables<PeopleDb>(ctx)
    .selectFrom('people')
    .selectAll()
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
}

/** Undefined: nothing was told yet. */
export async function findProfile(ctx: Context, personId: string): Promise<Readonly<ProfilesTable> | undefined> {
  return tables<PeopleDb>(ctx).selectFrom('profiles').selectAll().where('person_id', '=', personId).executeTakeFirst();
}
