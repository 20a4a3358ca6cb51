import type { Context, PersonActor } from '#platform/context.ts';
import { hotStatement } from '#platform/database/database.ts';
import type { Viewer } from '#platform/http/app.ts';
import { isLive } from './session.ts';
import { readSessionToken } from './session-cookie.ts';

interface SignedInRow {
  readonly id: string;
  /** Milliseconds since 1970: an instant would be read from text for every request. */
  readonly created: number;
  readonly second_factor: boolean;
  readonly person_id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: string[];
}

const LIVE_SESSION = `
  select sessions.id, extract(epoch from sessions.created_at)::float8 * 1000 as created,
    sessions.second_factor_at is not null as second_factor, people.id as person_id,
    people.name, people.email,
    array(select role from staff_roles
      where staff_roles.person_id = people.id and staff_roles.ended_at is null order by role) as roles
  from sessions join people on people.id = sessions.person_id
  where sessions.token = $1 and sessions.expires_at > to_timestamp($2::float8 / 1000)
    and not exists (select from account_blocks where account_blocks.person_id = sessions.person_id)`;

/** Who sends this request. One statement, and none when the cookie is not signed by us. */
export async function findSignedIn(
  ctx: Context,
  cookieHeader: string,
): Promise<{ readonly actor: PersonActor; readonly viewer: Viewer } | undefined> {
  const token = readSessionToken(ctx, cookieHeader);
  if (!token) return undefined;
  const now = ctx.clock.now();
  const [found] = await hotStatement<SignedInRow>(ctx, LIVE_SESSION, [token, now.epochMilliseconds]);
  if (!found) return undefined;
  const { roles } = found;
  if (!isLive({ created: found.created, roles }, now)) return undefined;
  return {
    actor: {
      kind: 'person',
      personId: found.person_id,
      sessionId: found.id,
      roles,
      secondFactor: found.second_factor,
    },
    viewer: { name: found.name, email: found.email },
  };
}
