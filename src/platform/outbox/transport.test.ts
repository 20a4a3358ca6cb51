import { afterEach, describe, expect, it } from 'vitest';
import { type SmtpSink, type SmtpWays, startSmtpSink } from '../../../tests/mailbox/smtp-sink.ts';
import type { SchoolFacts } from '../context.ts';
import type { OutboxMessagesTable } from './outbox.ts';
import { smtpTransport } from './transport.ts';

const letter = {
  id: '019ab000-0000-7000-8000-000000000001',
  recipient: 'marina@example.kz',
  subject: 'A letter',
  text: 'To be read on the way by nobody',
  html: '<p>To be read on the way by nobody</p>',
  unsubscribe_url: null,
} as OutboxMessagesTable;
const school = { name: 'School', email: 'school@example.kz', baseUrl: 'http://school.test' } as SchoolFacts;

let sink: SmtpSink;

/** `host` is another name of this machine: to the school it is elsewhere unless it is loopback. */
async function deliver(host: string, ways: SmtpWays = {}, query = '') {
  sink = await startSmtpSink(ways);
  return smtpTransport(`smtp://${host}:${new URL(sink.url).port}${query}`).deliver(letter, school);
}

afterEach(() => sink.stop());

describe('letters on their way', () => {
  it('go in the clear to a mail server of this machine', async () => {
    expect(await deliver('127.0.0.1')).toBe('sent');
    expect(sink.letters).toHaveLength(1);
  });

  it.each(['', '?ignoreTLS=true', '?requireTLS=false', '?opportunisticTLS=true'])(
    'do not go to a server elsewhere that cannot encrypt (%s), and wait',
    async (query) => {
      await expect(deliver('0.0.0.0', {}, query)).rejects.toThrow('did not take the letter (ETLS');
      expect(sink.letters).toHaveLength(0);
    },
  );

  it('go to a server elsewhere that can', async () => {
    await expect(deliver('0.0.0.0', { tls: true })).rejects.toThrow('did not take the letter');
    expect(sink.letters, 'anybody may have made this certificate').toHaveLength(0);
    await sink.stop();
    expect(await deliver('0.0.0.0', { tls: true }, '?tls.rejectUnauthorized=false')).toBe('sent');
    expect(sink.letters).toHaveLength(1);
  });

  it('are refused for good where the mailbox is not there', async () => {
    expect(await deliver('127.0.0.1', { unknown: letter.recipient })).toEqual({ refused: 'smtp 550' });
  });
});
