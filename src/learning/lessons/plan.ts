/** The plan of a programme, kept in memory until anything that is taught changes. */
import { sql } from 'kysely';
import type { ProgrammeTexts } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import { NotFound } from '#platform/errors.ts';
import { keep } from './kept.ts';

/** A programme as its learners go through it, the same for all of them. */
interface Plan {
  readonly slug: string;
  readonly texts: ProgrammeTexts;
  readonly lessons: readonly { readonly id: string; readonly slug: string; readonly stamp: string }[];
}

const MOST_PLANS = 200;
const keptPlans = new Map<string, { readonly version: number; readonly plan: Plan }>();

/** From memory as long as nothing taught has changed; otherwise one statement. */
export async function planOf(ctx: Context, programmeId: string, version: number): Promise<Plan> {
  const known = keptPlans.get(programmeId);
  if (known?.version === version) {
    keep(keptPlans, MOST_PLANS, programmeId, known);
    return known.plan;
  }
  const { rows } = await sql<Plan>`
    select p.slug, p.texts,
      (select coalesce(json_agg(json_build_object('id', l.id, 'slug', l.slug,
          'stamp', concat(l.updated_at, '/', q.updated_at)) order by m.position, l.position), '[]')
        from lessons l join modules m on m.id = l.module_id left join quizzes q on q.lesson_id = l.id
        where l.programme_id = p.id) as lessons
    from programmes p where p.id = ${programmeId}`.execute(ctx.db);
  const [plan] = rows;
  if (!plan) throw new NotFound('programme');
  keep(keptPlans, MOST_PLANS, programmeId, { version, plan });
  return plan;
}
