/**
 * `rights.portability`: a package for another organisation. Its address is signed, not stored: whoever reads the
 * database finds no link in it. It is fetched once; everything after that is refused, recorded and told to the person.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { traceOf } from '#platform/log/log.ts';
import { recordDisclosure } from '#privacy/disclosures';
import { type Copy, HANDED_OVER, stateOf } from './copy.ts';
import { openCopy } from './fetch-copy.ts';
import { postHandedOver, postHandOverBroken, postHandOverRefused } from './mail.ts';
import { forgetFile } from './make-copy.ts';
import { findCopy } from './queries.ts';
import type { CopiesDb } from './schema.ts';

const ID_BYTES = 16;
const SIGNATURE_BYTES = 24;

/** The id and its signature under a key of the installation; 54 characters. */
export function tokenOf(ctx: Context, copyId: string): string {
  const id = Buffer.from(copyId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, signatureOf(ctx, id)]).toString('base64url');
}

function signatureOf(ctx: Context, id: Uint8Array): Buffer {
  return createHmac('sha256', ctx.secrets.key('hand-over')).update(id).digest().subarray(0, SIGNATURE_BYTES);
}

/** Undefined: nobody here signed it. */
export function copyIdOf(ctx: Context, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return undefined;
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), signatureOf(ctx, id))) return undefined;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Where the organisation fetches it. */
export function linkOf(ctx: Context, copyId: string, locale: 'ru' | 'kk' | 'en'): string {
  return `${ctx.school.baseUrl}${localPath(locale, `/hand-overs/${tokenOf(ctx, copyId)}`)}`;
}

/** Why a link gives nothing. */
export type HandOverRefusal = 'used' | 'expired' | 'cancelled' | 'making' | 'failed';

export interface OfferedHandOver {
  readonly recipient: string;
  readonly expiresAt: Temporal.Instant | null;
  readonly refusal: HandOverRefusal | undefined;
}

/** What the holder of a link may know. Throws NotFound where nobody signed it; a package long gone is `expired`. */
export async function lookAtHandOver(ctx: Context, token: string): Promise<OfferedHandOver> {
  const copy = await copyOf(ctx, token);
  if (!copy) return { recipient: '', expiresAt: null, refusal: 'expired' };
  const refusal = refusalOf(copy, ctx.clock.now());
  return { recipient: copy.recipient ?? '', expiresAt: copy.expires_at, refusal };
}

async function copyOf(ctx: Context, token: string): Promise<Copy | undefined> {
  const id = copyIdOf(ctx, token);
  if (!id) throw new NotFound('hand-over');
  const copy = await findCopy(ctx, id);
  return copy?.kind === 'hand-over' ? copy : undefined;
}

function refusalOf(copy: Copy, now: Temporal.Instant): HandOverRefusal | undefined {
  const state = stateOf(copy, now);
  if (copy.fetched_at) return 'used';
  if (state === 'asked' || state === 'making') return 'making';
  return state === 'ready' ? undefined : state === 'fetched' ? 'used' : state;
}

export interface FetchedHandOver {
  readonly name: string;
  readonly stream: ReadableStream<Uint8Array>;
}

/**
 * Gives the package away, this once: the link is spent before the first byte goes. Throws NotFound for a link that
 * nobody signed, and Conflict with a {@link HandOverRefusal} for one that is not good, or not good any more.
 */
export async function fetchHandOver(ctx: Context, token: string): Promise<FetchedHandOver> {
  const copy = await copyOf(ctx, token);
  if (!copy) throw new Conflict('expired');
  if (!(await spendLink(ctx, copy.id))) {
    const refusal = refusalOf((await findCopy(ctx, copy.id)) ?? copy, ctx.clock.now()) ?? 'used';
    await refuse(ctx, copy, refusal);
    throw new Conflict(refusal);
  }
  const plain = await openCopy(ctx, copy);
  return { name: `hand-over-${copy.id.slice(-12)}.zip`, stream: concluding(ctx, copy, plain) };
}

/** True for one caller alone, however many come at once. */
async function spendLink(ctx: Context, copyId: string): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const spent = await tables<CopiesDb>(tx)
      .updateTable('copies')
      .set({ fetched_at: now })
      .where('id', '=', copyId)
      .where('ready_at', 'is not', null)
      .where('expires_at', '>', now)
      .where('fetched_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .where('failed_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!spent) return false;
    const { person_id: personId, recipient } = spent;
    await audit(tx, { action: 'hand-over.fetched', personId, object: { kind: 'copy', id: copyId } });
    await recordDisclosure(tx, {
      personId,
      recipient: recipient ?? '',
      reason: 'portability',
      categories: HANDED_OVER,
    });
    await postHandedOver(tx, await getPerson(tx, personId), spent);
    return true;
  });
}

/** Recorded each time; told to the person the first time, so that a stranger cannot flood them with letters. */
async function refuse(ctx: Context, copy: Copy, refusal: HandOverRefusal): Promise<void> {
  await transact(ctx, async (tx) => {
    const { numUpdatedRows: first } = await tables<CopiesDb>(tx)
      .updateTable('copies')
      .set({ refused_at: tx.clock.now() })
      .where('id', '=', copy.id)
      .where('refused_at', 'is', null)
      .executeTakeFirstOrThrow();
    await audit(tx, {
      action: 'hand-over.refused',
      personId: copy.person_id,
      object: { kind: 'copy', id: copy.id },
      details: { why: refusal },
    });
    if (first === 1n && refusal !== 'making') {
      await postHandOverRefused(tx, await getPerson(tx, copy.person_id), copy);
    }
  });
}

/** The file goes when it was sent; when it broke off too, for the link is spent: the person is told to make another. */
function concluding(ctx: Context, copy: Copy, plain: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = plain.getReader();
  const conclude = async (whole: boolean) => {
    await transact(ctx, async (tx) => {
      if (!whole) {
        await audit(tx, {
          action: 'hand-over.broken',
          personId: copy.person_id,
          object: { kind: 'copy', id: copy.id },
        });
        await postHandOverBroken(tx, await getPerson(tx, copy.person_id), copy);
      }
      await tables<CopiesDb>(tx).updateTable('copies').set({ file_id: null }).where('id', '=', copy.id).execute();
      if (copy.file_id) await forgetFile(tx, copy.file_id);
    });
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        await conclude(true);
        controller.close();
      } catch (error) {
        ctx.log.error({ event: 'hand-over.broken', error: traceOf(error) });
        await conclude(false);
        controller.error(error);
      }
    },
    async cancel() {
      await reader.cancel().catch(() => undefined);
      await conclude(false);
    },
  });
}

/** The person thinks again: the link is dead at once, whatever state it was in. Throws Conflict `used`. */
export async function cancelHandOver(ctx: Context, copy: Copy): Promise<void> {
  await transact(ctx, async (tx) => {
    const { numUpdatedRows } = await tables<CopiesDb>(tx)
      .updateTable('copies')
      .set({ cancelled_at: tx.clock.now(), file_id: null })
      .where('id', '=', copy.id)
      .where('fetched_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new Conflict('used');
    await audit(tx, {
      action: 'hand-over.cancelled',
      personId: copy.person_id,
      object: { kind: 'copy', id: copy.id },
    });
    if (copy.file_id) await forgetFile(tx, copy.file_id);
  });
}
