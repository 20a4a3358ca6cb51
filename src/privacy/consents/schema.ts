import type { Generated } from 'kysely';
import { SCHOOL_ZONE } from '#platform/clock.ts';
import { data, declareTable, declareThings, key, nothing, owner } from '#platform/inventory/declare.ts';
import type { ConsentEvent } from './consent.ts';

export interface ConsentEventsTable {
  id: string;
  /** The order of writing: two events of one moment still have a last one. */
  entry: Generated<number>;
  person_id: string;
  purpose: string;
  event: ConsentEvent;
  at: Temporal.Instant;
  way: string;
  locale: string;
  text: string;
  text_sha256: string;
  policy_revision: string;
  operator: string;
  operator_bin: string | null;
  subject_name: string;
  data_list: string;
  term: string;
  third_party_transfer: boolean;
  cross_border_transfer: boolean;
  publication: boolean;
  valid_until: Temporal.Instant | null;
}
/** How often the gate said no: counts, and nobody's name. */
export interface GateRefusalsTable {
  purpose: string;
  reason: string;
  day: Temporal.PlainDate;
  refused: number;
}
export interface ConsentsDb {
  consent_events: ConsentEventsTable;
  gate_refusals: GateRefusalsTable;
}

export const consentEventsTable = declareTable<ConsentEventsTable>()({
  table: 'consent_events',
  label: { ru: 'Ваши согласия и отказы', kk: 'Келісімдеріңіз бен бас тартуларыңыз', en: 'Your consents and refusals' },
  office: { ru: 'Согласия и отказы', kk: 'Келісімдер мен бас тартулар', en: 'Consents and refusals' },
  subject: 'person_id',
  handling: {
    category: 'consent',
    purposes: ['law'],
    basis: 'law',
    // That offers were agreed to is proved for as long as anything of the person is here, though the offers themselves go.
    term: {
      period: 'P0D',
      after: 'records-ended',
      source: '94-V art. 25(2)5',
      floor: { period: 'P0D', source: '94-V art. 25(2)5' },
      ceiling: { period: 'P0D', after: 'consent-withdrawn', source: 'keep.marketing' },
    },
  },
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    entry: nothing('the order of writing'),
    person_id: owner(),
    purpose: data({ ru: 'Цель', kk: 'Мақсат', en: 'Purpose' }),
    event: data({ ru: 'Что произошло', kk: 'Не болды', en: 'What happened' }),
    at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
    way: data({ ru: 'Где вы ответили', kk: 'Қай жерде жауап бердіңіз', en: 'Where you answered' }),
    locale: data({ ru: 'Язык текста', kk: 'Мәтін тілі', en: 'Language of the text' }),
    text: data({ ru: 'Текст, который вы видели', kk: 'Сіз көрген мәтін', en: 'The text you saw' }),
    text_sha256: data({
      ru: 'Контрольная сумма текста',
      kk: 'Мәтіннің бақылау қосындысы',
      en: 'Checksum of the text',
    }),
    policy_revision: data({ ru: 'Версия политики', kk: 'Саясат нұсқасы', en: 'Version of the policy' }),
    operator: data({ ru: 'Кому дано', kk: 'Кімге берілген', en: 'Given to' }),
    operator_bin: data({ ru: 'БИН школы', kk: 'Мектептің БСН-і', en: 'BIN of the school' }),
    subject_name: data({ ru: 'Кто дал', kk: 'Кім берді', en: 'Given by' }, { category: 'name' }),
    data_list: data({ ru: 'Какие данные', kk: 'Қандай деректер', en: 'Which data' }),
    term: data({ ru: 'На какой срок', kk: 'Қандай мерзімге', en: 'For how long' }),
    third_party_transfer: data({
      ru: 'Передача партнёрам',
      kk: 'Серіктестерге беру',
      en: 'Transfer to partners',
    }),
    cross_border_transfer: data({ ru: 'Передача за границу', kk: 'Шетелге беру', en: 'Transfer abroad' }),
    publication: data({ ru: 'Публикация', kk: 'Жариялау', en: 'Publication' }),
    valid_until: data({ ru: 'Действует до', kk: 'Жарамды мерзімі', en: 'Valid until' }),
  },
});

export const gateRefusalsTable = declareThings<GateRefusalsTable>()({
  table: 'gate_refusals',
  label: {
    ru: 'Отказы в использовании данных',
    kk: 'Деректерді пайдаланудан бас тартулар',
    en: 'Refused uses of data',
  },
  why: 'counts by day of how often a use of data was refused, and why',
  retention: [
    {
      term: { period: 'P12M', after: 'written', source: 'keep.logs' },
      since: `day::timestamp at time zone '${SCHOOL_ZONE}'`,
    },
  ],
  columns: ['purpose', 'reason', 'day', 'refused'],
});
