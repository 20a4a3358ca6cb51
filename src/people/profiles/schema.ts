/** The tables of the room, and what each column says about whom. */
import type { Locale } from '#platform/i18n/locale.ts';
import {
  actingPerson,
  data,
  declareTable,
  type Handling,
  key,
  owner,
  type Purpose,
} from '#platform/inventory/declare.ts';
import { CLOSED_DOMAIN } from '#platform/outbox/outbox.ts';

export interface PeopleTable {
  id: string;
  name: string;
  /** Lower case, as the database demands. */
  email: string;
  email_verified: boolean;
  phone: string | null;
  locale: Locale;
  two_factor_enabled: boolean;
  adult_confirmed_at: Temporal.Instant | null;
  /** When the ways to reach and recognise them were erased; what is left bears the name for their study records. */
  closed_at: Temporal.Instant | null;
  created_at: Temporal.Instant;
  updated_at: Temporal.Instant;
}
export interface ProfilesTable {
  person_id: string;
  experience: string | null;
  education: string | null;
  goals: string | null;
  updated_at: Temporal.Instant;
}
/** What a person or the staff may correct. */
export type CorrectedField = 'name' | 'email' | 'phone' | 'locale' | 'experience' | 'education' | 'goals';
/** Who asked for a change of what the school holds about a person. */
export type CorrectionWay = 'person' | 'staff' | 'operator';
export interface PersonCorrectionsTable {
  id: string;
  person_id: string;
  field: CorrectedField;
  old_value: string | null;
  new_value: string | null;
  way: CorrectionWay;
  corrected_at: Temporal.Instant;
  corrected_by: string | null;
}
export interface PeopleDb {
  people: PeopleTable;
  profiles: ProfilesTable;
  person_corrections: PersonCorrectionsTable;
}

/** The two years are for telling people of new programmes; without consent to that, a month settles what is owed. */
const WHILE_STUDYING = {
  period: 'P2Y',
  after: 'enrolment-ended',
  source: 'keep.contacts',
  unlessConsented: { purpose: 'offers', period: 'P30D', source: '94-V art. 18' },
} as const;
const contact: Handling = {
  category: 'contact',
  purposes: ['programmes', 'materials', 'support'],
  basis: 'contract',
  term: WHILE_STUDYING,
};
/** Statistics read it too, of everybody who did not forbid it: of a phone its country, of experience that some was told. */
const counted = (purposes: readonly Purpose[]): Pick<Handling, 'purposes'> => ({
  purposes: [...purposes, 'effectiveness'],
});

export const peopleTable = declareTable<PeopleTable>()({
  table: 'people',
  label: { ru: 'Ваша учётная запись', kk: 'Тіркелгіңіз', en: 'Your account' },
  office: { ru: 'Учётные записи', kk: 'Тіркелгілер', en: 'Accounts' },
  subject: 'id',
  handling: contact,
  erasure: { rows: 'delete' },
  retention: [
    {
      action: 'anonymise',
      set: {
        email: `'closed-' || id || '@${CLOSED_DOMAIN}'`,
        phone: 'null',
        email_verified: 'false',
        two_factor_enabled: 'false',
        closed_at: ':now',
        updated_at: ':now',
      },
      unless: 'closed_at is not null',
    },
    { term: { period: 'P0D', after: 'records-ended', source: 'keep.study' }, action: 'delete' },
  ],
  columns: {
    id: owner(),
    name: data(
      { ru: 'Имя и фамилия', kk: 'Аты-жөні', en: 'First and last name' },
      { category: 'name', purposes: ['programmes', 'certificates'] },
    ),
    email: data({ ru: 'Электронная почта', kk: 'Электрондық пошта', en: 'E-mail' }),
    email_verified: data(
      { ru: 'Почта подтверждена', kk: 'Пошта расталған', en: 'E-mail confirmed' },
      { category: 'security', purposes: ['security'] },
    ),
    phone: data({ ru: 'Телефон', kk: 'Телефон', en: 'Phone' }, counted(contact.purposes)),
    locale: data(
      { ru: 'Язык писем', kk: 'Хаттар тілі', en: 'Language of letters' },
      { category: 'preference', ...counted(contact.purposes) },
    ),
    two_factor_enabled: data(
      { ru: 'Второй шаг входа включён', kk: 'Кірудің екінші қадамы қосылған', en: 'Second step of signing in is on' },
      { category: 'security', purposes: ['security'] },
    ),
    adult_confirmed_at: data(
      {
        ru: 'Когда вы подтвердили, что вам есть 18',
        kk: '18-ге толғаныңызды растаған уақыт',
        en: 'When you confirmed that you are 18 or older',
      },
      { category: 'consent', purposes: ['law'], basis: 'law' },
    ),
    closed_at: data({ ru: 'Запись закрыта', kk: 'Жазба жабылған', en: 'Account closed' }, { category: 'technical' }),
    created_at: data({ ru: 'Запись создана', kk: 'Жазба ашылған', en: 'Account made' }, { category: 'technical' }),
    updated_at: data(
      { ru: 'Запись изменена', kk: 'Жазба өзгертілген', en: 'Account changed' },
      { category: 'technical' },
    ),
  },
});

const profile: Handling = {
  category: 'profession',
  purposes: ['programmes', 'consultations'],
  basis: 'consent',
  term: WHILE_STUDYING,
};

export const profilesTable = declareTable<ProfilesTable>()({
  table: 'profiles',
  label: { ru: 'О вашей работе и целях', kk: 'Жұмысыңыз бен мақсаттарыңыз туралы', en: 'About your work and goals' },
  office: { ru: 'О работе и целях людей', kk: 'Адамдардың жұмысы мен мақсаттары', en: 'About people’s work and goals' },
  subject: 'person_id',
  handling: profile,
  erasure: { rows: 'delete' },
  columns: {
    person_id: owner(),
    experience: data(
      {
        ru: 'Опыт в недвижимости',
        kk: 'Жылжымайтын мүлік саласындағы тәжірибе',
        en: 'Experience in real estate',
      },
      counted(profile.purposes),
    ),
    education: data({ ru: 'Образование', kk: 'Білімі', en: 'Education' }, { category: 'education' }),
    goals: data(
      { ru: 'Цели и интересы', kk: 'Мақсаттары мен қызығушылықтары', en: 'Goals and interests' },
      { category: 'goals' },
    ),
    updated_at: data({ ru: 'Изменено', kk: 'Өзгертілген', en: 'Changed' }, { category: 'technical' }),
  },
});

export const personCorrectionsTable = declareTable<PersonCorrectionsTable>()({
  table: 'person_corrections',
  label: {
    ru: 'Что в ваших данных исправляли',
    kk: 'Деректеріңізде не түзетілді',
    en: 'What was corrected in your data',
  },
  office: { ru: 'Исправления данных', kk: 'Деректердің түзетулері', en: 'Corrections of data' },
  subject: 'person_id',
  handling: contact,
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    field: data({ ru: 'Что исправлено', kk: 'Не түзетілді', en: 'What was corrected' }),
    old_value: data({ ru: 'Было', kk: 'Бұрын', en: 'Before' }),
    new_value: data({ ru: 'Стало', kk: 'Енді', en: 'After' }),
    way: data({ ru: 'Кто попросил', kk: 'Кім сұрады', en: 'At whose request' }),
    corrected_at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
    corrected_by: actingPerson(),
  },
});
