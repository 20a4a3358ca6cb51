/** Children who study through a parent or guardian, and findings of a minor's data. */
import type { Locale } from '#platform/i18n/locale.ts';
import { actingPerson, data, declareTable, type Handling, key, owner, withheld } from '#platform/inventory/declare.ts';

export interface WardsTable {
  id: string;
  /** The guardian: the account holder and the contract's party. */
  person_id: string;
  name: string;
  born_on: Temporal.PlainDate;
  relation: 'parent' | 'guardian';
  begun_at: Temporal.Instant;
  /** Null until the guardian's consent is confirmed by a code. */
  confirmed_at: Temporal.Instant | null;
  /** Since then they are 18, and the guardian's say has ended. */
  adult_at: Temporal.Instant | null;
  invited_email: string | null;
  invited_at: Temporal.Instant | null;
  token_hash: string | null;
}
export interface WardConsentsTable {
  id: string;
  person_id: string;
  ward_id: string;
  given_at: Temporal.Instant;
  locale: Locale;
  text: string;
  text_sha256: string;
  policy_revision: string;
}
export interface WardCodesTable {
  ward_id: string;
  person_id: string;
  code_hash: string;
  expires_at: Temporal.Instant;
  tries_left: number;
}
/** Somebody of age who took over what a guardian had begun for them. */
export interface WardTakeOversTable {
  id: string;
  person_id: string;
  /** Keyed hash of the child's identifier, under which an older backup knows them. */
  subject_hash: string;
  taken_at: Temporal.Instant;
}
export interface MinorFindingsTable {
  id: string;
  /** Null once the person was erased, or the finding dismissed: what was a mistake keeps nobody's name. */
  person_id: string | null;
  /** Null once dismissed. */
  subject_hash: string | null;
  found_at: Temporal.Instant;
  found_by: string | null;
  due_on: Temporal.PlainDate;
  dismissed_at: Temporal.Instant | null;
  dismissed_by: string | null;
  erased_at: Temporal.Instant | null;
  alarmed_at: Temporal.Instant | null;
}
export interface MinorsDb {
  wards: WardsTable;
  ward_consents: WardConsentsTable;
  ward_codes: WardCodesTable;
  ward_take_overs: WardTakeOversTable;
  minor_findings: MinorFindingsTable;
}

const ofChild: Handling = {
  category: 'name',
  purposes: ['programmes', 'certificates', 'law'],
  basis: 'consent',
  term: { period: 'P0D', after: 'records-ended', source: 'minors.guardian' },
};

export const wardsTable = declareTable<WardsTable>()({
  table: 'wards',
  label: { ru: 'Дети, которых вы записали', kk: 'Сіз тіркеген балалар', en: 'Children you signed up' },
  office: {
    ru: 'Дети, записанные родителями и опекунами',
    kk: 'Ата-анасы мен қамқоршысы тіркеген балалар',
    en: 'Children signed up by parents and guardians',
  },
  subject: 'person_id',
  handling: ofChild,
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    name: data({ ru: 'Имя и фамилия', kk: 'Аты-жөні', en: 'First and last name' }),
    born_on: data({ ru: 'Дата рождения', kk: 'Туған күні', en: 'Date of birth' }, { purposes: ['law'] }),
    relation: data({ ru: 'Кем вы приходитесь', kk: 'Сіз кімсіз', en: 'Who you are to them' }),
    begun_at: data({ ru: 'Добавлен', kk: 'Қосылған уақыты', en: 'Added' }),
    confirmed_at: data({ ru: 'Согласие подтверждено', kk: 'Келісім расталды', en: 'Consent confirmed' }),
    adult_at: data({ ru: 'Стал взрослым', kk: 'Кәмелетке толды', en: 'Came of age' }),
    invited_email: data(
      { ru: 'Адрес для приглашения', kk: 'Шақыру мекенжайы', en: 'Address of the invitation' },
      { category: 'contact' },
    ),
    invited_at: data({ ru: 'Приглашён', kk: 'Шақырылған уақыты', en: 'Invited' }),
    token_hash: withheld('the hash of a one-time link'),
  },
});

