/** The way out for letters: an SMTP server, or nowhere (they stay readable in the outbox). */
import { createTransport } from 'nodemailer';
import type { SchoolFacts } from '../context.ts';
import { isLoopback } from '../loopback.ts';
import type { OutboxMessagesTable } from './outbox.ts';

/** `kept`: no server is set. `refused`: the server will never take it; a passing fault throws, and the job tries again. */
export type Delivery = 'sent' | 'kept' | { readonly refused: string };

export interface MailTransport {
  readonly name: string;
  deliver(message: Readonly<OutboxMessagesTable>, school: SchoolFacts): Promise<Delivery>;
}

export const keepingTransport: MailTransport = { name: 'outbox', deliver: async () => 'kept' };

/** In the clear on this machine only: elsewhere the connection turns to TLS before a letter goes, or none goes. */
function guarded(url: string): string {
  const address = new URL(url);
  if (!isLoopback(address.hostname)) address.searchParams.set('requireTLS', 'true');
  return address.href;
}

/** What says that a letter is not wanted; after a failure to sign in or to encrypt, another try may go well. */
const ABOUT_THE_LETTER = ['EENVELOPE', 'EMESSAGE'];

export function smtpTransport(url: string): MailTransport {
  const smtp = createTransport(guarded(url));
  return {
    name: 'smtp',
    async deliver(message, school) {
      try {
        await smtp.sendMail({
          from: { name: school.name, address: school.email },
          to: message.recipient,
          subject: message.subject,
          text: message.text,
          html: message.html,
          messageId: `<${message.id}@${new URL(school.baseUrl).hostname}>`,
          headers: message.unsubscribe_url
            ? {
                'List-Unsubscribe': `<${message.unsubscribe_url}>`,
                'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
              }
            : {},
        });
        return 'sent';
      } catch (error) {
        const { code = 'no answer', responseCode = 0 } = error as { code?: string; responseCode?: number };
        const permanent = responseCode >= 500 && responseCode < 600;
        if (permanent && ABOUT_THE_LETTER.includes(code)) return { refused: `smtp ${responseCode}` };
        throw new Error(`the mail server did not take the letter (${[code, responseCode || ''].join(' ').trim()})`);
      }
    },
  };
}
