/** What learners said, as it is in service: of lessons they did, a third in words, half of it by people who let it be used. */
import { sql } from 'kysely';
import { openFeedback } from '#learning/feedback';
import type { Context } from '#platform/context.ts';
import { unhurried } from './unhurried.ts';

/** Each cohort becomes so many, of which most are over. */
const COHORTS_OF_EACH = 4;

/** Returns how many there are now: no more than lessons were done. */
export async function fillOpinions(ctx: Context, wanted: number): Promise<number> {
  await unhurried(ctx, (db) =>
    sql`insert into feedback (id, person_id, enrolment_id, lesson_id, rating, comment, given_at)
      select gen_random_uuid(), person_id, enrolment_id, lesson_id, 1 + (5 * power(random(), 0.5))::int % 5,
        case when random() < 0.34 then 'Хотелось бы ещё один пример разговора по телефону, и больше времени на задание.' end,
        least(coalesce(completed_at, opened_at), ${ctx.clock.now()})
      from lesson_progress order by md5(id::text) limit ${wanted} on conflict do nothing`.execute(db),
  );
  await openFeedback(ctx);
  await unhurried(ctx, (db) => sql`vacuum analyze feedback`.execute(db));
  const { rows } = await sql<{ opinions: number }>`select count(*)::int as opinions from feedback`.execute(ctx.db);
  return rows[0]?.opinions ?? 0;
}

/** As a school has them that has taught for years: with their studies divided among them by when they were asked for. */
export async function divideCohorts(ctx: Context): Promise<number> {
  await unhurried(ctx, async (db) => {
    await sql`insert into cohorts (id, programme_id, slug, titles, starts_on, ends_on, created_at, closed_at)
      select gen_random_uuid(), programme_id, slug || '-' || n, titles, starts_on - 60 * n, starts_on - 60 * (n - 1),
        created_at, created_at
      from cohorts, generate_series(1, ${COHORTS_OF_EACH - 1}::int) n where slug like 'scale-%'`.execute(db);
    await sql`update enrolments e set cohort_id = other.id
      from cohorts own, cohorts other
      where own.id = e.cohort_id and other.slug = own.slug || '-' || extract(month from e.placed_at)::int % ${COHORTS_OF_EACH}`.execute(
      db,
    );
    await sql`vacuum analyze enrolments`.execute(db);
  });
  const { rows } = await sql<{ cohorts: number }>`select count(*)::int as cohorts from cohorts`.execute(ctx.db);
  return rows[0]?.cohorts ?? 0;
}
