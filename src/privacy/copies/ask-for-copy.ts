import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import type { CopyKind } from './copy.ts';
import { makeCopyJob } from './jobs.ts';
import type { CopiesDb } from './schema.ts';

export interface AskedCopy {
  readonly id: string;
  /** False: one is being made already, and this is it. */
  readonly begun: boolean;
}

export interface AskingForCopy {
  readonly personId: string;
  /** The case at the rights desk that it answers. */
  readonly caseId?: string;
}

/** `rights.access`: has the person's copy made in the background; a letter tells them when it is ready. */
export function askForCopy(ctx: Context, { personId, caseId }: AskingForCopy): Promise<AskedCopy> {
  return ask(ctx, { personId, kind: 'own', recipient: null, caseId: caseId ?? null });
}

export interface AskingForHandOver extends AskingForCopy {
  /** The organisation, as the person names it. */
  readonly recipient: string;
}

/** `rights.portability`: has a package made for an organisation, which can fetch it once through a signed link. */
export function askForHandOver(ctx: Context, { personId, caseId, recipient }: AskingForHandOver): Promise<AskedCopy> {
  return ask(ctx, { personId, kind: 'hand-over', recipient, caseId: caseId ?? null });
}

interface Asking {
  readonly personId: string;
  readonly kind: CopyKind;
  readonly recipient: string | null;
  readonly caseId: string | null;
}

function ask(ctx: Context, asking: Asking): Promise<AskedCopy> {
  return transact(ctx, async (tx) => {
    const id = tx.ids.uuid();
    const { numInsertedOrUpdatedRows: begun = 0n } = await tables<CopiesDb>(tx)
      .insertInto('copies')
      .values({
        id,
        person_id: asking.personId,
        kind: asking.kind,
        recipient: asking.recipient,
        case_id: asking.caseId,
        asked_at: tx.clock.now(),
        attempt: 0,
        done_rows: 0,
      } as CopiesDb['copies'])
      .onConflict((conflict) =>
        conflict
          .columns(['person_id', 'kind'])
          .where('ready_at', 'is', null)
          .where('failed_at', 'is', null)
          .where('cancelled_at', 'is', null)
          .doNothing(),
      )
      .executeTakeFirstOrThrow();
    if (begun === 0n) return { id: await beingMade(tx, asking), begun: false };
    await audit(tx, {
      action: asking.kind === 'own' ? 'copy.asked' : 'hand-over.asked',
      personId: asking.personId,
      object: { kind: 'copy', id },
    });
    await startMaking(tx, id);
    return { id, begun: true };
  });
}

/** Throws where the other one was finished in between: the caller's transaction begins again, or says so. */
async function beingMade(tx: Context, { personId, kind }: Asking): Promise<string> {
  const { id } = await tables<CopiesDb>(tx)
    .selectFrom('copies')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return id;
}

/** One waiting job for each copy; beside one that is running, a new one may stand. */
export async function startMaking(tx: Context, copyId: string): Promise<void> {
  await enqueue(tx, makeCopyJob(), { copyId }, { key: `copies.make ${copyId}` });
}
