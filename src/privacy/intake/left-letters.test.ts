import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { addTask, type CasesDb, finishTask, getCase, openCase } from '#privacy/cases';
import { resumePartner, suspendPartner } from '#privacy/partners';
import { partnerForTest } from '#tests/harness/partner.ts';
import { useSchool } from '#tests/harness/school.ts';
import { type Mailbox, startMailbox } from '../../../tests/mailbox/dovecot.ts';
import { readMailbox, takeLetter } from './index.ts';
import { findLeftLetters, lookAtHeads, openLeftLetter } from './left-letters.ts';
import type { LeftReason } from './sort-letter.ts';

const school = useSchool();
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
}, 60_000);
afterAll(() => mailbox?.stop());

const letter = (from: string, subject: string, rest = '\r\nУдалите мои данные', id = `${from}-${subject.length}`) =>
  Buffer.from(`From: ${from}\r\nSubject: ${subject}\r\nMessage-ID: <${id}>\r\n${rest}\r\n`);
const leftOf = (reason: LeftReason) => findLeftLetters(school.ctx, { reason, page: 1 });

describe('a letter left alone', () => {
  it('shows its sender and subject from the mailbox, and becomes a case with its own day by one click', async () => {
    await mailbox.deliver(letter('dana@example.kz', 'Мои данные'));
    await readMailbox(school.ctx, mailbox.url);
    const [left] = await leftOf('other-subject');
    expect(left?.received_at).not.toBeNull();
    const heads = await lookAtHeads(school.ctx, mailbox.url, left ? [left] : []);
    expect(heads).toEqual(new Map([[left?.fingerprint, { from: 'dana@example.kz', subject: 'Мои данные' }]]));
    const caseId = await openLeftLetter(school.ctx, mailbox.url, left?.fingerprint ?? '');
    expect(await getCase(school.ctx, caseId)).toMatchObject({
      email: 'dana@example.kz',
      demand: 'erase',
      way: 'email',
      received_at: left?.received_at,
      text: 'Удалите мои данные',
    });
    expect(await leftOf('other-subject')).toEqual([]);
    await expect(openLeftLetter(school.ctx, mailbox.url, left?.fingerprint ?? '')).rejects.toEqual(
      new Conflict('taken'),
    );
    await expect(openLeftLetter(school.ctx, mailbox.url, 'f'.repeat(64))).rejects.toThrow(NotFound);
  });

  it('keeps nothing of the letter here, and says so when the mailbox is away', async () => {
    await mailbox.deliver(letter('secret@example.kz', 'Тайная тема'));
    await readMailbox(school.ctx, mailbox.url);
    const [left] = await leftOf('other-subject');
    const { rows } = await school.school.pool.query('select intake_letters::text as text from intake_letters');
    expect(JSON.stringify(rows)).not.toMatch(/secret|Тайная/);
    const away = mailbox.url.replace(/:\d+\//, ':1/');
    expect(await lookAtHeads(school.ctx, away, left ? [left] : [])).toBe('unreachable');
    await expect(openLeftLetter(school.ctx, away, left?.fingerprint ?? '')).rejects.toEqual(new Conflict('gone'));
    await expect(openLeftLetter(school.ctx, undefined, left?.fingerprint ?? '')).rejects.toEqual(new Conflict('gone'));
  });

  it('is answered by nobody where a machine wrote it', async () => {
    const machine = '\r\nЯ в отпуске';
    await mailbox.deliver(letter('robot@example.kz', 'Автоответ', `Auto-Submitted: auto-replied\r\n${machine}`));
    await readMailbox(school.ctx, mailbox.url);
    const [left] = await leftOf('auto-submitted');
    const caseId = await openLeftLetter(school.ctx, mailbox.url, left?.fingerprint ?? '');
    expect((await getCase(school.ctx, caseId)).email).toBeNull();
    expect((await school.letters()).filter(({ recipient }) => recipient === 'robot@example.kz')).toEqual([]);
  });

  it('is old when it came more than a year before it was first read', async () => {
    const receivedAt = school.clock.now().subtract({ hours: 24 * 366 });
    const place = { mailbox: 'm', uidValidity: '1', uid: 1, receivedAt };
    const taken = await takeLetter(school.ctx, letter('old@example.kz', 'Запрос о персональных данных'), place);
    expect(taken).toEqual({ outcome: 'left', reason: 'old' });
  });

  it('is on a page for the responsible person, filtered by its reason', async () => {
    const [officer, teacher] = [
      await school.person({ roles: ['privacy-officer'] }),
      await school.person({ roles: ['instructor'] }),
    ];
    expect((await school.request('/office/mailbox', { cookie: teacher.cookie })).status).toBe(403);
    const shown = await (await school.request('/office/mailbox?reason=old', { cookie: officer.cookie })).text();
    expect(shown).toContain('Пришло больше года назад');
    expect(shown).toContain('Почтовый ящик сейчас не отвечает');
    const [left] = await leftOf('old');
    const opened = await school.request(`/office/mailbox/${left?.fingerprint}`, { cookie: officer.cookie, form: {} });
    expect([opened.status, await opened.text()]).toEqual([409, expect.stringContaining('запишите запрос вручную')]);
  });
});

describe('bad input by mail', () => {
  it('takes the head of a letter with an attachment of 100 MB, and goes on', { timeout: 60_000 }, async () => {
    const email = 'hundred@example.kz';
    const head = letter(email, 'Запрос о персональных данных', 'Content-Type: application/pdf\r\n');
    await mailbox.deliver(Buffer.concat([head, Buffer.alloc(100 * 1024 * 1024, 'QUFB\r\n')]));
    await mailbox.deliver(letter('after@example.kz', 'Запрос о персональных данных'));
    expect(await readMailbox(school.ctx, mailbox.url)).toMatchObject({ looked: 2, cases: 2 });
    const { rows } = await school.school.pool.query('select way, text from privacy_cases where email = $1', [email]);
    expect(rows).toEqual([{ way: 'email', text: 'Запрос о персональных данных' }]);
    expect((await tables<CasesDb>(school.ctx).selectFrom('identity_proofs').selectAll().execute()).length).toBe(0);
  });

  it('joins a partner’s letter while their task waits, and treats them as a stranger once they are out', async () => {
    const opening = { email: 'p@example.kz', locale: 'ru', way: 'email', demand: 'erase', text: '?' } as const;
    const { id, number } = await openCase(school.ctx, opening);
    const partnerId = await partnerForTest(school.ctx, { addresses: ['first@cloud.kz', 'ops@cloud.kz'] });
    await addTask(school.ctx, { caseId: id, text: 'Удалить', dueOn: undefined, partnerId });
    const subject = `Re: Просьба по запросу ${number}`;
    const answer = (mark: string) => letter('ops@cloud.kz', subject, `\r\n${mark}`, mark);
    expect(await takeLetter(school.ctx, answer('done'))).toEqual({ outcome: 'joined', caseId: id });
    const { rows } = await school.school.pool.query('select id from case_tasks where case_id = $1', [id]);
    await finishTask(school.ctx, { caseId: id, taskId: rows[0].id });
    const before = await tables<CasesDb>(school.ctx).selectFrom('case_messages').selectAll().execute();
    const letters = (await school.letters()).length;
    expect(await takeLetter(school.ctx, answer('afterwards'))).toEqual({ outcome: 'left', reason: 'not-their-case' });
    expect(await tables<CasesDb>(school.ctx).selectFrom('case_messages').selectAll().execute()).toEqual(before);
    expect((await school.letters()).length).toBe(letters);
  });

  it('refuses each letter of a suspended partner, in words that tell nothing, and writes it down', async () => {
    const opening = { email: 'q@example.kz', locale: 'ru', way: 'email', demand: 'erase', text: '?' } as const;
    const { id, number } = await openCase(school.ctx, opening);
    const from = 'duty@archive.kz';
    const partnerId = await partnerForTest(school.ctx, { name: 'Архив', addresses: ['ops@archive.kz', from] });
    await addTask(school.ctx, { caseId: id, text: 'Удалить', dueOn: undefined, partnerId });
    await suspendPartner(school.ctx, partnerId, 'Утечка');
    const before = await tables<CasesDb>(school.ctx).selectFrom('case_messages').selectAll().execute();
    const cases = await tables<CasesDb>(school.ctx).selectFrom('privacy_cases').select('id').execute();
    const answers = async () =>
      (await school.letters()).filter(
        ({ letter: kind, recipient }) => kind === 'partner-refused' && recipient === from,
      );
    const subjects = [`Re: Просьба по запросу ${number}`, 'Запрос о персональных данных', 'Счёт за ноябрь', 'Ещё счёт'];
    for (const [place, subject] of subjects.entries()) {
      const taken = await takeLetter(school.ctx, letter(from, subject, `\r\n${place}`, `suspended-${place}`));
      expect(taken).toEqual({ outcome: 'left', reason: 'suspended-partner' });
    }
    const machine = letter(from, 'Счёт', 'Auto-Submitted: auto-replied\r\n', 'suspended-machine');
    expect(await takeLetter(school.ctx, machine)).toEqual({ outcome: 'left', reason: 'auto-submitted' });
    expect(await tables<CasesDb>(school.ctx).selectFrom('case_messages').selectAll().execute()).toEqual(before);
    expect(await tables<CasesDb>(school.ctx).selectFrom('privacy_cases').select('id').execute()).toEqual(cases);
    // Three answers in a day: a fourth could be the second half of a loop.
    expect(await answers()).toHaveLength(3);
    for (const { subject, text } of await answers()) {
      expect(`${subject} ${text}`).toContain('приостановлена');
      expect(`${subject} ${text}`).not.toMatch(new RegExp(`${number}|q@example.kz|Утечка`));
    }
    const { rows } = await school.school.pool.query(
      `select count(*)::int from audit_events where action = 'partner.letter_refused' and object_id = $1`,
      [partnerId],
    );
    expect(rows).toEqual([{ count: 4 }]);
    await resumePartner(school.ctx, partnerId);
    const again = letter(from, subjects[0] ?? '', '\r\nagain', 'resumed');
    expect(await takeLetter(school.ctx, again)).toEqual({ outcome: 'joined', caseId: id });
  });

  it('leaves a wrong number and a request for another’s case unanswered, and records both', async () => {
    const { number } = await openCase(school.ctx, {
      email: 'owner@example.kz',
      locale: 'ru',
      way: 'email',
      demand: 'access',
      text: '?',
    });
    const letters = (await school.letters()).length;
    for (const wrong of [number, '26-ZZZZZZZZ']) {
      const taken = await takeLetter(school.ctx, letter('thief@example.kz', `Запрос ${wrong}`, '\r\nдайте', wrong));
      expect(taken).toEqual({ outcome: 'left', reason: 'not-their-case' });
    }
    expect((await leftOf('not-their-case')).length).toBeGreaterThanOrEqual(2);
    expect((await school.letters()).length).toBe(letters);
  });
});
