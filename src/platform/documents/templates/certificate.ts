import { formatDay } from '../../html/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { translator } from '../../i18n/messages.ts';
import { qrSvg } from '../qr-code.ts';
import type { DocumentTemplate, JsonValue } from '../render-pdf.ts';
import { certificateMessages } from './messages.ts';
import { contactLine, type SchoolIdentity } from './school.ts';

export interface CertificateData {
  locale: Locale;
  school: SchoolIdentity;
  number: string;
  /** The full name; up to about 120 characters stay on the sheet, in one to three lines. */
  holder: string;
  programme: string;
  /** The programme's English title: a second, small line of a Russian or Kazakh certificate. */
  programmeInEnglish?: string;
  hours: number;
  completedOn: Temporal.PlainDate;
  issuedOn: Temporal.PlainDate;
  signatory: { name: string; post: string };
  /** The page that anyone may open to check the certificate; printed as text and as a QR code. */
  verificationUrl: string;
  /** The programme's floor plan, a whole SVG image; portrait (about 7 by 12) fills its place best. */
  planSvg: string;
}

const template: DocumentTemplate = { file: new URL('./certificate.typ', import.meta.url) };

/** A certificate on one landscape A4 sheet: `renderPdf(...certificateDocument(data))`. */
export function certificateDocument(certificate: CertificateData): [DocumentTemplate, JsonValue] {
  const { locale, school, number, holder, verificationUrl } = certificate;
  const t = translator(certificateMessages, locale);
  return [
    template,
    {
      locale,
      title: t('title', { number, holder }),
      date: certificate.issuedOn.toString(),
      school: { name: school.name, contacts: contactLine(school, locale) },
      number,
      holder,
      programme: certificate.programme,
      'in-english': inEnglish(certificate),
      hours: t('hours_of_study', { hours: certificate.hours }),
      studied: formatDay(certificate.completedOn, locale),
      issued: formatDay(certificate.issuedOn, locale),
      signatory: certificate.signatory,
      verification: {
        url: verificationUrl,
        shown: verificationUrl.replace(/^https?:\/\//, ''),
        code: qrSvg(verificationUrl),
        alt: t('code', { url: verificationUrl }),
      },
      plan: certificate.planSvg,
      labels: {
        certificate: t('certificate'),
        programme: t('programme'),
        number: t('number'),
        issued: t('issued'),
        hours: t('hours'),
        studied: t('studied'),
        verify: t('verify'),
      },
    },
  ];
}

/** What an employer abroad needs to understand the sheet. */
function inEnglish({ locale, programmeInEnglish, hours }: CertificateData): string | null {
  if (locale === 'en' || programmeInEnglish === undefined) return null;
  const t = translator(certificateMessages, 'en');
  return `${t('certificate')}: ${programmeInEnglish}, ${t('hours_of_study', { hours })}`;
}
