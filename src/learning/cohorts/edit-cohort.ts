import { SLUG, SLUG_LENGTH } from '#learning/programmes';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { CohortsDb } from './schema.ts';

export interface CohortInput {
  readonly programmeId: string;
  readonly slug: string;
  readonly titles: LocalText;
  readonly startsOn: Temporal.PlainDate;
  /** Null: open without end. */
  readonly endsOn: Temporal.PlainDate | null;
  /** Null: as many as come. */
  readonly seats: number | null;
  readonly instructorId?: string | null;
}

/** Throws `Conflict('slug_taken' | 'slug_wrong' | 'ends_before_start')`. */
export async function createCohort(ctx: Context, input: CohortInput): Promise<{ id: string }> {
  if (!SLUG.test(input.slug) || input.slug.length > SLUG_LENGTH) throw new Conflict('slug_wrong');
  checkDays(input);
  return transact(ctx, async (tx) => {
    const created = await tables<CohortsDb>(tx)
      .insertInto('cohorts')
      .values({
        id: tx.ids.uuid(),
        programme_id: input.programmeId,
        slug: input.slug,
        titles: jsonb(input.titles),
        starts_on: input.startsOn,
        ends_on: input.endsOn,
        seats: input.seats,
        instructor_id: input.instructorId ?? null,
        created_at: tx.clock.now(),
        closed_at: null,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!created) throw new Conflict('slug_taken');
    await audit(tx, { action: 'cohort.created', object: { kind: 'cohort', id: created.id } });
    return created;
  });
}

/** Changes everything but the programme and the address. */
export async function updateCohort(
  ctx: Context,
  id: string,
  input: Omit<CohortInput, 'programmeId' | 'slug'>,
): Promise<void> {
  checkDays(input);
  await transact(ctx, async (tx) => {
    const changed = await tables<CohortsDb>(tx)
      .updateTable('cohorts')
      .set({
        titles: jsonb(input.titles),
        starts_on: input.startsOn,
        ends_on: input.endsOn,
        seats: input.seats,
        instructor_id: input.instructorId ?? null,
      })
      .where('id', '=', id)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new NotFound('cohort');
    await audit(tx, { action: 'cohort.changed', object: { kind: 'cohort', id } });
  });
}

/** From now on nobody joins; those who study go on. */
export async function closeCohort(ctx: Context, id: string): Promise<void> {
  await setClosed(ctx, id, true);
}

export async function reopenCohort(ctx: Context, id: string): Promise<void> {
  await setClosed(ctx, id, false);
}

async function setClosed(ctx: Context, id: string, closed: boolean): Promise<void> {
  await transact(ctx, async (tx) => {
    const changed = await tables<CohortsDb>(tx)
      .updateTable('cohorts')
      .set({ closed_at: closed ? tx.clock.now() : null })
      .where('id', '=', id)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new NotFound('cohort');
    await audit(tx, { action: closed ? 'cohort.closed' : 'cohort.reopened', object: { kind: 'cohort', id } });
  });
}

function checkDays({ startsOn, endsOn }: Pick<CohortInput, 'startsOn' | 'endsOn'>): void {
  if (endsOn && Temporal.PlainDate.compare(endsOn, startsOn) < 0) throw new Conflict('ends_before_start');
}
