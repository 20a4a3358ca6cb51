/** The tables of signing in, and what each column says about whom. */
import {
  actingPerson,
  data,
  declareTable,
  declareThings,
  type Handling,
  key,
  owner,
  withheld,
} from '#platform/inventory/declare.ts';
import type { RetentionRule } from '#platform/inventory/retention.ts';

export interface SessionsTable {
  id: string;
  person_id: string;
  token: string;
  ip_address: string | null;
  user_agent: string | null;
  expires_at: Temporal.Instant;
  /** When this session showed a second factor; null: it did not. */
  second_factor_at: Temporal.Instant | null;
  created_at: Temporal.Instant;
  updated_at: Temporal.Instant;
}
export interface CredentialsTable {
  id: string;
  person_id: string;
  account_id: string;
  provider_id: string;
  password_hash: string | null;
  created_at: Temporal.Instant;
  updated_at: Temporal.Instant;
}
export interface SecondFactorsTable {
  id: string;
  person_id: string;
  secret: string;
  backup_codes: string;
  verified: boolean;
  failed_verification_count: number;
  locked_until: Temporal.Instant | null;
}
export interface VerificationsTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Temporal.Instant;
  created_at: Temporal.Instant;
  updated_at: Temporal.Instant;
}
export interface OneTimeTokensTable {
  id: string;
  person_id: string;
  purpose: string;
  token_hash: string;
  created_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  used_at: Temporal.Instant | null;
}
/** Nobody signs in to this account. */
export interface AccountBlocksTable {
  person_id: string;
  blocked_at: Temporal.Instant;
  blocked_by: string | null;
}
/** A new address that was asked for, and counts once its letter is answered. */
export interface EmailChangesTable {
  id: string;
  person_id: string;
  email: string;
  token_hash: string;
  asked_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  used_at: Temporal.Instant | null;
}
export interface SignInDb {
  email_changes: EmailChangesTable;
  account_blocks: AccountBlocksTable;
  sessions: SessionsTable;
  credentials: CredentialsTable;
  second_factors: SecondFactorsTable;
  verifications: VerificationsTable;
  one_time_tokens: OneTimeTokensTable;
}

const security: Handling = {
  category: 'security',
  purposes: ['security'],
  basis: 'contract',
  term: { period: 'P0D', after: 'account-closed', source: 'protect.passwords' },
};
const UNTIL_IT_ENDS = { period: 'P0D', after: 'expired', source: 'keep.logs' } as const;
/** For as long, a link that is over still says so instead of being unknown. */
const WHILE_REMEMBERED = { period: 'P30D', after: 'expired', source: 'keep.logs' } as const;
/** Whatever is left of signing in goes with the account. */
const WITH_THE_ACCOUNT: RetentionRule = { term: security.term };

export const sessionsTable = declareTable<SessionsTable>()({
  table: 'sessions',
  label: { ru: 'Где вы вошли', kk: 'Қай жерден кіргенсіз', en: 'Where you are signed in' },
  office: { ru: 'Входы в учётные записи', kk: 'Тіркелгілерге кірулер', en: 'Sign-ins to accounts' },
  subject: 'person_id',
  handling: { ...security, term: UNTIL_IT_ENDS },
  erasure: { rows: 'delete' },
  retention: [{}, WITH_THE_ACCOUNT],
  columns: {
    id: key(),
    person_id: owner(),
    token: withheld('whoever has the token is signed in'),
    ip_address: data({ ru: 'Сетевой адрес', kk: 'Желілік мекенжай', en: 'Network address' }, { category: 'visit' }),
    user_agent: data(
      { ru: 'Браузер и устройство', kk: 'Браузер мен құрылғы', en: 'Browser and device' },
      { category: 'device' },
    ),
    expires_at: data({ ru: 'Действует до', kk: 'Жарамды мерзімі', en: 'Valid until' }),
    second_factor_at: data({ ru: 'Второй шаг пройден', kk: 'Екінші қадам өтілген', en: 'Second step shown' }),
    created_at: data({ ru: 'Вход', kk: 'Кірген уақыты', en: 'Signed in' }),
    updated_at: data({ ru: 'Изменено', kk: 'Өзгертілген', en: 'Changed' }),
  },
});

