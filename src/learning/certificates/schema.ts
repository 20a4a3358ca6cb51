/** The table of certificates, and what each column says about whom. */
import type { Locale } from '#platform/i18n/locale.ts';
import { actingPerson, data, declareTable, type Handling, key, nothing, owner } from '#platform/inventory/declare.ts';
import type { BucketDeclaration } from '#platform/inventory/inventory.ts';
import type { FrozenCertificate } from './certificate.ts';

export interface CertificatesTable {
  id: string;
  /** By which anybody checks it: `/certificates/:code`. */
  code: string;
  number: string;
  /** Null once the person was erased. */
  person_id: string | null;
  enrolment_id: string;
  issued_at: Temporal.Instant;
  issued_by: string | null;
  holder_name: string | null;
  programme_title: string;
  hours: number;
  completed_on: Temporal.PlainDate;
  locale: Locale;
  /** Everything the sheet says, as it was at issue. */
  document: FrozenCertificate | null;
  /** The printed sheet; null until it is drawn, and once the person was erased. */
  file_id: string | null;
  revoked_at: Temporal.Instant | null;
  revoked_by: string | null;
  revoked_reason: string | null;
  /** The one issued in its place. */
  replaced_by: string | null;
}

export interface CertificatesDb {
  certificates: CertificatesTable;
}

const certificate: Handling = {
  category: 'certificate',
  purposes: ['certificates'],
  basis: 'contract',
  term: { period: 'P5Y', after: 'programme-completed', source: 'keep.study' },
};

export const certificatesTable = declareTable<CertificatesTable>()({
  table: 'certificates',
  label: { ru: 'Сертификаты', kk: 'Сертификаттар', en: 'Certificates' },
  subject: 'person_id',
  handling: certificate,
  erasure: {
    rows: 'anonymise',
    why: {
      ru: 'Номер и состояние сертификата остаются, чтобы его можно было проверить; имя и сам документ стираются',
      kk: 'Сертификатты тексеруге болу үшін нөмірі мен күйі қалады; есім мен құжаттың өзі өшіріледі',
      en: 'The number and the state of the certificate stay, so that it can be checked; the name and the sheet are erased',
    },
  },
  retention: [{ file: 'file_id' }],
  paperNumber: 'number',
  columns: {
    id: key(),
    code: data({ ru: 'Код проверки', kk: 'Тексеру коды', en: 'Code for checking' }, { erasure: 'stays' }),
    number: data({ ru: 'Номер', kk: 'Нөмірі', en: 'Number' }, { erasure: 'stays' }),
    person_id: owner('cleared'),
    enrolment_id: key(),
    issued_at: data({ ru: 'Выдан', kk: 'Берілген уақыты', en: 'Issued' }, { erasure: 'stays' }),
    issued_by: actingPerson(),
    holder_name: data({ ru: 'Кому', kk: 'Кімге', en: 'Holder' }, { category: 'name', erasure: 'cleared' }),
    programme_title: data({ ru: 'Программа', kk: 'Бағдарлама', en: 'Programme' }, { erasure: 'stays' }),
    hours: data({ ru: 'Часов', kk: 'Сағат', en: 'Hours' }, { erasure: 'stays' }),
    completed_on: data(
      { ru: 'Обучение завершено', kk: 'Оқу аяқталған күн', en: 'Studies completed' },
      { erasure: 'stays' },
    ),
    locale: data({ ru: 'Язык', kk: 'Тілі', en: 'Language' }, { category: 'preference', erasure: 'stays' }),
    document: data({ ru: 'Что на нём написано', kk: 'Онда не жазылған', en: 'What it says' }, { erasure: 'cleared' }),
    file_id: data({ ru: 'Файл', kk: 'Файл', en: 'File' }, { erasure: 'cleared' }),
    revoked_at: data({ ru: 'Отозван', kk: 'Күші жойылған уақыты', en: 'Revoked' }, { erasure: 'stays' }),
    revoked_by: actingPerson(),
    revoked_reason: data({ ru: 'Почему отозван', kk: 'Күшін жою себебі', en: 'Why revoked' }, { erasure: 'cleared' }),
    replaced_by: nothing('which certificate took its place'),
  },
});

export const certificatesBucket: BucketDeclaration = {
  ...certificate,
  bucket: 'certificates',
  label: { ru: 'Сертификаты (PDF)', kk: 'Сертификаттар (PDF)', en: 'Certificates (PDF)' },
  personal: true,
};
