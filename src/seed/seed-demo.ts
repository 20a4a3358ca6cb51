/** The demo school: its programmes, its cohorts and its cast, loaded through the verbs people use. */
import { refreshFigures } from '#learning/effectiveness';
import type { ProgrammesDb } from '#learning/programmes';
import type { PeopleDb } from '#people/profiles';
import { hashPassword } from '#people/sign-in';
import { recordReading } from '#platform/audit/audit.ts';
import { movableClock, schoolDay } from '#platform/clock.ts';
import { actingAs, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { createIds } from '#platform/ids.ts';
import { registerInstallation } from '#platform/installation.ts';
import { readSchoolContent } from '../../content/read.ts';
import { type CastAccount, joinCast, playedBy, thinkAgain } from './seed-cast.ts';
import { seedCohorts } from './seed-cohorts.ts';
import { seedProgrammes } from './seed-programmes.ts';
import { joinedOn, type Stage, scenesOf } from './seed-studies.ts';
import { seedVisits } from './seed-visits.ts';
import { momentOf, type Scene, type SeedContext, tell } from './story.ts';

/** Before anybody of the cast began to study, and before the first cohort started. */
const PREPARED_DAYS_AGO = 60;

/**
 * Loads the demo school into an empty one, and registers it as a demo, in one transaction: all of it is there, or
 * nothing. Everybody of the cast has this password. Throws where somebody or something is there already.
 */
export async function seedDemo(ctx: Context, { password }: { readonly password: string }): Promise<void> {
  if (!(await isEmpty(ctx))) throw new Error('The school is not empty: the demo is loaded into an empty one only');
  const content = await readSchoolContent();
  const hash = await hashPassword(password);
  const today = schoolDay(ctx.clock.now());
  await transact(actingAs(ctx, { kind: 'operator' }), async (outer) => {
    const clock = movableClock(momentOf(today.subtract({ days: PREPARED_DAYS_AGO }), '09:00'));
    const tx: SeedContext = { ...outer, clock, ids: createIds(clock) };
    const staff: CastAccount[] = [];
    for (const member of content.cast.filter(({ role }) => role !== 'learner')) {
      staff.push(await joinCast(tx, member, hash));
    }
    const programmes = await seedProgrammes(tx, content.programmes);
    const staffByEmail = new Map(staff.map(({ member, personId }) => [member.email, personId]));
    await seedCohorts(tx, { cohorts: content.cohorts, programmes, staff: staffByEmail, today });
    const stage: Stage = {
      today,
      programmes: content.programmes,
      cohorts: content.cohorts,
      accountantId: staffWith(staff, 'accountant'),
    };
    const learners: CastAccount[] = [];
    await tell(
      tx,
      content.cast
        .filter(({ role }) => role === 'learner')
        .map((member, place) => ({
          at: momentOf(joinedOn({ today }, { member }), '17:40').add({ minutes: place * 7 }),
          play: async (then) => {
            learners.push(await joinCast(then, member, hash));
          },
        })),
    );
    await tell(tx, [
      ...learners.flatMap((account, place) => scenesOf(stage, account, place)),
      ...officeScenes(today, learners, staffWith(staff, 'adviser')),
    ]);
    const slugs = content.programmes.map(({ slug }) => slug);
    await seedVisits(outer, { slugs, first: today.subtract({ days: PREPARED_DAYS_AGO }), today });
    await refreshFigures(outer);
    await registerInstallation(outer, true);
  });
}

/** An adviser prepared consultations, and somebody thought again about letters. */
function officeScenes(today: Temporal.PlainDate, learners: readonly CastAccount[], adviserId: string): Scene[] {
  const studied = learners.filter(({ member }) => member.experience !== undefined);
  const readings = studied.map(
    ({ personId }, place): Scene => ({
      at: momentOf(today.subtract({ days: 1 }), '15:10').add({ minutes: place * 9 }),
      play: (tx) => recordReading(playedBy(tx, adviserId, true), { personId, what: 'profile', why: 'consultation' }),
    }),
  );
  const thoughtAgain = studied.find(({ member }) => member.locale === 'ru');
  if (!thoughtAgain) return readings;
  const at = momentOf(today.subtract({ days: 1 }), '21:05');
  return [...readings, { at, play: (tx) => thinkAgain(tx, thoughtAgain) }];
}

function staffWith(staff: readonly CastAccount[], role: string): string {
  const found = staff.find(({ member }) => member.role === role);
  if (!found) throw new Error(`Nobody of the cast is ${role}`);
  return found.personId;
}

async function isEmpty(ctx: Context): Promise<boolean> {
  const person = await tables<PeopleDb>(ctx).selectFrom('people').select('id').limit(1).executeTakeFirst();
  const programme = await tables<ProgrammesDb>(ctx).selectFrom('programmes').select('id').limit(1).executeTakeFirst();
  return !person && !programme;
}
