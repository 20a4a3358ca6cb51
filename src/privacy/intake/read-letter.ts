/** A letter as it came over the wire becomes plain values; nothing in it can make this throw for long. */
import type { AddressObject, ParsedMail } from 'mailparser';
import { sniffMediaType } from '#protection/uploads';

const MEGABYTE = 1024 * 1024;
/** A larger letter is known by its head alone. */
export const MAX_LETTER_BYTES = 20 * MEGABYTE;
const MAX_PROOF_BYTES = 10 * MEGABYTE;
const MAX_PROOFS = 5;
const MAX_TEXT = 20_000;
const MAX_SUBJECT = 500;

export interface Proof {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface Letter {
  readonly messageId: string | undefined;
  /** In lower case; undefined when there is none that could be answered. */
  readonly from: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly proofs: readonly Proof[];
  /** Attachments that are too large, too many, or no document. */
  readonly refusedAttachments: number;
}

const ADDRESS = /^[^\s@<>"(),;:\\[\]\p{Cc}]{1,64}@[^\s@<>"(),;:\\[\]\p{Cc}]+\.[^\s@<>"(),;:\\[\]\p{Cc}]{2,}$/u;
const LONGEST_ADDRESS = 254;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** What the database can keep: no NUL, no half of a character, no more than so much. */
function storable(text: string, max: number): string {
  return text.replaceAll('\r\n', '\n').toWellFormed().replaceAll(CONTROL, '').trim().slice(0, max).toWellFormed();
}

function firstAddress(from: AddressObject | undefined): string | undefined {
  const address = from?.value[0]?.address?.normalize('NFC').trim().toLowerCase();
  return address && address.length <= LONGEST_ADDRESS && ADDRESS.test(address) ? address : undefined;
}

function headersOf(mail: ParsedMail): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { key, line } of mail.headerLines) {
    const name = key.toLowerCase();
    if (!headers.has(name))
      headers.set(
        name,
        line
          .slice(line.indexOf(':') + 1)
          .replaceAll(/\s+/g, ' ')
          .trim()
          .toLowerCase(),
      );
  }
  return headers;
}

function proofsOf(mail: ParsedMail): { proofs: Proof[]; refusedAttachments: number } {
  const proofs: Proof[] = [];
  let refusedAttachments = 0;
  for (const { content } of mail.attachments) {
    const mediaType = Buffer.isBuffer(content) ? sniffMediaType(content) : undefined;
    const isDocument = mediaType === 'application/pdf' || mediaType?.startsWith('image/');
    if (!mediaType || !isDocument || content.byteLength > MAX_PROOF_BYTES || proofs.length >= MAX_PROOFS)
      refusedAttachments += 1;
    else proofs.push({ mediaType, bytes: content });
  }
  return { proofs, refusedAttachments };
}

/** Throws for what is no letter at all. */
export async function readLetter(raw: Uint8Array): Promise<Letter> {
  // Loaded with the first letter: most starts of the program read none.
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(Buffer.from(raw), {
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
    maxHtmlLengthToParse: MEGABYTE,
  });
  return {
    messageId: mail.messageId?.trim() || undefined,
    from: firstAddress(mail.from),
    subject: storable(mail.subject ?? '', MAX_SUBJECT),
    text: storable(mail.text ?? '', MAX_TEXT),
    headers: headersOf(mail),
    ...proofsOf(mail),
  };
}
