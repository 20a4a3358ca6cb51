/** The receipt of a person, made when it is asked for: signed JSON-LD for machines, a sheet for people. */
import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { type ReceiptData, receiptSheet, renderPdf } from '#platform/documents/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { sha256 } from '#platform/secrets.ts';
import { consentHistory, consentsOf } from '#privacy/consents';
import { messages } from './messages.ts';
import { receiptDocument, receiptText } from './receipt.ts';
import { signDocument } from './signature.ts';

/** Throws NotFound. */
export async function issueReceipt(ctx: Context, personId: string, locale: Locale): Promise<string> {
  const [person, history] = [await getPerson(ctx, personId), await consentHistory(ctx, personId)];
  const id = ctx.ids.uuid();
  await audit(ctx, { action: 'receipt.issued', personId, object: { kind: 'consent_receipt', id } });
  const facts = { id, locale, issuedAt: ctx.clock.now(), school: ctx.school, person, history };
  return receiptText(signDocument(ctx, receiptDocument(facts)));
}

/** The same as a sheet to keep or print. It names the checksum of the signed file made with it. Throws NotFound. */
export async function issueReceiptSheet(ctx: Context, personId: string, locale: Locale): Promise<Uint8Array> {
  const signed = await issueReceipt(ctx, personId, locale);
  const [person, consents] = [await getPerson(ctx, personId), await consentsOf(ctx, personId, locale)];
  const t = translator(messages, locale);
  const { school } = ctx;
  const data: ReceiptData = {
    locale,
    school: {
      name: school.name,
      address: school.address[locale],
      phone: school.phone,
      email: school.email,
      ...(school.bin !== undefined && { bin: school.bin }),
    },
    issuedOn: schoolDay(ctx.clock.now()),
    subject: person.name,
    checksum: sha256(signed),
    checkUrl: `${school.baseUrl}/privacy/receipts`,
    consents: consents.map((consent) => ({
      label: consent.label,
      text: consent.text,
      dataList: consent.dataList,
      term: consent.term,
      state: t(`state_${consent.state}`),
      at: consent.at,
      validUntil: consent.state === 'given' ? consent.validUntil : undefined,
      thirdParties: consent.thirdPartyTransfer,
      abroad: consent.crossBorderTransfer,
      publication: consent.publication,
    })),
  };
  return renderPdf(...receiptSheet(data));
}
