import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { resume } from '#platform/jobs/resume.ts';
import { noteRestore, tick } from '#platform/jobs/standstill.ts';
import { erasePerson } from '#privacy/erasure';
import { DEMANDS } from '#privacy/terms';
import { useSchool } from '#tests/harness/school.ts';
import { alarmAt, isClosed, lateFrom, mayBecome, STATES, type State } from './case.ts';
import {
  acceptIdentity,
  askIdentity,
  type CasesDb,
  confirmByCode,
  decideCase,
  getCase,
  keepProof,
  type OpenedCase,
  type Opening,
  openCase,
  watchCases,
} from './index.ts';
import { openProof } from './proofs.ts';
import { nameDemand, takeIntoWork, writeToCase } from './work-case.ts';

const school = useSchool();
const at = (text: string) => Temporal.Instant.from(text);
let count = 0;
const stranger = () => `asker${count++}@example.kz`;

function open(given: Partial<Opening> = {}): Promise<OpenedCase> {
  school.clock.advance({ seconds: 1 });
  const opening = { email: stranger(), locale: 'ru', demand: 'access', way: 'email', text: 'Что вы храните?' } as const;
  return openCase(school.ctx, { ...opening, ...given });
}

async function lettersTo(email: string) {
  return (await school.letters()).filter((letter) => letter.recipient === email);
}

async function codeSentTo(email: string): Promise<string> {
  const text = (await lettersTo(email)).at(-1)?.text ?? '';
  return /(?:Код|Code): ([2-9A-Z]{8})/.exec(text)?.[1] ?? 'no code';
}

describe('the states of a case', () => {
  it('end for good: nothing follows a decision', () => {
    for (const state of STATES.filter(isClosed)) {
      expect(STATES.filter((next) => mayBecome(state, next))).toEqual([]);
    }
  });

  it('let nobody be answered before they have shown who they are, on any way', () => {
    const paths = fc.array(fc.constantFrom(...STATES), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(paths, (wishes) => {
        let state: State = 'received';
        let accepted = false;
        for (const wish of wishes) {
          if (!mayBecome(state, wish)) continue;
          state = wish;
          accepted ||= state === 'accepted';
          expect(state === 'answered' && !accepted).toBe(false);
        }
      }),
    );
  });

  it('alarm never goes down, and is 100 from the first moment of the day after', () => {
    const received = at('2026-11-22T06:00:00Z');
    const due = Temporal.PlainDate.from('2026-12-11');
    expect(lateFrom(due).toString()).toBe('2026-12-11T19:00:00Z');
    expect(alarmAt(received, due, at('2026-12-11T18:59:59Z'))).toBe(80);
    expect(alarmAt(received, due, at('2026-12-11T19:00:00Z'))).toBe(100);
    const hours = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(hours, hours, (a, b) => {
        const [sooner, later] = [Math.min(a, b), Math.max(a, b)].map((h) =>
          alarmAt(received, due, received.add({ hours: h })),
        );
        expect(later).toBeGreaterThanOrEqual(sooner ?? 0);
      }),
    );
  });
});

