import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { actingAs, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { resume } from '#platform/jobs/resume.ts';
import { noteRestore } from '#platform/jobs/standstill.ts';
import { type OutgoingLetter, post } from '#platform/outbox/outbox.ts';
import type { Permit } from '#platform/outbox/permit.ts';
import type { PolicyDb } from '#privacy/policy';
import { liftRestriction, limitsOf, objectTo, restrictProcessing, withdrawObjection } from '#privacy/restriction';
import type { TestPerson } from '#tests/harness/people.ts';
import { useSchool } from '#tests/harness/school.ts';
import {
  allowed,
  type ConsentPurpose,
  type ConsentsDb,
  consentHistory,
  consentPurposes,
  forEachAllowed,
  giveConsent,
  mayStillGo,
  PURPOSES,
  recordConsents,
  verdictOf,
  withdrawConsent,
} from './index.ts';

const school = useSchool();
const cabinet = { way: 'cabinet', locale: 'ru' } as const;
const root = new URL('../../../', import.meta.url).pathname;

async function agreed(...purposes: ConsentPurpose[]): Promise<TestPerson> {
  const person = await school.person();
  await recordConsents(school.ctx, { personId: person.id, given: purposes, ...cabinet });
  return person;
}
const verdict = (person: TestPerson, purpose: ConsentPurpose) => verdictOf(school.ctx, person.id, purpose);

function offerTo(person: TestPerson): Omit<Extract<OutgoingLetter, { purpose: 'offers' }>, 'permit'> {
  return {
    letter: 'new-programme',
    purpose: 'offers',
    to: { personId: person.id, email: person.email, locale: 'ru' },
    subject: 'Новая программа',
    text: 'О новой программе',
    html: '<p>О новой программе</p>',
    unsubscribeUrl: 'http://school.test/unsubscribe/token',
  };
}

async function offersIn(ctx: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from outbox_messages where purpose = 'offers'`.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

async function refusals(purpose: string, reason: string): Promise<number> {
  const rows = await tables<ConsentsDb>(school.ctx)
    .selectFrom('gate_refusals')
    .select('refused')
    .where('purpose', '=', purpose)
    .where('reason', '=', reason)
    .execute();
  return rows.reduce((sum, { refused }) => sum + refused, 0);
}

describe('the gate', () => {
  it('knows every purpose and every category the code knows, and the same', async () => {
    for (const { purpose, categories } of consentPurposes('ru')) {
      const { rows } = await sql<{ categories: string[] }>`
        select purpose_categories(${purpose}) as categories`.execute(school.ctx.db);
      expect([...(rows[0]?.categories ?? [])].sort(), purpose).toEqual([...categories].sort());
    }
    expect(await verdict(await agreed('study'), 'constructor' as ConsentPurpose)).toBe('unknown');
  });

  it('answers in one statement, whatever there is to weigh', async () => {
    const person = await agreed('study', 'offers');
    await restrictProcessing(school.ctx, { personId: person.id, part: { part: 'everything' }, way: 'cabinet' });
    school.statements.length = 0;
    await allowed(school.ctx, person.id, 'offers');
    expect(school.statements).toHaveLength(1);
  });

  it('puts a restriction before an objection, and both before a consent', async () => {
    const person = await agreed('offers');
    expect(await verdict(person, 'offers')).toBe('allowed');
    await objectTo(school.ctx, { personId: person.id, purpose: 'offers', way: 'cabinet' });
    expect(await verdict(person, 'offers')).toBe('objection');
    await restrictProcessing(school.ctx, { personId: person.id, part: { part: 'everything' }, way: 'cabinet' });
    for (const purpose of PURPOSES) expect(await verdict(person, purpose)).toBe('restriction');
  });

  it('closes at the very end of a consent’s term', async () => {
    const person = await agreed('offers');
    const history = await consentHistory(school.ctx, person.id);
    const validUntil = history.find(({ purpose }) => purpose === 'offers')?.valid_until;
    const at = (instant: Temporal.Instant) => ({ ...school.ctx, clock: { now: () => instant } });
    expect(validUntil?.toString()).toBe('2028-11-22T06:00:00Z');
    if (!validUntil) return;
    expect(await verdictOf(at(validUntil.subtract({ seconds: 1 })), person.id, 'offers')).toBe('allowed');
    expect(await verdictOf(at(validUntil), person.id, 'offers')).toBe('expired');
  });

  it('lets a purpose that a revision names anew wait for a consent given after it', async () => {
    const person = await agreed('study', 'improvement');
    const now = school.clock.now();
    await tables<PolicyDb>(school.ctx)
      .insertInto('policy_revisions')
      .values({
        id: school.ctx.ids.uuid(),
        name: '2026-12',
        materiality: 'material',
        summaries: sql`'{}'`,
        new_purposes: sql`'["improvement"]'`,
        created_at: now,
        edited_at: now,
        reviewed_at: now,
        scheduled_at: now,
        effective_on: Temporal.PlainDate.from('2026-12-01'),
        in_force_at: now.add({ hours: 1 }),
        archived_at: now.add({ hours: 2 }),
      } as never)
      .execute();
    expect(await verdict(person, 'improvement')).toBe('allowed');
    const later: Context = { ...school.ctx, clock: { now: () => now.add({ hours: 3 }) } };
    expect(await verdictOf(later, person.id, 'improvement')).toBe('revision');
    expect(await verdictOf(later, person.id, 'study')).toBe('allowed');
    await giveConsent(
      { ...later, clock: { now: () => now.add({ hours: 30 }) } },
      { personId: person.id, purpose: 'improvement', ...cabinet },
    );
    const after: Context = { ...school.ctx, clock: { now: () => now.add({ hours: 31 }) } };
    expect(await verdictOf(after, person.id, 'improvement')).toBe('allowed');
    await sql`delete from policy_revisions where name = '2026-12'`.execute(school.ctx.db);
  });

  it('counts each refusal by purpose and reason, and nobody’s name', async () => {
    const [yes, no, never] = [await agreed('abroad'), await agreed('study'), await school.person()];
    const before = await refusals('abroad', 'refused');
    const unasked = await refusals('abroad', 'unasked');
    const reached: string[] = [];
    const people = [yes.id, no.id, never.id, no.id];
    const done = await forEachAllowed(school.ctx, 'abroad', people, async (_, id) => {
      reached.push(id);
    });
    expect([done, reached]).toEqual([1, [yes.id]]);
    expect(await refusals('abroad', 'refused')).toBe(before + 2);
    expect(await refusals('abroad', 'unasked')).toBe(unasked + 1);
  });
});

describe('a way round the gate', () => {
  it('does not compile without a permit', async () => {
    const person = await agreed('offers');
    // @ts-expect-error an offer without the gate's permit is no letter
    const letter: OutgoingLetter = offerTo(person);
    await expect(transact(school.ctx, (tx) => post(tx, letter))).rejects.toThrow('no permit');
  });

  it('does not open with a forged permit, another person’s, or one of an earlier transaction', async () => {
    const [person, other] = [await agreed('offers'), await agreed('offers')];
    const kept: Permit[] = [];
    await forEachAllowed(school.ctx, 'offers', [person.id], async (tx, _, permit) => {
      kept.push(permit);
      await expect(post(tx, { ...offerTo(other), permit })).rejects.toThrow('no permit');
    });
    const [old] = kept;
    for (const permit of [old, {}, Object.freeze({}), structuredClone(old), undefined, true]) {
      const letter = { ...offerTo(person), permit } as OutgoingLetter;
      await expect(transact(school.ctx, (tx) => post(tx, letter))).rejects.toThrow('no permit');
    }
    expect(await offersIn(school.ctx)).toBe(0);
  });

  it('ends at the database, however the row is written', async () => {
    const person = await agreed('study');
    const write = (personId: string | null) =>
      sql`
      insert into outbox_messages (id, person_id, letter, purpose, recipient, locale, subject, text, html, unsubscribe_url, written_at)
      values (${school.ctx.ids.uuid()}, ${personId}, 'x', 'offers', 'a@example.kz', 'ru', '', '', '', 'u', ${school.clock.now()})`.execute(
        school.ctx.db,
      );
    await expect(write(person.id)).rejects.toThrow('the gate refuses');
    await expect(write(null)).rejects.toThrow('the gate refuses');
  });

  it('is in no source file: permits, letters and connections to others are made in one place each', () => {
    const sources = ['src', 'promises']
      .flatMap((folder) =>
        readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
      )
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      // The seed writes the past of invented people; what it inserts meets the database's own wall all the same.
      .filter((name) => !name.startsWith('src/seed/'))
      .map((name) => ({ name, text: readFileSync(`${root}${name}`, 'utf8') }));
    const having = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
    expect(having(/makePermit\(/)).toEqual(['src/platform/outbox/permit.ts', 'src/privacy/consents/gate.ts']);
    expect(having(/insertInto\('outbox_messages'\)|insert into outbox_messages|copy outbox_messages/i)).toEqual([
      'src/platform/outbox/outbox.ts',
    ]);
    expect(having(/'nodemailer'/)).toEqual(['src/platform/outbox/transport.ts']);
    // Two servers that the engineer set up as the school's own: the store, which holds what the school keeps and gives it
    // to nobody, and the one that reads an electronic signature, in the moment in which its person sends it. Whatever else
    // speaks to another server must ask the gate first, and be named here.
    const speaking =
      /(?<![.\w])fetch\(|(?<!{ BlockList, isIP } )from 'node:(https?|net|tls|dgram)'|from '(undici|aws4fetch)'/;
    expect(having(speaking)).toEqual(['src/platform/files/s3-store.ts', 'src/privacy/signature/ncanode.ts']);
  });
});

describe('an offer', () => {
  it('is written with a permit, and leaves only while it may', async () => {
    const person = await agreed('offers');
    let id = '';
    await forEachAllowed(school.ctx, 'offers', [person.id], async (tx, _, permit) => {
      id = await post(tx, { ...offerTo(person), permit });
    });
    const message = { person_id: person.id };
    expect(await mayStillGo(school.ctx, message)).toBe(true);
    await withdrawConsent(school.ctx, { personId: person.id, purpose: 'offers', ...cabinet });
    expect(await mayStillGo(school.ctx, message)).toBe(false);
    await school.runJobs();
    const [letter] = (await school.letters()).filter((each) => each.id === id);
    expect([letter?.sent_at, letter?.failure]).toEqual([null, 'gate']);
  });
});

describe('a thousand answers at once', () => {
  it('end in the state of the last one, with a row for each that changed anything', async () => {
    const person = await school.person();
    const answers = Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? giveConsent : withdrawConsent));
    const changed = await Promise.all(
      answers.map((answer) => answer(school.ctx, { personId: person.id, purpose: 'offers', ...cabinet })),
    );
    const events = (await consentHistory(school.ctx, person.id)).map(({ event }) => event);
    expect(events).toHaveLength(changed.filter(Boolean).length);
    // Given and withdrawn take turns: no answer was lost between two others, none was written twice.
    for (const [index, event] of events.entries()) {
      expect(event).toBe(index % 2 === 0 ? 'given' : 'withdrawn');
    }
    expect(await allowed(school.ctx, person.id, 'offers')).toBe(events.at(-1) === 'given');
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from audit_events
      where person_id = ${person.id} and action in ('consent.given', 'consent.withdrawn')`.execute(school.ctx.db);
    expect(rows[0]?.count).toBe(events.length);
  });

  it('keep every one of a thousand in turn, and the last word', async () => {
    const person = await school.person();
    const answer = { personId: person.id, purpose: 'offers', ...cabinet } as const;
    for (let round = 0; round < 500; round += 1) {
      expect(await giveConsent(school.ctx, answer)).toBe(true);
      expect(await withdrawConsent(school.ctx, answer)).toBe(true);
    }
    expect(await consentHistory(school.ctx, person.id)).toHaveLength(1000);
    expect(await verdict(person, 'offers')).toBe('withdrawn');
  });
});

