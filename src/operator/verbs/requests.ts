import { readMailbox } from '#privacy/intake';
import { Failure, type Verb } from '../verb.ts';

export const requestsIntake: Verb = {
  name: 'requests intake',
  usage: '',
  summary: 'Reads the mailbox of IMAP_URL now: what is new opens cases, joins them, or is left alone',
  words: 0,
  async run({ ctx, config }) {
    if (!config.imapUrl) throw new Failure('IMAP_URL is not set: there is no mailbox to read');
    const read = await readMailbox(ctx, config.imapUrl).catch((error: Error & { code?: string }) => {
      throw new Failure(`the mailbox cannot be read: ${error.code ?? error.name}`);
    });
    const { looked, cases, joined, left } = read;
    return { rows: [{ looked, cases, joined, left }] };
  },
};
