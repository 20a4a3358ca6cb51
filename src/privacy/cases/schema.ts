import type { Locale } from '#platform/i18n/locale.ts';
import {
  actingPerson,
  data,
  declareTable,
  type Handling,
  key,
  nothing,
  owner,
  withheld,
} from '#platform/inventory/declare.ts';
import type { Demand } from '#privacy/terms';
import type { Alarm, Identity, Refusal, State, Way } from './case.ts';

export interface PrivacyCasesTable {
  id: string;
  number: string;
  person_id: string | null;
  email: string | null;
  locale: Locale;
  demand: Demand;
  way: Way;
  text: string | null;
  state: State;
  identity: Identity | null;
  received_at: Temporal.Instant;
  due_on: Temporal.PlainDate;
  due_provisional: boolean;
  lapses_on: Temporal.PlainDate;
  alarmed: Alarm;
  refusal: Refusal | null;
  closed_at: Temporal.Instant | null;
  code_sha256: string | null;
  code_expires_at: Temporal.Instant | null;
  code_tries: number;
  /** Whom a verified signature names, for the staff to compare. */
  signer: string | null;
}
/** A row that belongs to a case, and to whom the case is about. */
interface OfCase {
  id: string;
  case_id: string;
  person_id: string | null;
  email: string | null;
}
export interface CaseMessagesTable extends OfCase {
  direction: 'in' | 'out' | 'note';
  text: string;
  at: Temporal.Instant;
  written_by: string | null;
}
export interface CaseTasksTable extends OfCase {
  text: string;
  due_on: Temporal.PlainDate | null;
  /** An organisation outside the school that has to do it; told by letter where its address is known. */
  partner: string | null;
  /** In the register of partners; null for those named by hand before there was one. */
  partner_id: string | null;
  contact: string | null;
  asked_at: Temporal.Instant | null;
  made_at: Temporal.Instant;
  made_by: string | null;
  done_at: Temporal.Instant | null;
  done_by: string | null;
}
export interface IdentityProofsTable extends OfCase {
  sealed_at: Temporal.Instant;
  media_type: string;
  bytes: number;
  sealed: Buffer | null;
  destroyed_at: Temporal.Instant | null;
}
export interface CasesDb {
  privacy_cases: PrivacyCasesTable;
  case_messages: CaseMessagesTable;
  case_tasks: CaseTasksTable;
  identity_proofs: IdentityProofsTable;
}

const handling: Handling = {
  category: 'letters',
  purposes: ['law'],
  basis: 'law',
  term: { period: 'P3Y', after: 'written', source: 'school’s decision 0014' },
};
const email = data({ ru: 'Адрес', kk: 'Мекенжай', en: 'Address' }, { category: 'contact', erasure: 'cleared' });

/** The columns of every row that belongs to a case. */
const ofCase = { id: key(), case_id: key(), person_id: owner(), email };
/** Whose it is: the person, or an address that nobody here has. */
const subject = { subject: 'person_id', subjectEmail: 'email' } as const;
/** With the case, when its time is over. */
const withCase = [{ since: '(select closed_at from privacy_cases where id = case_id)' }];

export const privacyCasesTable = declareTable<PrivacyCasesTable>()({
  table: 'privacy_cases',
  label: { ru: 'Ваши запросы о данных', kk: 'Деректер туралы сұрауларыңыз', en: 'Your requests about data' },
  office: { ru: 'Запросы о данных', kk: 'Деректер туралы сұраулар', en: 'Requests about data' },
  ...subject,
  handling,
  erasure: {
    rows: 'anonymise',
    why: {
      ru: 'Номер, право и даты остаются доказательством ответа в срок; о ком запрос, уже не видно',
      kk: 'Нөмірі, құқық және күндері мерзімінде жауап берілгеннің дәлелі ретінде қалады; сұрау кім туралы екені көрінбейді',
      en: 'The number, the right and the dates stay to prove the answer was in time, and no longer say about whom',
    },
  },
  retention: [{ since: 'closed_at', action: 'delete' }],
  columns: {
    id: key(),
    number: data({ ru: 'Номер', kk: 'Нөмірі', en: 'Number' }, { erasure: 'stays' }),
    person_id: owner('cleared'),
    email,
    locale: data({ ru: 'Язык', kk: 'Тілі', en: 'Language' }, { erasure: 'stays' }),
    demand: data({ ru: 'Право', kk: 'Құқық', en: 'Right' }, { erasure: 'stays' }),
    way: data({ ru: 'Как пришёл', kk: 'Қалай келді', en: 'How it came' }, { erasure: 'stays' }),
    text: data({ ru: 'Что вы написали', kk: 'Не жаздыңыз', en: 'What you wrote' }, { erasure: 'cleared' }),
    state: data({ ru: 'Состояние', kk: 'Күйі', en: 'State' }, { erasure: 'stays' }),
    identity: data(
      { ru: 'Как подтверждена личность', kk: 'Жеке бас қалай расталды', en: 'How identity was shown' },
      { erasure: 'stays' },
    ),
    received_at: data({ ru: 'Получен', kk: 'Алынған уақыты', en: 'Received at' }, { erasure: 'stays' }),
    due_on: data({ ru: 'Ответить до', kk: 'Жауап мерзімі', en: 'Due on' }, { erasure: 'stays' }),
    due_provisional: nothing('whether the calendar of the year was confirmed'),
    lapses_on: nothing('the last day to show who asks'),
    alarmed: nothing('how loudly the responsible person was reminded'),
    refusal: data({ ru: 'Причина отказа', kk: 'Бас тарту себебі', en: 'Why it was refused' }, { erasure: 'stays' }),
    closed_at: data({ ru: 'Закрыт', kk: 'Жабылған уақыты', en: 'Closed at' }, { erasure: 'stays' }),
    code_sha256: withheld('the hash of a one-time code', 'cleared'),
    code_expires_at: withheld('until when the code counts', 'cleared'),
    code_tries: nothing('how often a wrong code was typed'),
    signer: data({ ru: 'Кто подписал', kk: 'Кім қол қойды', en: 'Who signed' }, { erasure: 'cleared' }),
  },
});

