import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { ZONE } from './belongings.ts';

export type Cohorts = Awaited<ReturnType<typeof openCohorts>>;

/** One programme, and the cohorts, sessions and lessons of it that the lives ask for. */
export async function openCohorts(ctx: Context, now: Temporal.Instant) {
  const programme = ctx.ids.uuid();
  const module = ctx.ids.uuid();
  await sql`insert into programmes (id, slug, position, level, hours, price_kzt, texts, created_at, updated_at)
    values (${programme}, ${programme}, 1, 'start', 4, 0, '{}', ${now}, ${now})`.execute(ctx.db);
  await sql`insert into modules (id, programme_id, position, titles) values (${module}, ${programme}, 1, '{}')`.execute(
    ctx.db,
  );
  return {
    programme,
    open: async (
      at: Temporal.Instant,
      { startsOn, lastDay }: { startsOn: Temporal.PlainDate; lastDay: Temporal.PlainDate | null },
    ): Promise<string> => {
      const id = ctx.ids.uuid();
      await sql`insert into cohorts (id, programme_id, slug, titles, starts_on, ends_on, created_at)
        values (${id}, ${programme}, ${id}, '{}', ${startsOn}, ${lastDay}, ${at})`.execute(ctx.db);
      return id;
    },
    /** Once every two weeks, in the evening; the end of the last session. */
    meet: async (cohort: string, from: Temporal.PlainDate, times: number): Promise<Temporal.Instant | undefined> => {
      const evening = from.toZonedDateTime({ timeZone: ZONE, plainTime: '19:00' });
      const sessions = Array.from({ length: times }, (_, each) => evening.add({ weeks: 2 * each }).toInstant());
      for (const at of sessions) {
        await sql`insert into cohort_sessions (id, cohort_id, starts_at, minutes, titles)
          values (${ctx.ids.uuid()}, ${cohort}, ${at}, 90, '{}')`.execute(ctx.db);
      }
      return sessions.at(-1)?.add({ minutes: 90 });
    },
    lesson: async (at: Temporal.Instant): Promise<string> => {
      const id = ctx.ids.uuid();
      await sql`insert into lessons (id, programme_id, module_id, position, slug, minutes, texts, updated_at)
        values (${id}, ${programme}, ${module}, 1, ${id}, 5, '{}', ${at})`.execute(ctx.db);
      return id;
    },
  };
}