describe('the clock of a case', () => {
  it.each([
    ['rectify', '2026-04-29'],
    ['erase', '2026-04-29'],
    ['restrict', '2026-04-29'],
    ['decision', '2026-05-04'],
    ['disclosure', '2026-05-15'],
    ['access', '2026-05-22'],
    ['portability', '2026-05-22'],
    ['withdraw', '2026-05-22'],
    ['unclear', '2026-05-22'],
  ] as const)('gives %s, received on 28 April 2026, until %s', async (demand, due) => {
    expect((await open({ demand, receivedAt: at('2026-04-28T06:00:00Z') })).dueOn.toString()).toBe(due);
  });

  it('has a term for every right there is', async () => {
    for (const demand of DEMANDS) expect((await open({ demand })).number).toMatch(/^26-[2-9A-Z]{8}$/);
  });

  it('is set anew from the day of receipt once the right is known', async () => {
    const { id } = await open({ demand: 'unclear', receivedAt: at('2026-04-28T06:00:00Z') });
    await nameDemand(school.ctx, id, 'erase');
    expect((await getCase(school.ctx, id)).due_on.toString()).toBe('2026-04-29');
  });

  it('reminds the responsible person at 50, 80 and 100 percent, once each, without saying who asks', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const email = stranger();
    const { id, number } = await open({ email, demand: 'erase', identity: 'visit' });
    const received = school.clock.now();
    const due = (await getCase(school.ctx, id)).due_on;
    const whole = received.until(lateFrom(due)).total('minutes');
    const alarms = async () => (await lettersTo(officer.email)).filter(({ subject }) => subject.includes(number));
    const seen: number[] = [];
    for (const percent of [49, 50, 79, 80, 81, 99, 100, 150]) {
      school.clock.set(received.add({ minutes: Math.ceil((whole * percent) / 100) }));
      await watchCases(school.ctx);
      await watchCases(school.ctx);
      seen.push((await alarms()).length);
    }
    school.clock.set(received);
    expect(seen).toEqual([0, 1, 1, 2, 2, 2, 3, 3]);
    expect((await alarms()).map(({ text }) => text).join()).not.toContain(email);
    expect((await alarms()).at(-1)?.subject).toContain('Просрочен');
  });

  it('lets a demand lapse whose sender never came back, and tells them', async () => {
    const email = stranger();
    const { id } = await open({ email, way: 'form', locale: 'en' });
    const start = school.clock.now();
    school.clock.advance({ days: 19 });
    await watchCases(school.ctx);
    expect((await getCase(school.ctx, id)).state).toBe('identity-asked');
    school.clock.advance({ days: 1 });
    await watchCases(school.ctx);
    school.clock.set(start);
    expect((await getCase(school.ctx, id)).state).toBe('lapsed');
    expect((await lettersTo(email)).map(({ subject }) => subject).join()).toContain('closed without an answer');
  });
});

it('lets no demand lapse in a school that was brought back until somebody has looked', async () => {
  const { id } = await open({ way: 'form' });
  const start = school.clock.now();
  school.clock.advance({ days: 20 });
  await noteRestore(school.ctx, start);
  await watchCases(school.ctx);
  expect((await getCase(school.ctx, id)).state).toBe('identity-asked');
  await resume(school.ctx);
  await watchCases(school.ctx);
  school.clock.set(start);
  expect((await getCase(school.ctx, id)).state).toBe('lapsed');
  await tick(school.ctx);
});

