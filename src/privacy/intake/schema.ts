import { declareThings } from '#platform/inventory/declare.ts';
import type { LeftReason } from './sort-letter.ts';

export interface IntakeLettersTable {
  fingerprint: string;
  seen_at: Temporal.Instant;
  outcome: 'case' | 'joined' | 'left';
  reason: LeftReason | null;
  case_id: string | null;
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
  columns: ['fingerprint', 'seen_at', 'outcome', 'reason', 'case_id'],
});

export const intakeMailboxesTable = declareThings<IntakeMailboxesTable>()({
  table: 'intake_mailboxes',
  label: { ru: 'Прочитанные ящики', kk: 'Оқылған жәшіктер', en: 'Mailboxes read' },
  why: 'how far the school’s own mailbox was read',
  columns: ['mailbox', 'uid_validity', 'last_uid', 'read_at'],
});
