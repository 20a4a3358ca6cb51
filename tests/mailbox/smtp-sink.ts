/** A real SMTP server on the loopback that keeps what it is given, as its recipients' mail programs would read it. */
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface SmtpSink {
  readonly url: string;
  /** In the order they came. */
  readonly letters: readonly ParsedMail[];
  stop(): Promise<void>;
}

export interface SmtpWays {
  /** With a certificate that nobody vouches for. */
  readonly tls?: boolean;
  /** Refused as a mailbox that is not there. */
  readonly unknown?: string;
}

export async function startSmtpSink({ tls = false, unknown }: SmtpWays = {}): Promise<SmtpSink> {
  const letters: ParsedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      callback(address === unknown ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : undefined);
    },
    onData(stream, _session, callback) {
      simpleParser(stream).then(
        (letter) => {
          letters.push(letter);
          callback();
        },
        (error: unknown) => callback(error instanceof Error ? error : new Error('unreadable')),
      );
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
