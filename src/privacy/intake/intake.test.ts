import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tables } from '#platform/database/database.ts';
import type { CasesDb } from '#privacy/cases';
import { useSchool } from '#tests/harness/school.ts';
import { type Mailbox, startMailbox } from '../../../tests/mailbox/dovecot.ts';
import { oddLetters } from '../../../tests/mailbox/odd-letters.ts';
import { readMailbox, takeLetter } from './index.ts';
import { guessDemand, requestLocale } from './subject.ts';

const school = useSchool();
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
}, 60_000);
afterAll(() => mailbox?.stop());

const cases = () =>
  tables<CasesDb>(school.ctx).selectFrom('privacy_cases').selectAll().orderBy('received_at').execute();
const write = (from: string, subject: string, rest = '\r\nТекст', id = `${from}-${subject.length}`) =>
  Buffer.from(`From: ${from}\r\nSubject: ${subject}\r\nMessage-ID: <${id}>\r\n${rest}\r\n`);

describe('the intake', () => {
  it('opens one case from a real mailbox, however often it is read, and answers in the letter’s language', async () => {
    const email = 'dana@example.kz';
    await mailbox.deliver(write(email, 'Re: Дербес деректер туралы сұрау', '\r\nДеректерімнің көшірмесін жіберіңіз'));
    const reads = [await readMailbox(school.ctx, mailbox.url), await readMailbox(school.ctx, mailbox.url)];
    expect(reads.map(({ looked, cases: opened }) => [looked, opened])).toEqual([
      [1, 1],
      [0, 0],
    ]);
    const found = (await cases()).filter((each) => each.email === email);
    expect(found).toMatchObject([{ way: 'email', locale: 'kk', demand: 'access', state: 'identity-asked' }]);
    const letter = (await school.letters()).find(({ recipient }) => recipient === email);
    expect(letter?.subject).toBe(`${found[0]?.number} сұрауыңыз алынды`);
  });

  it('takes nothing twice when two readers come at once, or the mailbox is numbered anew', async () => {
    const before = (await cases()).length;
    await mailbox.deliver(write('twice@example.kz', 'Запрос о персональных данных'));
    await Promise.all([readMailbox(school.ctx, mailbox.url), readMailbox(school.ctx, mailbox.url)]);
    await tables<{ intake_mailboxes: { uid_validity: string } }>(school.ctx)
      .updateTable('intake_mailboxes')
      .set({ uid_validity: '1' })
      .execute();
    const again = await readMailbox(school.ctx, mailbox.url);
    expect(again.looked).toBeGreaterThanOrEqual(2);
    expect((await cases()).length).toBe(before + 1);
  });

  it('joins an answer to its case, and nobody else’s letter', async () => {
    await takeLetter(school.ctx, write('asker@example.kz', 'Запрос о персональных данных'));
    const found = (await cases()).find((each) => each.email === 'asker@example.kz');
    const subject = `Re: Ваш запрос ${found?.number} получен`;
    expect(await takeLetter(school.ctx, write('stranger@example.kz', subject))).toMatchObject({
      reason: 'not-their-case',
    });
    expect(await takeLetter(school.ctx, write('asker@example.kz', subject, '\r\nДобавлю', 'more'))).toEqual({
      outcome: 'joined',
      caseId: found?.id,
    });
    const messages = await tables<CasesDb>(school.ctx)
      .selectFrom('case_messages')
      .select(['direction', 'text'])
      .where('case_id', '=', found?.id ?? '')
      .execute();
    expect(messages.filter(({ direction }) => direction === 'in')).toEqual([{ direction: 'in', text: 'Добавлю' }]);
  });

  it('seals the copy of a document that a letter brought, and refuses what is none', async () => {
    const part = (type: string, bytes: Buffer) =>
      `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="x"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n`;
    const body = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${part('application/pdf', Buffer.from('%PDF-1.7 passport'))}${part('application/pdf', Buffer.from('MZ program'))}--b--`;
    const taken = await takeLetter(school.ctx, write('paper@example.kz', 'Request about personal data', body));
    const proofs = await tables<CasesDb>(school.ctx)
      .selectFrom('identity_proofs')
      .selectAll()
      .where('case_id', '=', taken.caseId ?? '')
      .execute();
    expect(proofs.map(({ media_type }) => media_type)).toEqual(['application/pdf']);
    expect(proofs[0]?.sealed?.includes('passport')).toBe(false);
    expect((await cases()).find(({ id }) => id === taken.caseId)?.state).toBe('received');
  });

  it('opens a case from the head of a letter that is too large to be read', async () => {
    const email = 'huge@example.kz';
    await mailbox.deliver(
      Buffer.concat([write(email, 'Запрос о персональных данных'), Buffer.alloc(21 * 1024 * 1024, 'a\r\n')]),
    );
    expect(await readMailbox(school.ctx, mailbox.url)).toMatchObject({ looked: 1, cases: 1 });
    expect((await cases()).find((each) => each.email === email)?.text).toBe('Запрос о персональных данных');
  });

  it('stops a flood from one address after ten cases a day', async () => {
    const outcomes: string[] = [];
    for (let number = 0; number < 12; number += 1) {
      const taken = await takeLetter(
        school.ctx,
        write('flood@example.kz', 'Personal data request', '\r\nx', `flood${number}`),
      );
      outcomes.push(taken.reason ?? taken.outcome);
    }
    expect(outcomes).toEqual([...Array(10).fill('case'), 'flood', 'flood']);
  });

  it('writes down nothing of the letter or its sender beside the case', async () => {
    expect(school.logLines.join()).not.toContain('@example.kz');
    const { rows } = await school.school.pool.query('select fingerprint from intake_letters');
    expect(rows.every(({ fingerprint }) => /^[0-9a-f]{64}$/.test(fingerprint))).toBe(true);
  });

  it('makes one case of each odd letter or leaves it with the right reason, and goes on', {
    timeout: 300_000,
  }, async () => {
    const letters = oddLetters();
    const wrong: string[] = [];
    for (const { name, raw, becomes } of letters) {
      const taken = await takeLetter(school.ctx, raw);
      const became = taken.reason ?? taken.outcome;
      if (becomes !== 'any' && became !== becomes) wrong.push(`${name}: ${became}, not ${becomes}`);
    }
    expect(wrong).toEqual([]);
    expect(letters.length).toBeGreaterThanOrEqual(300);
    const after = await takeLetter(school.ctx, write('after@example.kz', 'Запрос о персональных данных'));
    expect(after.outcome).toBe('case');
  });
});

describe('a subject', () => {
  it.each([
    ['ЗАПРОС   о персональных\u00a0данных', 'ru'],
    ['Re: Fwd: Отв: запрос о персональных данных', 'ru'],
    ['Дербес деректер туралы сұрау салу', 'kk'],
    ['REQUEST ABOUT PERSONAL DATA', 'en'],
    ['Запрос данных', undefined],
    ['', undefined],
  ])('%s marks a request: %s', (subject, locale) => expect(requestLocale(subject)).toBe(locale));

  it('takes the stricter clock where two rights are named, and never guesses at the one that needs no identity', () => {
    expect(guessDemand('Пришлите копию и удалите всё')).toBe('erase');
    expect(guessDemand('Ізімді өшіріңіз')).toBe('erase');
    expect(guessDemand('Где вы храните мои данные?')).toBe('unclear');
    expect(guessDemand('Көшірмесін жіберіңіз')).toBe('access');
    expect(guessDemand('Здравствуйте, сотрудники школы')).toBe('unclear');
  });
});
