/** What the start prints: the address, in the demo school who can sign in and how, in a new one what comes first. */
import type { PeopleDb } from '#people/profiles';
import type { RolesDb } from '#people/roles';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';

export async function printWelcome(ctx: Context, address: string, demoPassword: string | undefined): Promise<void> {
  const lines = ['', `  PobiMajomet is open: ${address}`];
  const { baseUrl } = ctx.school;
  if (baseUrl !== address && !baseUrl.endsWith(':0')) lines.push(`  People reach it at:  ${baseUrl}`);
  lines.push('');
  if (!demoPassword && !(await hasStaff(ctx))) {
    lines.push('  Nobody works here yet:  bin/school staff invite EMAIL --role administrator', '');
  }
  if (demoPassword) {
    lines.push(
      `  The demo school. Everybody's password: ${demoPassword}`,
      ...(await demoPeople(ctx)),
      '',
      `  Letters it would have sent:      ${address}/dev/mail`,
      '  Second factor of a member of staff:  bin/school staff code EMAIL   (the six figures of this half minute)',
      '',
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function hasStaff(ctx: Context): Promise<boolean> {
  const found = await tables<RolesDb>(ctx)
    .selectFrom('staff_roles')
    .select('person_id')
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

async function demoPeople(ctx: Context): Promise<string[]> {
  const people = await tables<PeopleDb & RolesDb>(ctx)
    .selectFrom('people')
    .leftJoin('staff_roles', (join) =>
      join.onRef('staff_roles.person_id', '=', 'people.id').on('staff_roles.ended_at', 'is', null),
    )
    .select(['people.email', 'staff_roles.role'])
    .where('people.email', 'like', '%@example.kz')
    .orderBy('staff_roles.role')
    .orderBy('people.email')
    .limit(40)
    .execute();
  return people.map((person) => `    ${person.email.padEnd(36)}${person.role ?? 'learner'}`);
}