describe('answers that say nothing new, or come too late', () => {
  it('are no event: a consent that stands is not given twice', async () => {
    const person = await agreed('offers');
    expect(await giveConsent(school.ctx, { personId: person.id, purpose: 'offers', ...cabinet })).toBe(false);
    expect(await withdrawConsent(school.ctx, { personId: person.id, purpose: 'abroad', ...cabinet })).toBe(false);
    expect(await consentHistory(school.ctx, person.id)).toHaveLength(5);
  });

  it('renew it when the wording is another, or the day', async () => {
    const person = await agreed('offers');
    const kk = { personId: person.id, purpose: 'offers', way: 'cabinet', locale: 'kk' } as const;
    expect(await giveConsent(school.ctx, kk)).toBe(true);
    const tomorrow = { ...school.ctx, clock: { now: () => school.clock.now().add({ hours: 24 }) } };
    expect(await giveConsent(tomorrow, kk)).toBe(true);
    const events = (await consentHistory(school.ctx, person.id)).filter(({ purpose }) => purpose === 'offers');
    expect(events.map(({ event }) => event)).toEqual(['given', 'renewed', 'renewed']);
    expect(events.at(-1)?.valid_until?.toString()).toBe('2028-11-23T06:00:00Z');
  });

  it('are refused when they were made on an old page', async () => {
    const person = await school.person();
    const answer = { personId: person.id, purpose: 'offers', ...cabinet } as const;
    await giveConsent(school.ctx, { ...answer, after: 'none' });
    await withdrawConsent(school.ctx, answer);
    await expect(giveConsent(school.ctx, { ...answer, after: 'none' })).rejects.toMatchObject({ reason: 'stale' });
    expect(await verdict(person, 'offers')).toBe('withdrawn');
  });

  it('are refused for a person who is gone', async () => {
    const personId = school.ctx.ids.uuid();
    await expect(giveConsent(school.ctx, { personId, purpose: 'offers', ...cabinet })).rejects.toThrow('not found');
  });
});

