/** The way out for letters: an SMTP server, or nowhere (they stay readable in the outbox). */
import { createTransport } from 'nodemailer';
import type { SchoolFacts } from '../context.ts';
import type { OutboxMessagesTable } from './outbox.ts';

/** `kept`: no server is set. `refused`: the server will never take it; a passing fault throws, and the job tries again. */
export type Delivery = 'sent' | 'kept' | { readonly refused: string };

export interface MailTransport {
  readonly name: string;
  deliver(message: Readonly<OutboxMessagesTable>, school: SchoolFacts): Promise<Delivery>;
}

export const keepingTransport: MailTransport = { name: 'outbox', deliver: async () => 'kept' };

export function smtpTransport(url: string): MailTransport {
  const smtp = createTransport(url);
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
        const code = (error as { responseCode?: number }).responseCode ?? 0;
        if (code >= 500 && code < 600) return { refused: `smtp ${code}` };
        throw new Error(
          `the mail server did not take the letter (${code || (error as { code?: string }).code || 'no answer'})`,
        );
      }
    },
  };
}
