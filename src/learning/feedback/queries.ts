import { sql } from 'kysely';
import type { Seat } from '#learning/enrolments';
import type { ProgrammeTexts } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import { NotFound } from '#platform/errors.ts';
import type { LocalText } from '#platform/i18n/locale.ts';

/** What a person may say something of, and what they said. */
export interface FeedbackAddress {
  readonly personId: string;
  readonly enrolmentId: string;
  readonly lessonId: string | null;
  /** Who studies, when it is a child of the person. */
  readonly wardName: string | null;
  readonly programmeTexts: ProgrammeTexts;
  readonly lessonTitles: LocalText | null;
  readonly said: { readonly rating: number; readonly comment: string | null } | null;
}

/**
 * Throws NotFound unless the person is admitted to the cohort, or there is no such lesson. Of a child's study nothing is
 * asked: only what was said of it before is there, to be taken back. One statement.
 */
export async function getFeedback(
  ctx: Context,
  { personId, seat, lessonSlug }: { personId: string; seat: Seat; lessonSlug: string | undefined },
): Promise<FeedbackAddress> {
  const { rows } = await sql<FeedbackAddress>`
    select * from (select e.person_id as "personId", e.id as "enrolmentId", l.id as "lessonId",
      (select name from wards where id = e.ward_id) as "wardName", p.texts as "programmeTexts",
      jsonb_strip_nulls(jsonb_build_object('ru', l.texts->'ru'->'title', 'kk', l.texts->'kk'->'title',
        'en', l.texts->'en'->'title')) as "lessonTitles",
      (select json_build_object('rating', rating, 'comment', comment) from feedback
        where enrolment_id = e.id and lesson_id is not distinct from l.id and person_id = e.person_id) as said
    from enrolments e
    join cohorts c on c.id = e.cohort_id
    join programmes p on p.id = e.programme_id
    left join lessons l on l.programme_id = e.programme_id and l.slug = ${lessonSlug ?? null} and l.archived_at is null
    where e.person_id = ${personId} and e.cancelled_at is null and e.active_at is not null and c.slug = ${seat.cohortSlug}
      and e.ward_id is not distinct from ${seat.wardId}
      and (${lessonSlug ?? null}::text is null or l.id is not null)
    ) as address where "wardName" is null or said is not null`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new NotFound('study');
  return row;
}
