import { declareThings } from '#platform/inventory/declare.ts';
import type { LeftReason } from './sort-letter.ts';

export interface IntakeLettersTable {
  fingerprint: string;
  seen_at: Temporal.Instant;
  outcome: 'case' | 'joined' | 'left';
  reason: LeftReason | null;
  case_id: string | null;
  /** Where it lies, by a keyed hash of the mailbox; null for those taken before this was written down. */
  mailbox: string | null;
  uid_validity: string | null;
  uid: number | null;
  received_at: Temporal.Instant | null;
}
export interface IntakeMailboxesTable {
  mailbox: string;
  uid_validity: string;
  last_uid: number;
  read_at: Temporal.Instant;
}
export interface IntakeDb {
  intake_letters: IntakeLettersTable;
  intake_mailboxes: IntakeMailboxesTable;
}

export const intakeLettersTable = declareThings<IntakeLettersTable>()({
  table: 'intake_letters',
  label: { ru: 'Разобранные письма', kk: 'Қаралған хаттар', en: 'Letters looked at' },
  why: 'keyed hashes of letters, so that each is taken once; no address and no text',
  retention: [{ term: { period: 'P12M', after: 'written', source: 'keep.logs' }, since: 'seen_at' }],
  columns: ['fingerprint', 'seen_at', 'outcome', 'reason', 'case_id', 'mailbox', 'uid_validity', 'uid', 'received_at'],
});

export const intakeMailboxesTable = declareThings<IntakeMailboxesTable>()({
  table: 'intake_mailboxes',
  label: { ru: 'Прочитанные ящики', kk: 'Оқылған жәшіктер', en: 'Mailboxes read' },
  why: 'how far the school’s own mailbox was read',
  columns: ['mailbox', 'uid_validity', 'last_uid', 'read_at'],
});
