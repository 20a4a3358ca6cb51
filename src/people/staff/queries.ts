import { sql } from 'kysely';
import type { PeopleDb } from '#people/profiles';
import type { Role, RolesDb } from '#people/roles';
import type { SignInDb } from '#people/sign-in';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { PEOPLE_PER_PAGE, type PeopleFilter } from './people-filter.ts';
import type { StaffDb } from './schema.ts';

export interface StaffMember {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: Temporal.Instant;
  readonly secondFactor: boolean;
}

/** One row a role: who has several stands several times. */
export async function findStaff(ctx: Context): Promise<readonly StaffMember[]> {
  const rows = await tables<RolesDb & PeopleDb>(ctx)
    .selectFrom('staff_roles')
    .innerJoin('people', 'people.id', 'staff_roles.person_id')
    .select([
      'people.id',
      'people.name',
      'people.email',
      'people.two_factor_enabled',
      'staff_roles.role',
      'staff_roles.granted_at',
    ])
    .where('staff_roles.ended_at', 'is', null)
    .orderBy(sql`people.name collate "ru-x-icu"`)
    .orderBy('staff_roles.role')
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    since: row.granted_at,
    secondFactor: row.two_factor_enabled,
  }));
}

export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Temporal.Instant;
}

export async function findOpenInvitations(ctx: Context): Promise<readonly OpenInvitation[]> {
  const rows = await tables<StaffDb>(ctx)
    .selectFrom('staff_invitations')
    .select(['id', 'email', 'role', 'expires_at'])
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', ctx.clock.now())
    .orderBy('invited_at', 'desc')
    .execute();
  return rows.map(({ expires_at, ...row }) => ({ ...row, expiresAt: expires_at }));
}

export interface PersonLine {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly confirmed: boolean;
  readonly createdAt: Temporal.Instant;
  readonly roles: readonly Role[];
}

/** Text somebody typed, as a pattern that matches it anywhere and means nothing else. */
function anywhere(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/** One page of people by name, and how many there are. */
export async function findPeople(
  ctx: Context,
  filter: PeopleFilter,
): Promise<{ readonly people: readonly PersonLine[]; readonly total: number }> {
  const { state, search, page } = filter;
  const rows = await tables<PeopleDb & RolesDb>(ctx)
    .selectFrom('people')
    .select((eb) => [
      'people.id',
      'people.name',
      'people.email',
      'people.email_verified',
      'people.created_at',
      eb
        .selectFrom('staff_roles')
        .select(sql<Role[]>`coalesce(array_agg(role order by role), '{}')`.as('roles'))
        .whereRef('staff_roles.person_id', '=', 'people.id')
        .where('staff_roles.ended_at', 'is', null)
        .as('roles'),
      sql<number>`count(*) over ()`.as('total'),
    ])
    .$if(state === 'unconfirmed', (query) => query.where('people.email_verified', '=', false))
    .$if(state === 'staff', (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('staff_roles')
            .select('staff_roles.id')
            .whereRef('staff_roles.person_id', '=', 'people.id')
            .where('staff_roles.ended_at', 'is', null),
        ),
      ),
    )
    .$if(Boolean(search), (query) =>
      query.where((eb) =>
        eb.or([
          eb('people.name', 'ilike', anywhere(search ?? '')),
          eb('people.email', 'ilike', anywhere(search ?? '')),
        ]),
      ),
    )
    .orderBy(sql`people.name collate "ru-x-icu"`)
    .orderBy('people.id')
    .limit(PEOPLE_PER_PAGE)
    .offset((page - 1) * PEOPLE_PER_PAGE)
    .execute();
  const people = rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    confirmed: row.email_verified,
    createdAt: row.created_at,
    roles: row.roles ?? [],
  }));
  return { people, total: Number(rows[0]?.total ?? 0) };
}

export interface PersonCard {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly locale: Locale;
  readonly confirmed: boolean;
  readonly secondFactor: boolean;
  readonly createdAt: Temporal.Instant;
  readonly sessions: number;
  readonly roles: readonly Role[];
}

/** What the office sees of one person. Throws NotFound. */
export async function getPersonCard(ctx: Context, personId: string): Promise<PersonCard> {
  const row = await tables<PeopleDb & RolesDb & SignInDb>(ctx)
    .selectFrom('people')
    .selectAll('people')
    .select((eb) => [
      eb
        .selectFrom('staff_roles')
        .select(sql<Role[]>`coalesce(array_agg(role order by role), '{}')`.as('roles'))
        .whereRef('staff_roles.person_id', '=', 'people.id')
        .where('staff_roles.ended_at', 'is', null)
        .as('roles'),
      eb
        .selectFrom('sessions')
        .select(eb.fn.countAll<number>().as('count'))
        .whereRef('sessions.person_id', '=', 'people.id')
        .where('sessions.expires_at', '>', ctx.clock.now())
        .as('sessions'),
    ])
    .where('people.id', '=', personId)
    .executeTakeFirst();
  if (!row) throw new NotFound('person');
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    locale: row.locale,
    confirmed: row.email_verified,
    secondFactor: row.two_factor_enabled,
    createdAt: row.created_at,
    sessions: Number(row.sessions ?? 0),
    roles: row.roles ?? [],
  };
}