describe('who asks', () => {
  it('shows it by the code that went to the address, once', async () => {
    const email = stranger();
    const { id, number } = await open({ email });
    const code = await codeSentTo(email);
    const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`;
    expect(await confirmByCode(school.ctx, { number, code: typed })).toBe(true);
    expect(await getCase(school.ctx, id)).toMatchObject({ state: 'accepted', identity: 'code', code_sha256: null });
    expect(await confirmByCode(school.ctx, { number, code })).toBe(false);
  });

  it('gets nowhere with another case’s code, an old one, or by guessing', async () => {
    const [first, second] = [stranger(), stranger()];
    const [one, two] = [await open({ email: first }), await open({ email: second })];
    const code = await codeSentTo(first);
    expect(await confirmByCode(school.ctx, { number: two.number, code })).toBe(false);
    expect(await confirmByCode(school.ctx, { number: '26-BBBBBBBB', code })).toBe(false);
    school.clock.advance({ seconds: 1 });
    await askIdentity(school.ctx, one.id);
    expect(await confirmByCode(school.ctx, { number: one.number, code })).toBe(false);
    for (let guess = 0; guess < 5; guess += 1) {
      await confirmByCode(school.ctx, { number: two.number, code: '22222222' });
    }
    expect(await confirmByCode(school.ctx, { number: two.number, code: await codeSentTo(second) })).toBe(false);
    school.clock.advance({ seconds: 1 });
    await askIdentity(school.ctx, two.id);
    expect(await confirmByCode(school.ctx, { number: two.number, code: await codeSentTo(second) })).toBe(true);
    school.clock.advance({ days: 8 });
    expect(await confirmByCode(school.ctx, { number: one.number, code: await codeSentTo(first) })).toBe(false);
    school.clock.advance({ days: -8 });
  });

  it('is not answered before that', async () => {
    const { id } = await open();
    await expect(decideCase(school.ctx, id, { state: 'answered', text: 'Вот' })).rejects.toMatchObject({
      reason: 'state',
    });
    await expect(takeIntoWork(school.ctx, id)).rejects.toMatchObject({ reason: 'state' });
  });

  it('asks where data are kept without showing anything', async () => {
    const { id } = await open({ demand: 'geography' });
    expect(await getCase(school.ctx, id)).toMatchObject({ state: 'accepted', identity: 'not-needed' });
  });
});

describe('a copy of a document', () => {
  it('lies sealed, is opened with a trace, and is destroyed with the decision', async () => {
    const person = await school.person();
    const { id } = await open({ email: person.email, hasProof: true });
    const bytes = Buffer.from('%PDF-1.7 identity of somebody');
    const proofId = await keepProof(school.ctx, { caseId: id, mediaType: 'application/pdf', bytes });
    const kept = () =>
      tables<CasesDb>(school.ctx)
        .selectFrom('identity_proofs')
        .selectAll()
        .where('id', '=', proofId)
        .executeTakeFirst();
    expect((await kept())?.sealed?.includes('identity of')).toBe(false);
    expect((await openProof(school.ctx, { caseId: id, proofId })).bytes).toEqual(bytes);
    expect((await getCase(school.ctx, id)).state).toBe('received');
    await acceptIdentity(school.ctx, id, 'document');
    await decideCase(school.ctx, id, { state: 'answered', text: 'Готово' });
    expect((await kept())?.sealed).toBeNull();
    await expect(openProof(school.ctx, { caseId: id, proofId })).rejects.toThrow(NotFound);
  });

  it('is not found under another case', async () => {
    const [mine, other] = [await open({ hasProof: true }), await open()];
    const proofId = await keepProof(school.ctx, { caseId: mine.id, mediaType: 'image/png', bytes: Buffer.from('x') });
    await expect(openProof(school.ctx, { caseId: other.id, proofId })).rejects.toThrow(NotFound);
  });
});

describe('the letters of a case', () => {
  it.each(LOCALES)(
    'carry the number and the due date in %s, and a refusal says why and where to complain',
    async (locale) => {
      const email = stranger();
      const { id, number } = await open({ email, locale, receivedAt: at('2026-04-28T06:00:00Z') });
      const opened = (await lettersTo(email)).at(-1);
      expect(opened?.subject).toContain(number);
      expect(opened?.text).toMatch({ ru: /22\sмая\s2026/, kk: /2026\sжылғы\s22\sмамыр/, en: /22\sMay\s2026/ }[locale]);
      await acceptIdentity(school.ctx, id, 'visit');
      await decideCase(school.ctx, id, { state: 'refused', refusal: 'kept-by-law', text: 'Счёт за март.' });
      const refused = (await lettersTo(email)).find(({ letter }) => letter === 'case-refused')?.text ?? '';
      expect(refused).toContain('Счёт за март.');
      expect(refused).toMatch(
        {
          ru: /статья 41[\s\S]*министерство[\s\S]*исполнительный орган[\s\S]*суд/,
          kk: /41-бап[\s\S]*министрлік[\s\S]*атқарушы орган[\s\S]*сот/,
          en: /article 41[\s\S]*ministry[\s\S]*executive body[\s\S]*court/,
        }[locale],
      );
    },
  );

  it('go out, and notes stay inside', async () => {
    const email = stranger();
    const { id } = await open({ email });
    await writeToCase(school.ctx, { caseId: id, to: 'staff', text: 'Спросить бухгалтера' });
    await writeToCase(school.ctx, { caseId: id, to: 'person', text: 'Уточните период' });
    const texts = (await lettersTo(email)).map(({ text }) => text).join();
    expect(texts).toContain('Уточните период');
    expect(texts).not.toContain('бухгалтера');
  });
});

describe('an erasure', () => {
  it('takes who asked and what they wrote out of their cases, and keeps the proof of the answer', async () => {
    const person = await school.person();
    const { id, number } = await open({
      email: person.email,
      text: `Я ${person.name}`,
      demand: 'erase',
      identity: 'visit',
    });
    await writeToCase(school.ctx, { caseId: id, to: 'person', text: `Здравствуйте, ${person.name}` });
    const report = await erasePerson(school.ctx, school.inventory, {
      personId: person.id,
      requestedBy: 'staff',
      locale: 'ru',
    });
    expect(report.state).toBe('verified');
    expect(await getCase(school.ctx, id)).toMatchObject({
      number,
      person_id: null,
      email: null,
      text: null,
      demand: 'erase',
    });
  });
});
