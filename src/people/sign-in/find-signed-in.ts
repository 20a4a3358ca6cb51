import { sql } from 'kysely';
import type { PeopleDb } from '#people/profiles';
import type { RolesDb } from '#people/roles';
import type { Context, PersonActor } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { Viewer } from '#platform/http/app.ts';
import type { SignInDb } from './schema.ts';
import { isLive } from './session.ts';
import { readSessionToken } from './session-cookie.ts';

/** Who sends this request. One statement, and none when the cookie is not signed by us. */
export async function findSignedIn(
  ctx: Context,
  cookieHeader: string,
): Promise<{ readonly actor: PersonActor; readonly viewer: Viewer } | undefined> {
  const token = readSessionToken(ctx, cookieHeader);
  if (!token) return undefined;
  const now = ctx.clock.now();
  const found = await tables<SignInDb & PeopleDb & RolesDb>(ctx)
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .select((eb) => [
      'sessions.id',
      'sessions.created_at',
      'sessions.second_factor_at',
      'people.id as person_id',
      'people.name',
      'people.email',
      eb
        .selectFrom('staff_roles')
        .select(sql<string[]>`coalesce(array_agg(role order by role), '{}')`.as('roles'))
        .whereRef('staff_roles.person_id', '=', 'people.id')
        .where('staff_roles.ended_at', 'is', null)
        .as('roles'),
    ])
    .where('sessions.token', '=', token)
    .where('sessions.expires_at', '>', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('account_blocks')
            .select('account_blocks.person_id')
            .whereRef('account_blocks.person_id', '=', 'sessions.person_id'),
        ),
      ),
    )
    .executeTakeFirst();
  if (!found) return undefined;
  const roles = found.roles ?? [];
  if (!isLive({ createdAt: found.created_at, roles }, now)) return undefined;
  return {
    actor: {
      kind: 'person',
      personId: found.person_id,
      sessionId: found.id,
      roles,
      secondFactor: found.second_factor_at !== null,
    },
    viewer: { name: found.name, email: found.email },
  };
}