export const wardConsentsTable = declareTable<WardConsentsTable>()({
  table: 'ward_consents',
  label: { ru: 'Согласия за ребёнка', kk: 'Бала үшін берілген келісімдер', en: 'Consents for a child' },
  subject: 'person_id',
  handling: { ...ofChild, category: 'consent', purposes: ['law'], basis: 'law' },
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    ward_id: key(),
    given_at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
    locale: data({ ru: 'Язык', kk: 'Тілі', en: 'Language' }),
    text: data({ ru: 'Текст', kk: 'Мәтіні', en: 'Text' }),
    text_sha256: data({ ru: 'Хэш текста', kk: 'Мәтін хэші', en: 'Hash of the text' }),
    policy_revision: data({ ru: 'Редакция политики', kk: 'Саясат редакциясы', en: 'Revision of the policy' }),
  },
});

export const wardCodesTable = declareTable<WardCodesTable>()({
  table: 'ward_codes',
  label: { ru: 'Коды подтверждения', kk: 'Растау кодтары', en: 'Confirmation codes' },
  subject: 'person_id',
  handling: {
    category: 'security',
    purposes: ['security'],
    basis: 'law',
    term: { period: 'P0D', after: 'expired', source: 'minors.guardian' },
  },
  erasure: { rows: 'delete' },
  columns: {
    ward_id: key(),
    person_id: owner(),
    code_hash: withheld('the hash of a one-time code'),
    expires_at: data({ ru: 'Действует до', kk: 'Жарамды мерзімі', en: 'Valid until' }),
    tries_left: data({ ru: 'Осталось попыток', kk: 'Қалған әрекеттер', en: 'Tries left' }),
  },
});

/** Kept until its person goes: an erasure names the child too, and after the end of all terms nobody has to. */
export const wardTakeOversTable = declareTable<WardTakeOversTable>()({
  table: 'ward_take_overs',
  label: {
    ru: 'Учёба, которую вы приняли от родителя или опекуна',
    kk: 'Ата-анаңыздан немесе қамқоршыңыздан қабылдап алған оқуыңыз',
    en: 'Studies you took over from a parent or guardian',
  },
  office: {
    ru: 'Учёба, принятая от родителей и опекунов',
    kk: 'Ата-анадан және қамқоршыдан қабылданған оқу',
    en: 'Studies taken over from parents and guardians',
  },
  subject: 'person_id',
  handling: {
    category: 'security',
    purposes: ['law'],
    basis: 'law',
    term: { period: 'P0D', after: 'records-ended', source: 'rights.erase' },
  },
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    subject_hash: withheld('a keyed hash: so that an erasure holds against a backup in which you were a child'),
    taken_at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
  },
});

export const minorFindingsTable = declareTable<MinorFindingsTable>()({
  table: 'minor_findings',
  label: {
    ru: 'Проверки возраста',
    kk: 'Жас тексерулері',
    en: 'Checks of age',
  },
  subject: 'person_id',
  handling: {
    category: 'security',
    purposes: ['law'],
    basis: 'law',
    term: { period: 'P5Y', after: 'written', source: 'minors.discovery' },
  },
  retention: [{ since: 'found_at', action: 'delete' }],
  erasure: {
    rows: 'anonymise',
    why: {
      ru: 'Остаётся, что данные несовершеннолетнего нашли и удалили в срок; кто это был, стирается',
      kk: 'Кәмелетке толмаған адамның деректері табылып, мерзімінде өшірілгені ғана қалады; оның кім екені өшіріледі',
      en: 'That a minor’s data were found and erased in time stays; who it was is erased',
    },
  },
  columns: {
    id: key(),
    person_id: owner('cleared'),
    subject_hash: withheld('a keyed hash that leads to the ledger of erasures and to nobody', 'stays'),
    found_at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }, { erasure: 'stays' }),
    found_by: actingPerson(),
    due_on: data({ ru: 'Срок удаления', kk: 'Өшіру мерзімі', en: 'To be erased by' }, { erasure: 'stays' }),
    dismissed_at: data({ ru: 'Оказалось ошибкой', kk: 'Қате болып шықты', en: 'Was a mistake' }, { erasure: 'stays' }),
    dismissed_by: actingPerson(),
    erased_at: data({ ru: 'Удалено', kk: 'Өшірілді', en: 'Erased' }, { erasure: 'stays' }),
    alarmed_at: data({ ru: 'Тревога послана', kk: 'Дабыл жіберілді', en: 'Alarm sent' }, { erasure: 'stays' }),
  },
});
