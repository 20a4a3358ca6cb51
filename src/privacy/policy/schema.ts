import type { Locale } from '#platform/i18n/locale.ts';
import {
  actingPerson,
  data,
  declareTable,
  declareThings,
  type Handling,
  key,
  owner,
} from '#platform/inventory/declare.ts';

export interface PolicyAcceptancesTable {
  id: string;
  person_id: string;
  /** The revision's name: `2026-01`. */
  revision: string;
  way: AcceptanceWay;
  accepted_at: Temporal.Instant;
}
/** `registration`: read at sign-up; `continued use`: went on using the service after a change (`policy.acceptance`). */
export type AcceptanceWay = 'registration' | 'continued use';

export interface PolicyRevisionsTable {
  id: string;
  name: string | null;
  materiality: 'material' | 'editorial';
  summaries: Record<Locale, string>;
  new_purposes: string[];
  version: number;
  created_at: Temporal.Instant;
  created_by: string | null;
  edited_at: Temporal.Instant;
  edited_by: string | null;
  compared_with: string | null;
  reviewed_at: Temporal.Instant | null;
  reviewed_by: string | null;
  own_review_reason: string | null;
  scheduled_at: Temporal.Instant | null;
  scheduled_by: string | null;
  effective_on: Temporal.PlainDate | null;
  announced_at: Temporal.Instant | null;
  in_force_at: Temporal.Instant | null;
  archived_at: Temporal.Instant | null;
}
export interface PolicyTextsTable {
  revision_id: string;
  locale: Locale;
  /** Markdown of the grammar in `document.ts`. */
  source: string;
  updated_line: string | null;
  canonical: string | null;
  sha256: string | null;
}
export interface PolicyAnnouncementsTable {
  id: string;
  revision_id: string;
  effective_on: Temporal.PlainDate;
  person_id: string;
  kind: 'change' | 'withdrawal';
  message_id: string;
  announced_at: Temporal.Instant;
}
export interface PolicyNoticesSeenTable {
  id: string;
  person_id: string;
  revision_id: string;
  seen_at: Temporal.Instant;
}
export interface PolicyDb {
  policy_acceptances: PolicyAcceptancesTable;
  policy_revisions: PolicyRevisionsTable;
  policy_texts: PolicyTextsTable;
  policy_announcements: PolicyAnnouncementsTable;
  policy_notices_seen: PolicyNoticesSeenTable;
}

const handling: Handling = {
  category: 'consent',
  purposes: ['law'],
  basis: 'law',
  term: { period: 'P0D', after: 'records-ended', source: 'policy.acceptance' },
};

export const policyAcceptancesTable = declareTable<PolicyAcceptancesTable>()({
  table: 'policy_acceptances',
  label: {
    ru: 'Принятые версии политики',
    kk: 'Қабылданған саясат нұсқалары',
    en: 'Versions of the policy you accepted',
  },
  office: { ru: 'Принятые версии политики', kk: 'Қабылданған саясат нұсқалары', en: 'Accepted versions of the policy' },
  subject: 'person_id',
  handling,
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    revision: data({ ru: 'Версия', kk: 'Нұсқа', en: 'Version' }),
    way: data({ ru: 'Как', kk: 'Қалай', en: 'How' }),
    accepted_at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
  },
});

const revisions = declareThings<PolicyRevisionsTable>()({
  table: 'policy_revisions',
  label: { ru: 'Редакции политики', kk: 'Саясат редакциялары', en: 'Revisions of the policy' },
  why: 'a wording of the public policy and how it came into force',
  columns: [
    'id',
    'name',
    'materiality',
    'summaries',
    'new_purposes',
    'version',
    'created_at',
    'edited_at',
    'compared_with',
    'reviewed_at',
    'own_review_reason',
    'scheduled_at',
    'effective_on',
    'announced_at',
    'in_force_at',
    'archived_at',
  ],
});
export const policyRevisionsTable = {
  ...revisions,
  columns: {
    ...revisions.columns,
    created_by: actingPerson(),
    edited_by: actingPerson(),
    reviewed_by: actingPerson(),
    scheduled_by: actingPerson(),
  },
};

export const policyTextsTable = declareThings<PolicyTextsTable>()({
  table: 'policy_texts',
  label: { ru: 'Тексты политики', kk: 'Саясат мәтіндері', en: 'Texts of the policy' },
  why: 'the public policy in its languages',
  columns: ['revision_id', 'locale', 'source', 'updated_line', 'canonical', 'sha256'],
});

export const policyAnnouncementsTable = declareTable<PolicyAnnouncementsTable>()({
  table: 'policy_announcements',
  label: {
    ru: 'Как мы предупредили вас об изменениях политики',
    kk: 'Саясаттың өзгеретінін сізге қалай хабарладық',
    en: 'How we told you of changes to the policy',
  },
  office: {
    ru: 'Извещения об изменениях политики',
    kk: 'Саясат өзгерістері туралы хабарламалар',
    en: 'Announcements of changes to the policy',
  },
  subject: 'person_id',
  handling: { ...handling, term: { ...handling.term, source: 'policy.notice' } },
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    revision_id: key(),
    effective_on: data({ ru: 'С какого дня изменение', kk: 'Өзгеріс қай күннен', en: 'Day of the change' }),
    person_id: owner(),
    kind: data({ ru: 'О чём', kk: 'Не туралы', en: 'About what' }),
    message_id: key(),
    announced_at: data({ ru: 'Когда написали', kk: 'Қашан жаздық', en: 'When we wrote' }),
  },
});

export const policyNoticesSeenTable = declareTable<PolicyNoticesSeenTable>()({
  table: 'policy_notices_seen',
  label: {
    ru: 'Прочитанные объявления об изменениях политики',
    kk: 'Саясат өзгерістері туралы оқылған хабарландырулар',
    en: 'Notices of policy changes you have read',
  },
  office: {
    ru: 'Прочитанные объявления об изменениях политики',
    kk: 'Саясат өзгерістері туралы оқылған хабарландырулар',
    en: 'Notices of policy changes that were read',
  },
  subject: 'person_id',
  handling: { ...handling, term: { ...handling.term, source: 'policy.notice' } },
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    revision_id: key(),
    seen_at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
  },
});

export const policyTables = [
  policyAcceptancesTable,
  policyRevisionsTable,
  policyTextsTable,
  policyAnnouncementsTable,
  policyNoticesSeenTable,
];