describe('the term of a consent', () => {
  it('ends in the record too, once, and the person is asked again, unless they objected', async () => {
    const [asked, objecting] = [await agreed('improvement', 'study'), await agreed('improvement')];
    await restrictProcessing(school.ctx, { personId: objecting.id, part: { part: 'everything' }, way: 'cabinet' });
    const start = school.clock.now();
    school.clock.set(start.add({ hours: 24 * 800 }));
    const job = school.school.jobs.find(({ name }) => name === 'consents.expire');
    const system = actingAs(school.ctx, { kind: 'system', job: 'consents.expire' });
    await job?.run(system, {});
    await job?.run(system, {});
    school.clock.set(start);
    for (const person of [asked, objecting]) {
      const events = (await consentHistory(school.ctx, person.id)).filter(({ purpose }) => purpose === 'improvement');
      expect(events.map(({ event, way }) => `${event} ${way}`)).toEqual(['given cabinet', 'expired term']);
    }
    const letters = (await school.letters()).filter(({ letter }) => letter === 'consent-expired');
    expect(letters.filter(({ person_id }) => person_id === asked.id)).toHaveLength(1);
    expect(letters.filter(({ person_id }) => person_id === objecting.id)).toEqual([]);
    expect(await verdict(asked, 'study')).toBe('allowed');
    expect(await giveConsent(school.ctx, { personId: asked.id, purpose: 'improvement', ...cabinet })).toBe(true);
    expect((await consentHistory(school.ctx, asked.id)).at(-1)?.event).toBe('renewed');
  });
});

