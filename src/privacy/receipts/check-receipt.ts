/** Whether a file is a receipt of this school, to the byte. Nothing of it is stored. */
import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { receiptText } from './receipt.ts';
import { isSigned, type JsonObject } from './signature.ts';

export const RECEIPT_LIMIT = 256 * 1024;

const shape = z.looseObject({
  '@type': z.literal('dpv:ConsentReceipt'),
  receipt_id: z.string(),
  issued: z.string().transform((text) => Temporal.Instant.from(text)),
  pii_principal: z.looseObject({ party_name: z.string() }),
  records: z.array(
    z.looseObject({
      purpose: z.looseObject({ title: z.string() }),
      consent_status: z.string(),
      events: z
        .array(z.looseObject({ event_time: z.string().transform((text) => Temporal.Instant.from(text)) }))
        .min(1),
    }),
  ),
});

export interface CheckedReceipt {
  readonly issued: Temporal.Instant;
  readonly subject: string;
  readonly records: readonly { readonly title: string; readonly status: string; readonly at: Temporal.Instant }[];
}
/** `unreadable`: no receipt at all. `changed`: it is not what this school signed. */
export type ReceiptProblem = 'empty' | 'too-long' | 'unreadable' | 'changed';

/** Undefined for bytes that are no UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function checkReceipt(ctx: Context, text: string): CheckedReceipt | ReceiptProblem {
  if (text.trim() === '') return 'empty';
  if (text.length > RECEIPT_LIMIT) return 'too-long';
  let document: JsonObject;
  try {
    document = JSON.parse(text) as JsonObject;
  } catch {
    return 'unreadable';
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return 'unreadable';
  // The signature covers the meaning; this covers every space, escape and doubled key of the file as well.
  if (receiptText(document) !== text) return 'changed';
  try {
    if (!isSigned(ctx, document)) return 'changed';
  } catch {
    return 'changed';
  }
  const read = shape.safeParse(document);
  if (!read.success) return 'unreadable';
  return {
    issued: read.data.issued,
    subject: read.data.pii_principal.party_name,
    records: read.data.records.map(({ purpose, consent_status: status, events }) => ({
      title: purpose.title,
      status: status.replace('dpv:', ''),
      at: events.at(-1)?.event_time ?? read.data.issued,
    })),
  };
}

/** What a form's text field did to a file on the way: its line ends, and the empty line at the end. */
export function pastedReceipt(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trim()}\n`;
}
