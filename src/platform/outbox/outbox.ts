/** Letters: written in the transaction of the act, sent by a job, kept where they can be read when there is no server. */
import { z } from 'zod';
import type { Context } from '../context.ts';
import { tables } from '../database/database.ts';
import type { Locale } from '../i18n/locale.ts';
import { data, declareTable, key, nothing, owner } from '../inventory/declare.ts';
import { defineJob, enqueue } from '../jobs/jobs.ts';
import { findStandstill } from '../jobs/standstill.ts';
import { checkPermit, type Permit } from './permit.ts';
import type { MailTransport } from './transport.ts';

export interface OutboxMessagesTable {
  id: string;
  person_id: string | null;
  letter: string;
  purpose: string;
  recipient: string;
  locale: string;
  subject: string;
  text: string;
  html: string;
  unsubscribe_url: string | null;
  written_at: Temporal.Instant;
  sent_at: Temporal.Instant | null;
  failed_at: Temporal.Instant | null;
  failure: string | null;
}
export interface OutboxDb {
  outbox_messages: OutboxMessagesTable;
}

export const outboxMessagesTable = declareTable<OutboxMessagesTable>()({
  table: 'outbox_messages',
  label: { ru: 'Письма вам', kk: 'Сізге жіберілген хаттар', en: 'Letters to you' },
  office: { ru: 'Письма людям', kk: 'Адамдарға жіберілген хаттар', en: 'Letters to people' },
  subject: 'person_id',
  subjectEmail: 'recipient',
  handling: {
    category: 'letters',
    purposes: ['materials', 'support', 'offers'],
    basis: 'contract',
    term: { period: 'P0D', after: 'account-closed', source: 'keep.contacts' },
  },
  erasure: { rows: 'delete' },
  // A letter to somebody without an account belongs to no study: it is a technical record.
  retention: [
    {},
    {
      term: { period: 'P12M', after: 'written', source: 'keep.logs' },
      since: 'case when person_id is null then written_at end',
    },
    // An offer goes with the consent under which it was written; while its use is restricted, it is kept.
    {
      term: { period: 'P0D', after: 'consent-withdrawn', source: 'keep.marketing' },
      since: `case when purpose = 'offers' and gate_verdict(person_id, 'offers', :now) <> 'restriction'
        then consent_ended_at(person_id, 'offers') end`,
    },
  ],
  columns: {
    id: key(),
    person_id: owner(),
    letter: data({ ru: 'Какое письмо', kk: 'Қандай хат', en: 'Which letter' }),
    purpose: data({ ru: 'Зачем', kk: 'Мақсаты', en: 'Purpose' }),
    recipient: data({ ru: 'Адрес', kk: 'Мекенжай', en: 'Address' }, { category: 'contact' }),
    locale: data({ ru: 'Язык', kk: 'Тілі', en: 'Language' }),
    subject: data({ ru: 'Тема', kk: 'Тақырыбы', en: 'Subject' }),
    text: data({ ru: 'Текст', kk: 'Мәтіні', en: 'Text' }),
    html: data({ ru: 'Письмо целиком', kk: 'Хаттың толық нұсқасы', en: 'The whole letter' }),
    unsubscribe_url: data({ ru: 'Ссылка для отписки', kk: 'Бас тарту сілтемесі', en: 'Unsubscribe link' }),
    written_at: data({ ru: 'Написано', kk: 'Жазылған уақыты', en: 'Written at' }),
    sent_at: data({ ru: 'Отправлено', kk: 'Жіберілген уақыты', en: 'Sent at' }),
    failed_at: data({ ru: 'Не доставлено', kk: 'Жеткізілмеген уақыты', en: 'Failed at' }),
    failure: nothing('the class of the failure, in a word'),
  },
});

