import { declareThings } from '#platform/inventory/declare.ts';

export type Change = 'corrected' | 'restricted' | 'erased';

export interface DisclosureNoticesTable {
  id: string;
  /** Of the handing over, as both sides name it. */
  number: string;
  disclosed_at: Temporal.Instant;
  recipient: string;
  contact: string | null;
  change: Change;
  made_at: Temporal.Instant;
  /** When the letter to the contact was written; null where no address is known. */
  posted_at: Temporal.Instant | null;
  told_at: Temporal.Instant | null;
  told_by: string | null;
}
export interface NoticesDb {
  disclosure_notices: DisclosureNoticesTable;
}

export const disclosureNoticesTable = declareThings<DisclosureNoticesTable>()({
  table: 'disclosure_notices',
  label: {
    ru: 'Сообщения получателям данных',
    kk: 'Деректерді алушыларға хабарлау',
    en: 'Notices to those who received data',
  },
  why: 'which organisation has to be told of a change, by the number of the handing over; nothing says whose data it was',
  columns: [
    'id',
    'number',
    'disclosed_at',
    'recipient',
    'contact',
    'change',
    'made_at',
    'posted_at',
    'told_at',
    'told_by',
  ],
  acting: ['told_by'],
  retention: [{ since: 'told_at', term: { period: 'P3Y', after: 'written', source: 'school’s decision 0014' } }],
});
