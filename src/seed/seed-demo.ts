/** The demo school: its programmes, its cohorts and its cast, loaded through the verbs people use. */
import type { ProgrammesDb } from '#learning/programmes';
import type { PeopleDb } from '#people/profiles';
import { type MovableClock, movableClock, SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import { actingAs, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { createIds } from '#platform/ids.ts';
import { readSchoolContent } from '../../content/read.ts';
import { seedProgrammes } from './seed-programmes.ts';

/** The school was prepared long enough ago for somebody to have finished a programme. */
const PREPARED_DAYS_AGO = 60;
const OPENING_HOUR = 9;

/** A context whose clock the seed moves through the past, so that stories happen on their days. */
export interface SeedContext extends Context {
  readonly clock: MovableClock;
}

/**
 * Loads the demo school into an empty one, in one transaction: all of it is there, or nothing. Everybody of the cast
 * has this password. Throws where somebody or something is there already.
 */
export async function seedDemo(ctx: Context, { password }: { readonly password: string }): Promise<void> {
  if (!(await isEmpty(ctx))) throw new Error('The school is not empty: the demo is loaded into an empty one only');
  const content = await readSchoolContent();
  const today = schoolDay(ctx.clock.now());
  await transact(actingAs(ctx, { kind: 'operator' }), async (outer) => {
    const clock = movableClock(morningOf(today.subtract({ days: PREPARED_DAYS_AGO })));
    const tx: SeedContext = { ...outer, clock, ids: createIds(clock) };
    await seedProgrammes(tx, content.programmes);
    void password;
  });
}

/** The hour at which the school's day begins. */
export function morningOf(day: Temporal.PlainDate): Temporal.Instant {
  return day
    .toZonedDateTime({ timeZone: SCHOOL_ZONE, plainTime: Temporal.PlainTime.from({ hour: OPENING_HOUR }) })
    .toInstant();
}

async function isEmpty(ctx: Context): Promise<boolean> {
  const person = await tables<PeopleDb>(ctx).selectFrom('people').select('id').limit(1).executeTakeFirst();
  const programme = await tables<ProgrammesDb>(ctx).selectFrom('programmes').select('id').limit(1).executeTakeFirst();
  return !person && !programme;
}
