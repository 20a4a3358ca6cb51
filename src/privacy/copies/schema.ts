import { data, declareTable, key, nothing, owner } from '#platform/inventory/declare.ts';
import type { CopyKind } from './copy.ts';

export interface CopiesTable {
  id: string;
  person_id: string;
  kind: CopyKind;
  recipient: string | null;
  case_id: string | null;
  asked_at: Temporal.Instant;
  attempt: number;
  started_at: Temporal.Instant | null;
  progressed_at: Temporal.Instant | null;
  total_rows: number | null;
  done_rows: number;
  ready_at: Temporal.Instant | null;
  expires_at: Temporal.Instant | null;
  file_id: string | null;
  fetched_at: Temporal.Instant | null;
  failed_at: Temporal.Instant | null;
  cancelled_at: Temporal.Instant | null;
  refused_at: Temporal.Instant | null;
}
export interface CopiesDb {
  copies: CopiesTable;
}

export const copiesTable = declareTable<CopiesTable>()({
  table: 'copies',
  label: { ru: 'Копии ваших данных', kk: 'Деректеріңіздің көшірмелері', en: 'Copies of your data' },
  office: {
    ru: 'Копии данных для людей',
    kk: 'Адамдарға жасалған деректер көшірмелері',
    en: 'Copies of data made for people',
  },
  subject: 'person_id',
  handling: {
    category: 'technical',
    purposes: ['law'],
    basis: 'law',
    term: { period: 'P30D', after: 'expired', source: 'rights.portability' },
  },
  erasure: { rows: 'delete' },
  // A copy for oneself goes with its file; an address once handed out answers "used" or "too late" for a month more.
  retention: [{ since: 'coalesce(expires_at, cancelled_at, failed_at)', file: 'file_id' }],
  columns: {
    id: key(),
    person_id: owner(),
    kind: data({ ru: 'Для кого', kk: 'Кім үшін', en: 'For whom' }),
    recipient: data({ ru: 'Получатель', kk: 'Алушы', en: 'Recipient' }),
    case_id: key(),
    asked_at: data({ ru: 'Запрошена', kk: 'Сұралған уақыты', en: 'Asked for' }),
    attempt: nothing('how often its making was begun'),
    started_at: data({ ru: 'Начали собирать', kk: 'Жинау басталған уақыты', en: 'Begun' }),
    progressed_at: nothing('when the making was last alive'),
    total_rows: data({ ru: 'Записей всего', kk: 'Барлық жазба', en: 'Records in all' }),
    done_rows: data({ ru: 'Записей собрано', kk: 'Жиналған жазба', en: 'Records gathered' }),
    ready_at: data({ ru: 'Готова', kk: 'Дайын болған уақыты', en: 'Ready' }),
    expires_at: data({ ru: 'Действует до', kk: 'Жарамды мерзімі', en: 'Valid until' }),
    file_id: key(),
    fetched_at: data({ ru: 'Скачана', kk: 'Жүктелген уақыты', en: 'Fetched' }),
    failed_at: data({ ru: 'Не получилась', kk: 'Сәтсіз болған уақыты', en: 'Failed' }),
    cancelled_at: data({ ru: 'Отменена', kk: 'Тоқтатылған уақыты', en: 'Cancelled' }),
    refused_at: data({
      ru: 'Ссылкой пытались воспользоваться зря',
      kk: 'Сілтемені босқа пайдаланбақ болды',
      en: 'The link was tried in vain',
    }),
  },
});
