import { addSession, createCohort } from '#learning/cohorts';
import type { CohortContent } from '../../content/read.ts';
import { momentOf, type SeedContext } from './story.ts';

/** Cohorts and their meetings, on days counted from `today`. `staff`: identifiers by address. */
export async function seedCohorts(
  tx: SeedContext,
  {
    cohorts,
    programmes,
    staff,
    today,
  }: {
    cohorts: readonly CohortContent[];
    programmes: ReadonlyMap<string, string>;
    staff: ReadonlyMap<string, string>;
    today: Temporal.PlainDate;
  },
): Promise<void> {
  for (const content of cohorts) {
    const programmeId = programmes.get(content.programme);
    if (!programmeId) throw new Error(`The cohort ${content.slug} belongs to no programme: ${content.programme}`);
    const cohort = await createCohort(tx, {
      programmeId,
      slug: content.slug,
      titles: content.titles,
      startsOn: today.add({ days: content.startsDay }),
      endsOn: content.endsDay === null ? null : today.add({ days: content.endsDay }),
      seats: content.seats,
      instructorId: staff.get(content.instructor) ?? null,
    });
    for (const session of content.sessions) {
      await addSession(tx, {
        cohortId: cohort.id,
        startsAt: momentOf(today.add({ days: session.day }), session.time),
        minutes: session.minutes,
        titles: session.title,
      });
    }
  }
}