interface Letter {
  /** A stable word for which letter it is, such as `confirm-email`. */
  readonly letter: string;
  readonly to: { readonly personId: string | null; readonly email: string; readonly locale: Locale };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
/** Belongs to what the person asked for, or to what a law makes the school tell them. */
type ServiceLetter = Letter & { readonly purpose: 'service'; readonly unsubscribeUrl?: string };
/** Needs the gate's permit, and a way to unsubscribe with one click (RFC 8058). */
type OfferLetter = Letter & { readonly purpose: 'offers'; readonly unsubscribeUrl: string; readonly permit: Permit };
export type OutgoingLetter = ServiceLetter | OfferLetter;

/** In the addresses of accounts that were closed, which have no mailbox any more; nobody can ever have it (RFC 2606). */
export const CLOSED_DOMAIN = 'closed.invalid';

/**
 * Writes the letter and the job that sends it, both in the caller's transaction. Returns its id. To whom no letter can reach,
 * their account being closed, none is written.
 */
export async function post(tx: Context, letter: OutgoingLetter): Promise<string> {
  if (letter.purpose !== 'service') checkPermit(tx, letter.permit, letter.to.personId);
  const id = tx.ids.uuid();
  if (letter.to.email.endsWith(`@${CLOSED_DOMAIN}`)) return id;
  await tables<OutboxDb>(tx)
    .insertInto('outbox_messages')
    .values({
      id,
      person_id: letter.to.personId,
      letter: letter.letter,
      purpose: letter.purpose,
      recipient: letter.to.email,
      locale: letter.to.locale,
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      unsubscribe_url: letter.unsubscribeUrl ?? null,
      written_at: tx.clock.now(),
      sent_at: null,
      failed_at: null,
      failure: null,
    })
    .execute();
  await enqueue(tx, deliverMessage(noTransport), { messageId: id });
  return id;
}

const WITHDRAWN = 'withdrawn';

/** Letters of one kind that have not left yet are never sent to these addresses. They stay, and say so. */
export async function withdrawLetters(tx: Context, recipients: readonly string[], letter: string): Promise<void> {
  await tables<OutboxDb>(tx)
    .updateTable('outbox_messages')
    .set({ failed_at: tx.clock.now(), failure: WITHDRAWN })
    .where('recipient', 'in', recipients)
    .where('letter', '=', letter)
    .where('sent_at', 'is', null)
    .execute();
}

/** An offer of a school that was brought back: its reader may have said no since the backup. */
const WAITS = 'restored';

async function waits(ctx: Context): Promise<boolean> {
  return (await findStandstill(ctx))?.restored !== undefined;
}

/** Offers that waited for somebody to look are tried again; the gate is asked as ever. */
export async function sendWaitingOffers(tx: Context): Promise<void> {
  const waiting = await tables<OutboxDb>(tx)
    .updateTable('outbox_messages')
    .set({ failure: null })
    .where('failure', '=', WAITS)
    .where('sent_at', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of waiting) await enqueue(tx, deliverMessage(noTransport), { messageId: id });
}

const noTransport: MailTransport = { name: 'none', deliver: async () => 'kept' };

/** Whether an offer may still leave: its reader may have changed their mind since it was written. */
type OfferCheck = (ctx: Context, message: Readonly<OutboxMessagesTable>) => Promise<boolean>;
const noOffers: OfferCheck = async () => false;

/** The job that sends one letter; `app.ts` gives it the transport, and the gate for offers. */
export function deliverMessage(transport: MailTransport, mayStillGo: OfferCheck = noOffers) {
  return defineJob({
    name: 'outbox.deliver',
    payload: z.object({ messageId: z.uuid() }),
    run: async (ctx, { messageId }) => {
      const message = await tables<OutboxDb>(ctx)
        .selectFrom('outbox_messages')
        .selectAll()
        .where('id', '=', messageId)
        .where('sent_at', 'is', null)
        .where((is) => is.or([is('failure', 'is', null), is('failure', '<>', WITHDRAWN)]))
        .executeTakeFirst();
      // Erased, taken back or sent already: there is nothing left to do.
      if (!message) return;
      const isOffer = message.purpose !== 'service';
      if (isOffer && (await waits(ctx))) {
        await tables<OutboxDb>(ctx)
          .updateTable('outbox_messages')
          .set({ failure: WAITS })
          .where('id', '=', messageId)
          .execute();
        return;
      }
      const goes = !isOffer || (await mayStillGo(ctx, message));
      const outcome = goes ? await transport.deliver(message, ctx.school) : { refused: 'gate' };
      if (outcome === 'kept') return;
      await tables<OutboxDb>(ctx)
        .updateTable('outbox_messages')
        .set(
          outcome === 'sent'
            ? { sent_at: ctx.clock.now(), failed_at: null, failure: null }
            : { failed_at: ctx.clock.now(), failure: outcome.refused },
        )
        .where('id', '=', messageId)
        .execute();
    },
  });
}
