import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { Conflict } from '#platform/errors.ts';

/** A case at law forbids to destroy anything of the person. Which case is nobody's business but the staff's. */
export class HeldByLaw extends Conflict {
  readonly since: Temporal.Instant;
  constructor(since: Temporal.Instant) {
    super('held');
    this.since = since;
  }
}

/** Since when a hold stands; undefined: none does. The holds are the room of retention's, which knows nothing of this. */
export async function findHold(ctx: Context, personId: string): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ since: Temporal.Instant | null }>`
    select min(placed_at) as since from legal_holds where person_id = ${personId} and lifted_at is null`.execute(
    ctx.db,
  );
  return rows[0]?.since ?? undefined;
}

/** Throws {@link HeldByLaw}. Until the transaction ends no hold is placed: what is decided now is decided without one. */
export async function refuseIfHeld(tx: Context, personId: string): Promise<void> {
  await sql`select heed_holds()`.execute(tx.db);
  const since = await findHold(tx, personId);
  if (since) throw new HeldByLaw(since);
}
