import { formatDay, formatMoment } from '../../html/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { translator } from '../../i18n/messages.ts';
import { qrSvg } from '../qr-code.ts';
import type { DocumentTemplate, JsonValue } from '../render-pdf.ts';
import { receiptMessages } from './receipt-messages.ts';
import type { SchoolIdentity } from './school.ts';

export interface ReceiptConsent {
  label: string;
  text: string;
  dataList: string;
  term: string;
  /** In a word, in the sheet's language. */
  state: string;
  at: Temporal.Instant | undefined;
  validUntil: Temporal.Instant | undefined;
  thirdParties: boolean;
  abroad: boolean;
  publication: boolean;
}

export interface ReceiptData {
  locale: Locale;
  school: SchoolIdentity;
  issuedOn: Temporal.PlainDate;
  subject: string;
  /** SHA-256 of the signed file that was made at the same moment. */
  checksum: string;
  /** The page where the signed file can be checked. */
  checkUrl: string;
  consents: readonly ReceiptConsent[];
}

const template: DocumentTemplate = { file: new URL('./receipt.typ', import.meta.url) };

/** What a person agreed to, on portrait A4: `renderPdf(...receiptSheet(data))`. */
export function receiptSheet(receipt: ReceiptData): [DocumentTemplate, JsonValue] {
  const { locale, school } = receipt;
  const t = translator(receiptMessages, locale);
  const answer = (yes: boolean) => t(yes ? 'yes' : 'no');
  return [
    template,
    {
      locale,
      title: t('title'),
      date: receipt.issuedOn.toString(),
      school: { name: school.name, contacts: [school.address, school.phone, school.email] },
      heading: t('title'),
      parties: [
        [t('subject'), receipt.subject],
        [t('operator'), school.name],
        [t('bin'), school.bin ?? t('bin_missing')],
        [t('issued'), formatDay(receipt.issuedOn, locale)],
      ],
      consents: receipt.consents.map((consent) => ({
        label: consent.label,
        state: consent.state,
        text: consent.text,
        facts: [
          ...(consent.at ? [[t('when'), formatMoment(consent.at, locale)]] : []),
          ...(consent.validUntil ? [[t('until'), formatMoment(consent.validUntil, locale)]] : []),
          [t('data'), consent.dataList],
          [t('term'), consent.term],
          [
            t('transfers'),
            t('transfer_words', {
              partners: answer(consent.thirdParties),
              abroad: answer(consent.abroad),
              publication: answer(consent.publication),
            }),
          ],
        ],
      })),
      check: {
        heading: t('check'),
        text: t('check_text'),
        checksum: receipt.checksum,
        url: receipt.checkUrl,
        shown: receipt.checkUrl.replace(/^https?:\/\//, ''),
        code: qrSvg(receipt.checkUrl),
        alt: t('code', { url: receipt.checkUrl }),
      },
      footer: t('law'),
    },
  ];
}
