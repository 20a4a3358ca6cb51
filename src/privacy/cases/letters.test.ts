/** The desk's letters as they arrive: over SMTP, parsed back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverMessage } from '#platform/outbox/outbox.ts';
import { smtpTransport } from '#platform/outbox/transport.ts';
import { useSchool } from '#tests/harness/school.ts';
import { type SmtpSink, startSmtpSink } from '../../../tests/mailbox/smtp-sink.ts';
import { askIdentity, confirmByCode, decideCase, openCase, watchCases } from './index.ts';
import { writeToCase } from './work-case.ts';

const school = useSchool();
let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink();
});
afterAll(() => sink?.stop());

/** Sends what waits in the outbox, and returns what came for the address. */
async function arrivedFor(address: string) {
  const deliver = deliverMessage(smtpTransport(sink.url));
  const came = new Set(sink.letters.map(({ messageId }) => messageId));
  for (const { id, sent_at } of await school.letters()) {
    if (!sent_at && ![...came].some((known) => known?.includes(id))) await deliver.run(school.ctx, { messageId: id });
  }
  return sink.letters.filter(({ to }) => [to ?? []].flat().some(({ text }) => text.includes(address)));
}

describe('the letters of the desk, sent over SMTP', () => {
  it.each([
    ['ru', 'Ответим не позднее 11 декабря 2026', 'Ответ на запрос', 'Код: '],
    ['kk', 'Жауап беретін соңғы күн: 2026 жылғы 11 желтоқсан', 'сұрауына жауап', 'Код: '],
    ['en', 'no later than 11 December 2026', 'The answer to request', 'Code: '],
  ] as const)(
    'tell the number and the due day, take the code and bring the answer, in %s',
    async (locale, due, answer, mark) => {
      const email = `asker-${locale}@example.kz`;
      const { id, number } = await openCase(school.ctx, { email, locale, way: 'email', demand: 'access', text: '?' });
      const [opened] = await arrivedFor(email);
      expect(opened?.subject).toContain(number);
      expect(opened?.text?.replaceAll('\u00a0', ' ')).toContain(due);
      expect(opened?.html).toContain(`lang="${locale}"`);
      const code = opened?.text?.split(mark)[1]?.slice(0, 8) ?? '';
      expect(await confirmByCode(school.ctx, { number, code })).toBe(true);
      school.clock.advance({ minutes: 1 });
      await writeToCase(school.ctx, { caseId: id, to: 'person', text: 'Жұмыс жүріп жатыр — «шамамен» бір апта' });
      school.clock.advance({ minutes: 1 });
      await decideCase(school.ctx, id, { state: 'answered', text: 'Ничего, кроме этого письма.\n\nСпасибо' });
      const [, reply, last] = await arrivedFor(email);
      expect(reply?.text).toContain('Жұмыс жүріп жатыр — «шамамен» бір апта');
      expect(last?.subject).toContain(answer);
      expect(last?.text).toContain('Ничего, кроме этого письма.');
    },
  );

  it('refuse with the law’s reason and say where to complain', async () => {
    const email = 'refused@example.kz';
    const { id } = await openCase(school.ctx, { email, locale: 'en', way: 'email', demand: 'access', text: '?' });
    await askIdentity(school.ctx, id);
    school.clock.advance({ minutes: 1 });
    await decideCase(school.ctx, id, {
      state: 'refused',
      refusal: 'another-person',
      text: 'The letter is about Dana.',
    });
    const last = (await arrivedFor(email)).at(-1);
    expect(last?.text).toContain('The data are another person’s (law 94-V, article 24)');
    expect(last?.text).toContain('you can complain to the ministry');
  });

  it('alarm the responsible person at 50, 80 and 100 %, with the number and nothing of who asked', async () => {
    const officer = await school.person({ roles: ['privacy-officer'], locale: 'kk' });
    const email = 'waiting@example.kz';
    const { number } = await openCase(school.ctx, {
      email,
      locale: 'ru',
      way: 'letter',
      demand: 'access',
      text: 'Тайна',
      identity: 'document',
    });
    for (let day = 0; day < 21; day += 1) {
      school.clock.advance({ hours: 24 });
      await watchCases(school.ctx);
    }
    const alarms = (await arrivedFor(officer.email)).filter(({ subject }) => subject?.includes(number));
    expect(alarms.map(({ subject }) => subject?.split(':')[0])).toEqual([
      'Мерзімнің 50% өтті',
      'Мерзімнің 80% өтті',
      'Мерзімі өтті',
    ]);
    for (const { text } of alarms) expect(text).not.toMatch(/Тайна|waiting@/);
  });
});