export const caseMessagesTable = declareTable<CaseMessagesTable>()({
  table: 'case_messages',
  label: { ru: 'Переписка о ваших запросах', kk: 'Сұрауларыңыз бойынша хат алмасу', en: 'Letters about your requests' },
  office: { ru: 'Переписка по запросам', kk: 'Сұраулар бойынша хат алмасу', en: 'Letters about requests' },
  ...subject,
  handling,
  erasure: { rows: 'delete' },
  retention: withCase,
  columns: {
    ...ofCase,
    direction: data({ ru: 'От кого', kk: 'Кімнен', en: 'From whom' }),
    text: data({ ru: 'Текст', kk: 'Мәтіні', en: 'Text' }),
    at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
    written_by: actingPerson(),
  },
});

export const caseTasksTable = declareTable<CaseTasksTable>()({
  table: 'case_tasks',
  label: { ru: 'Дела по вашим запросам', kk: 'Сұрауларыңыз бойынша істер', en: 'Tasks of your requests' },
  office: { ru: 'Дела по запросам', kk: 'Сұраулар бойынша істер', en: 'Tasks of requests' },
  ...subject,
  handling,
  erasure: { rows: 'delete' },
  retention: withCase,
  columns: {
    ...ofCase,
    text: data({ ru: 'Что сделать', kk: 'Не істеу керек', en: 'What to do' }),
    due_on: data({ ru: 'До', kk: 'Мерзімі', en: 'Due on' }),
    partner: data({ ru: 'Кому поручено', kk: 'Кімге тапсырылды', en: 'Given to' }),
    partner_id: nothing('which partner of the register'),
    contact: data({ ru: 'Адрес партнёра', kk: 'Серіктестің мекенжайы', en: 'The partner’s address' }),
    asked_at: data({ ru: 'Когда поручено', kk: 'Қашан тапсырылды', en: 'Asked at' }),
    made_at: data({ ru: 'Записано', kk: 'Жазылған уақыты', en: 'Written at' }),
    made_by: actingPerson(),
    done_at: data({ ru: 'Сделано', kk: 'Орындалған уақыты', en: 'Done at' }),
    done_by: actingPerson(),
  },
});

export const identityProofsTable = declareTable<IdentityProofsTable>()({
  table: 'identity_proofs',
  label: {
    ru: 'Копии документов из ваших писем',
    kk: 'Хаттарыңыздағы құжат көшірмелері',
    en: 'Copies of documents from your letters',
  },
  office: {
    ru: 'Копии документов из писем',
    kk: 'Хаттардағы құжат көшірмелері',
    en: 'Copies of documents from letters',
  },
  ...subject,
  handling: { ...handling, category: 'security', term: { period: 'P0D', after: 'expired', source: '94-V art. 7(10)' } },
  erasure: { rows: 'delete' },
  retention: [{ since: 'destroyed_at' }],
  columns: {
    ...ofCase,
    sealed_at: data({ ru: 'Когда пришла', kk: 'Қашан келді', en: 'When it came' }),
    media_type: data({ ru: 'Вид файла', kk: 'Файл түрі', en: 'Type of file' }),
    bytes: data({ ru: 'Байт', kk: 'Байт', en: 'Bytes' }),
    sealed: withheld('the sealed copy itself: it is not copied once more, and is destroyed at the decision'),
    destroyed_at: data({ ru: 'Когда уничтожена', kk: 'Қашан жойылды', en: 'Destroyed at' }),
  },
});
