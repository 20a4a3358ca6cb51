import type { CohortsDb } from '#learning/cohorts';
import { localTextIn, type ProgrammesDb, programmeTextIn } from '#learning/programmes';
import { getPerson, type ProfileAnswers, saveProfile } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { getWard } from '#privacy/minors';
import { placeOrder } from '#school/payments';
import { activateEnrolment } from './activate-enrolment.ts';
import { joiningProblem } from './enrolment.ts';
import { countTaken } from './queries.ts';
import type { EnrolmentsDb } from './schema.ts';

export interface Joining {
  readonly personId: string;
  readonly cohortSlug: string;
  /** Who studies, when the person enrols a child of theirs in their own name. */
  readonly wardId?: string;
  /** What the programme asked; saved to the profile. */
  readonly profile?: ProfileAnswers;
  /** Of the order; the person's own unless told. */
  readonly locale?: Locale;
}

export interface Joined {
  readonly enrolmentId: string;
  /** Undefined: the programme is free, and the enrolment is active. */
  readonly orderId: string | undefined;
}

/**
 * Takes a seat: a free programme starts at once, a paid one waits for its order. Two at once for the last seat meet one
 * after the other at the cohort's row. A person has one seat in a cohort, and so has each child of theirs. Throws
 * NotFound, for another guardian's child too, and Conflict `already-enrolled`, `cohort-closed`, `cohort-full`.
 */
export async function enrol(ctx: Context, joining: Joining): Promise<Joined> {
  return transact(ctx, async (tx) => {
    const cohort = await lockCohort(tx, joining.cohortSlug);
    const person = await getPerson(tx, joining.personId);
    const wardId = joining.wardId ?? null;
    if (wardId !== null) await getWard(tx, person.id, wardId);
    await assertMayJoin(tx, cohort, { personId: person.id, wardId });
    if (joining.profile) await saveProfile(tx, person.id, joining.profile);
    const enrolmentId = tx.ids.uuid();
    await tables<EnrolmentsDb>(tx)
      .insertInto('enrolments')
      .values({
        id: enrolmentId,
        person_id: person.id,
        ward_id: wardId,
        programme_id: cohort.programme_id,
        cohort_id: cohort.id,
        placed_at: tx.clock.now(),
        order_id: null,
        active_at: null,
        completed_at: null,
        cancelled_at: null,
        cancel_reason: null,
      })
      .execute();
    await audit(tx, {
      action: 'enrolment.placed',
      personId: person.id,
      object: { kind: 'enrolment', id: enrolmentId },
    });
    if (cohort.price_kzt === 0) {
      await activateEnrolment(tx, enrolmentId);
      return { enrolmentId, orderId: undefined };
    }
    const locale = joining.locale ?? person.locale;
    const orderId = await orderFor(tx, cohort, { enrolmentId, personId: person.id, wardId, locale });
    return { enrolmentId, orderId };
  });
}

/** The cohort of a published programme, locked: seats are counted under this lock. */
async function lockCohort(tx: Context, slug: string) {
  const cohort = await tables<CohortsDb & ProgrammesDb>(tx)
    .selectFrom('cohorts')
    .innerJoin('programmes', 'programmes.id', 'cohorts.programme_id')
    .selectAll('cohorts')
    .select(['programmes.price_kzt', 'programmes.texts'])
    .where('cohorts.slug', '=', slug)
    .where('programmes.published_at', 'is not', null)
    .where('programmes.archived_at', 'is', null)
    .forUpdate('cohorts')
    .executeTakeFirst();
  if (!cohort) throw new NotFound('cohort');
  return cohort;
}
type LockedCohort = Awaited<ReturnType<typeof lockCohort>>;

async function assertMayJoin(
  tx: Context,
  cohort: LockedCohort,
  { personId, wardId }: { personId: string; wardId: string | null },
): Promise<void> {
  const current = await tables<EnrolmentsDb>(tx)
    .selectFrom('enrolments')
    .select('id')
    .where('person_id', '=', personId)
    .where('ward_id', 'is not distinct from', wardId)
    .where('cohort_id', '=', cohort.id)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  if (current) throw new Conflict('already-enrolled');
  const problem = joiningProblem(cohort, await countTaken(tx, cohort.id), schoolDay(tx.clock.now()));
  if (problem) throw new Conflict(problem);
}

async function orderFor(
  tx: Context,
  cohort: LockedCohort,
  {
    enrolmentId,
    personId,
    wardId,
    locale,
  }: { enrolmentId: string; personId: string; wardId: string | null; locale: Locale },
): Promise<string> {
  const title = programmeTextIn(cohort.texts, locale).text.title;
  const order = await placeOrder(tx, {
    personId,
    ...(wardId !== null && { wardId }),
    subject: { kind: 'enrolment', id: enrolmentId },
    description: `${title} (${localTextIn(cohort.titles, locale).text})`,
    amountKzt: cohort.price_kzt,
    locale,
  });
  await tables<EnrolmentsDb>(tx)
    .updateTable('enrolments')
    .set({ order_id: order.id })
    .where('id', '=', enrolmentId)
    .execute();
  return order.id;
}