export const credentialsTable = declareTable<CredentialsTable>()({
  table: 'credentials',
  label: { ru: 'Ваш пароль', kk: 'Құпиясөзіңіз', en: 'Your password' },
  office: { ru: 'Пароли', kk: 'Құпиясөздер', en: 'Passwords' },
  subject: 'person_id',
  handling: security,
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    account_id: withheld('an identifier without meaning'),
    provider_id: withheld('always the word "credential"'),
    password_hash: withheld('the password itself is not stored; its hash would only help to guess it'),
    created_at: data({ ru: 'Задан', kk: 'Қойылған', en: 'Set' }),
    updated_at: data({ ru: 'Изменён', kk: 'Өзгертілген', en: 'Changed' }),
  },
});

export const secondFactorsTable = declareTable<SecondFactorsTable>()({
  table: 'second_factors',
  label: { ru: 'Второй шаг входа', kk: 'Кірудің екінші қадамы', en: 'Second step of signing in' },
  subject: 'person_id',
  handling: security,
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    secret: withheld('whoever has the secret can make the codes'),
    backup_codes: withheld('whoever has a code can use it'),
    verified: data({ ru: 'Проверен кодом', kk: 'Кодпен тексерілген', en: 'Proved by a code' }),
    failed_verification_count: data({
      ru: 'Неверных кодов подряд',
      kk: 'Қатарынан қате кодтар',
      en: 'Wrong codes in a row',
    }),
    locked_until: data({ ru: 'Закрыт до', kk: 'Жабық мерзімі', en: 'Locked until' }),
  },
});

export const verificationsTable = declareThings<VerificationsTable>()({
  table: 'verifications',
  label: { ru: 'Незаконченные входы', kk: 'Аяқталмаған кірулер', en: 'Sign-ins in progress' },
  why: 'a challenge of ten minutes between two steps of signing in: identifiers and counts',
  retention: [{ term: { period: 'P0D', after: 'expired', source: 'protect.mfa' } }],
  columns: ['id', 'identifier', 'value', 'expires_at', 'created_at', 'updated_at'],
});

export const oneTimeTokensTable = declareTable<OneTimeTokensTable>()({
  table: 'one_time_tokens',
  label: { ru: 'Ссылки из писем', kk: 'Хаттардағы сілтемелер', en: 'Links sent by letter' },
  subject: 'person_id',
  handling: { ...security, term: WHILE_REMEMBERED },
  erasure: { rows: 'delete' },
  retention: [{}, WITH_THE_ACCOUNT],
  columns: {
    id: key(),
    person_id: owner(),
    purpose: data({ ru: 'Для чего', kk: 'Не үшін', en: 'What for' }),
    token_hash: withheld('the hash of a one-time link'),
    created_at: data({ ru: 'Создана', kk: 'Жасалған', en: 'Made' }),
    expires_at: data({ ru: 'Действует до', kk: 'Жарамды мерзімі', en: 'Valid until' }),
    used_at: data({ ru: 'Использована', kk: 'Пайдаланылған', en: 'Used' }),
  },
});

export const emailChangesTable = declareTable<EmailChangesTable>()({
  table: 'email_changes',
  label: { ru: 'Новые адреса почты', kk: 'Жаңа пошта мекенжайлары', en: 'New e-mail addresses' },
  subject: 'person_id',
  handling: { ...security, term: WHILE_REMEMBERED },
  erasure: { rows: 'delete' },
  retention: [{ since: 'expires_at' }, WITH_THE_ACCOUNT],
  columns: {
    id: key(),
    person_id: owner(),
    email: data({ ru: 'Новый адрес', kk: 'Жаңа мекенжай', en: 'The new address' }, { category: 'contact' }),
    token_hash: withheld('the hash of a one-time link'),
    asked_at: data({ ru: 'Когда попросили', kk: 'Қашан сұралды', en: 'Asked at' }),
    expires_at: data({ ru: 'Действует до', kk: 'Жарамды мерзімі', en: 'Valid until' }),
    used_at: data({ ru: 'Подтверждён', kk: 'Расталды', en: 'Confirmed' }),
  },
});

export const accountBlocksTable = declareTable<AccountBlocksTable>()({
  table: 'account_blocks',
  label: { ru: 'Вход закрыт', kk: 'Кіру жабық', en: 'Signing in is closed' },
  subject: 'person_id',
  handling: security,
  erasure: { rows: 'delete' },
  columns: {
    person_id: owner(),
    blocked_at: data({ ru: 'С какого времени', kk: 'Қашаннан', en: 'Since' }),
    blocked_by: actingPerson(),
  },
});
