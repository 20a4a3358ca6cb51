import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { sha256 } from '#platform/secrets.ts';
import { useSchool } from '#tests/harness/school.ts';
import { lapsesAt, stateOfConsent } from './consent.ts';
import { givenIn } from './form.tsx';
import {
  allowed,
  type ConsentsDb,
  consentPurposes,
  consentsOf,
  giveConsent,
  recordConsents,
  withdrawConsent,
} from './index.ts';

const school = useSchool();
const cabinet = { way: 'cabinet', locale: 'ru' } as const;

function eventsOf(personId: string) {
  return tables<ConsentsDb>(school.ctx)
    .selectFrom('consent_events')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('entry')
    .execute();
}

describe('the state of a consent', () => {
  const now = Temporal.Instant.from('2026-11-22T06:00:00Z');

  it('is its last event, and silence is no consent', () => {
    expect(stateOfConsent(undefined, now)).toBe('unasked');
    expect(stateOfConsent({ event: 'withdrawn', validUntil: null }, now)).toBe('withdrawn');
  });

  it('ends with its term, at the very moment', () => {
    expect(stateOfConsent({ event: 'given', validUntil: now.add({ seconds: 1 }) }, now)).toBe('given');
    expect(stateOfConsent({ event: 'given', validUntil: now }, now)).toBe('expired');
  });

  it('holds for whole years of the school’s calendar, and those without a term for good', () => {
    expect(lapsesAt(now, 2)?.toString()).toBe('2028-11-22T06:00:00Z');
    expect(lapsesAt(now, undefined)).toBeUndefined();
  });
});

describe('the purposes', () => {
  it.each(LOCALES)('say in %s what, which data and for how long, and fill in every figure', (locale) => {
    for (const facts of consentPurposes(locale)) {
      for (const words of [facts.label, facts.text, facts.dataList, facts.term]) {
        expect(words.length, facts.purpose).toBeGreaterThan(10);
        expect(words).not.toMatch(/[{}!]/);
      }
    }
  });

  it('need only the one for studying', () => {
    expect(consentPurposes('ru').flatMap(({ purpose, required }) => (required ? [purpose] : []))).toEqual(['study']);
  });
});

describe('recording consents', () => {
  it('writes what was ticked as given and the rest as refused, with the fields of article 8(4)', async () => {
    const person = await school.person({ name: 'Әсел Нұрғали' });
    const given = givenIn({
      consent_study: true,
      consent_offers: false,
      consent_improvement: true,
      consent_third_parties: false,
      consent_abroad: false,
    });
    await recordConsents(school.ctx, { personId: person.id, given, way: 'registration', locale: 'kk' });
    const events = await eventsOf(person.id);
    expect(events.map(({ purpose, event }) => `${purpose} ${event}`)).toEqual([
      'study given',
      'offers refused',
      'improvement given',
      'third_parties refused',
      'abroad refused',
    ]);
    const [study] = events;
    expect(study).toMatchObject({
      subject_name: 'Әсел Нұрғали',
      operator: 'PobiMajomet',
      locale: 'kk',
      way: 'registration',
      third_party_transfer: false,
      cross_border_transfer: false,
      publication: false,
    });
    expect(study?.text_sha256).toBe(sha256(study?.text ?? ''));
    expect(study?.text).toContain(study?.data_list);
    expect(study?.text).toContain(study?.term);
    expect(events.find(({ purpose }) => purpose === 'abroad')?.cross_border_transfer).toBe(true);
  });

  it('allows a purpose while its consent stands, and no other', async () => {
    const { id } = await school.person();
    expect(await allowed(school.ctx, id, 'offers')).toBe(false);
    await giveConsent(school.ctx, { personId: id, purpose: 'offers', ...cabinet });
    expect(await allowed(school.ctx, id, 'offers')).toBe(true);
    expect(await allowed(school.ctx, id, 'abroad')).toBe(false);
    await withdrawConsent(school.ctx, { personId: id, purpose: 'offers', ...cabinet });
    expect(await allowed(school.ctx, id, 'offers')).toBe(false);
    const states = await consentsOf(school.ctx, id, 'en');
    expect(states.map(({ purpose, state }) => `${purpose} ${state}`)).toContain('offers withdrawn');
  });

  it('is one person’s alone', async () => {
    const [one, other] = [await school.person(), await school.person()];
    await giveConsent(school.ctx, { personId: one.id, purpose: 'offers', ...cabinet });
    expect(await allowed(school.ctx, other.id, 'offers')).toBe(false);
  });

  it('makes one change of many clicks at once', async () => {
    const { id } = await school.person();
    const given = Array.from({ length: 8 }, () =>
      giveConsent(school.ctx, { personId: id, purpose: 'offers', ...cabinet }),
    );
    expect((await Promise.all(given)).filter(Boolean)).toHaveLength(1);
    const withdrawn = Array.from({ length: 8 }, () =>
      withdrawConsent(school.ctx, { personId: id, purpose: 'offers', ...cabinet }),
    );
    expect((await Promise.all(withdrawn)).filter(Boolean)).toHaveLength(1);
    expect((await eventsOf(id)).map(({ event }) => event)).toEqual(['given', 'withdrawn']);
  });

  it('knows the last of two answers given at the same moment', async () => {
    const { id } = await school.person();
    for (const purpose of ['offers', 'improvement', 'abroad'] as const) {
      await giveConsent(school.ctx, { personId: id, purpose, ...cabinet });
      await withdrawConsent(school.ctx, { personId: id, purpose, ...cabinet });
      await giveConsent(school.ctx, { personId: id, purpose, ...cabinet });
      expect(await allowed(school.ctx, id, purpose)).toBe(true);
    }
  });

  it('undoes the whole act with the transaction it belongs to', async () => {
    const { id } = await school.person();
    const undone = transact(school.ctx, async (tx) => {
      await giveConsent(tx, { personId: id, purpose: 'offers', ...cabinet });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await eventsOf(id)).toEqual([]);
  });
});

describe('the record of consents', () => {
  it('cannot be changed, removed or emptied', async () => {
    const { id } = await school.person();
    await giveConsent(school.ctx, { personId: id, purpose: 'offers', ...cabinet });
    const { db } = school.ctx;
    const refused = /append-only/;
    await expect(sql`update consent_events set event = 'refused' where person_id = ${id}`.execute(db)).rejects.toThrow(
      refused,
    );
    await expect(sql`delete from consent_events where person_id = ${id}`.execute(db)).rejects.toThrow(refused);
    await expect(sql`truncate consent_events`.execute(db)).rejects.toThrow(refused);
    const pretended = transact(school.ctx, async (tx) => {
      await sql`select set_config('school.erasure', ${id}, true)`.execute(tx.db);
      await sql`delete from consent_events where person_id = ${id}`.execute(tx.db);
    });
    await expect(pretended).rejects.toThrow(refused);
    expect(await eventsOf(id)).toHaveLength(1);
  });
});