describe('objections and restrictions', () => {
  it('withdraw the consent with the objection; a consent given later ends it', async () => {
    const person = await agreed('offers');
    const objection = { personId: person.id, purpose: 'offers', way: 'cabinet' } as const;
    expect(await objectTo(school.ctx, objection)).toBe(true);
    expect(await objectTo(school.ctx, objection)).toBe(false);
    expect(await withdrawObjection(school.ctx, objection)).toBe(true);
    expect(await verdict(person, 'offers')).toBe('withdrawn');
    await objectTo(school.ctx, objection);
    await giveConsent(school.ctx, { personId: person.id, purpose: 'offers', ...cabinet });
    expect(await verdict(person, 'offers')).toBe('allowed');
    expect((await limitsOf(school.ctx, person.id)).objections).toEqual([]);
  });

  it('stop what uses the named part of the data, and nothing else, until they are lifted', async () => {
    const person = await agreed(...PURPOSES);
    const part = { part: 'category', name: 'finance' } as const;
    expect(await restrictProcessing(school.ctx, { personId: person.id, part, way: 'office' })).toBe(true);
    expect(await restrictProcessing(school.ctx, { personId: person.id, part, way: 'office' })).toBe(false);
    const verdicts = async () => Promise.all(PURPOSES.map((purpose) => verdict(person, purpose)));
    expect(await verdicts()).toEqual(['allowed', 'allowed', 'allowed', 'restriction', 'allowed']);
    const [standing] = (await limitsOf(school.ctx, person.id)).restrictions;
    await expect(
      liftRestriction(school.ctx, { personId: (await school.person()).id, restrictionId: standing?.id ?? '' }),
    ).rejects.toThrow('not found');
    await liftRestriction(school.ctx, { personId: person.id, restrictionId: standing?.id ?? '' });
    expect(await verdicts()).toEqual(Array(5).fill('allowed'));
  });
});

// Last: from here on the clock is watched.
describe('an offer of a school that was brought back', () => {
  it('waits until somebody has looked, and then asks the gate again', async () => {
    const person = await agreed('offers');
    let id = '';
    await forEachAllowed(school.ctx, 'offers', [person.id], async (tx, _, permit) => {
      id = await post(tx, { ...offerTo(person), permit });
    });
    const service = await post(school.ctx, { ...offerTo(person), letter: 'receipt', purpose: 'service' });
    const failures = async () => {
      await school.runJobs();
      const letters = await school.letters();
      return [id, service].map((each) => letters.find((letter) => letter.id === each)?.failure);
    };
    await noteRestore(school.ctx, school.clock.now().subtract({ hours: 8 }));
    expect(await failures()).toEqual(['restored', null]);
    await withdrawConsent(school.ctx, { personId: person.id, purpose: 'offers', ...cabinet });
    await resume(school.ctx);
    expect(await failures()).toEqual(['gate', null]);
  });
});
