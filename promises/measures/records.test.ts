/** What the records of consents, restrictions, offers and revisions show when something is wrong with them. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { enrol } from '#learning/enrolments';
import type { Purpose } from '#platform/inventory/declare.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { giveConsent, withdrawConsent } from '#privacy/consents';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { promises } from '../index.ts';
import { measurePromises } from '../measure.ts';

const school = useSchool();

async function stateOf(id: string, inventory: Inventory = school.inventory): Promise<string | undefined> {
  return (await measurePromises(school.ctx, inventory)).find((each) => each.id === id)?.state;
}

/** Switches a guard of the database off, looks, and switches it on again. */
async function without<T>(table: string, guard: string, see: () => Promise<T>): Promise<T> {
  const turn = (way: 'enable' | 'disable') =>
    sql`alter table ${sql.table(table)} ${sql.raw(way)} trigger ${sql.ref(guard)}`.execute(school.ctx.db);
  await turn('disable');
  try {
    return await see();
  } finally {
    await turn('enable');
  }
}

/** The inventory as it would be with these purposes for all that is stored. */
function withPurposes(purposes: readonly string[]): Inventory {
  const tables = school.inventory.tables.map((table) => ({
    ...table,
    ...(table.handling && { handling: { ...table.handling, purposes: purposes as readonly Purpose[] } }),
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([name, column]) => [
        name,
        'handling' in column && column.handling
          ? { ...column, handling: { ...column.handling, purposes: purposes as readonly Purpose[] } }
          : column,
      ]),
    ),
  }));
  return { ...school.inventory, tables } as Inventory;
}

const answer = { way: 'cabinet', locale: 'ru' } as const;

async function student(): Promise<string> {
  const { cohortSlug } = await programmeForTest(school.ctx);
  const { id } = await school.person();
  await enrol(school.as(id), { personId: id, cohortSlug });
  return id;
}

describe('collected data', () => {
  const KINDS = ['name', 'contact', 'profession', 'education', 'goals', 'device', 'activity'];

  it.each(KINDS.map((kind) => `collect.${kind}`))('%s: kept for nothing', async (id) => {
    expect(await stateOf(id)).toBe('kept');
    expect(await stateOf(id, withPurposes([]))).toBe('broken');
  });

  it('use.only_these: kept for a purpose that the policy does not name', async () => {
    expect(await stateOf('use.only_these')).toBe('kept');
    expect(await stateOf('use.only_these', withPurposes(['profiling']))).toBe('broken');
  });
});

describe('consents', () => {
  it('basis.consent: somebody studies without a word of consent', async () => {
    const personId = await student();
    await giveConsent(school.ctx, { ...answer, personId, purpose: 'study' });
    expect(await stateOf('basis.consent')).toBe('kept');
    const other = await student();
    await without('consent_events', 'consent_events_append_only', () =>
      sql`delete from consent_events where person_id = ${other}`.execute(school.ctx.db),
    );
    expect(await stateOf('basis.consent')).toBe('broken');
  });

  it('basis.withdrawal, rights.withdraw: what was said could be rewritten', async () => {
    const { id: personId } = await school.person();
    await giveConsent(school.ctx, { ...answer, personId, purpose: 'improvement' });
    await withdrawConsent(school.ctx, { ...answer, personId, purpose: 'improvement' });
    const both = async () => [await stateOf('basis.withdrawal'), await stateOf('rights.withdraw')];
    expect(await both()).toEqual(['kept', 'kept']);
    expect(await without('consent_events', 'consent_events_append_only', both)).toEqual(['broken', 'broken']);
  });

  it('use.no_spam: the database would take any letter', async () => {
    expect(await stateOf('use.no_spam')).toBe('kept');
    expect(await without('outbox_messages', 'outbox_messages_gate', () => stateOf('use.no_spam'))).toBe('broken');
  });

  it('rights.object: an offer to somebody who never agreed', async () => {
    const { id } = await school.person();
    await without('outbox_messages', 'outbox_messages_gate', () =>
      sql`insert into outbox_messages (id, person_id, recipient, letter, purpose, locale, subject, text, html, written_at)
        values (${school.ctx.ids.uuid()}, ${id}, 'somebody@example.kz', 'offer', 'offers', 'ru', 'Программа', 'Текст',
          '<p>Текст</p>', ${school.clock.now()})`.execute(school.ctx.db),
    );
    expect(await stateOf('rights.object')).toBe('broken');
    await sql`delete from outbox_messages where person_id = ${id}`.execute(school.ctx.db);
  });

  it('rights.restrict: somebody was enrolled while their data were to rest', async () => {
    const personId = await student();
    const now = school.clock.now();
    const impose = (from: Temporal.Instant) =>
      sql`insert into restrictions (id, person_id, part, way, imposed_at, lifted_at)
        values (${school.ctx.ids.uuid()}, ${personId}, 'everything', 'cabinet', ${from}, ${from.add({ hours: 2 })})`.execute(
        school.ctx.db,
      );
    await impose(now.add({ hours: 1 }));
    expect(await stateOf('rights.restrict')).toBe('kept');
    await impose(now.subtract({ hours: 1 }));
    expect(await stateOf('rights.restrict')).toBe('broken');
  });
});

describe('the policy', () => {
  it('policy.date: a text that begins with something else', async () => {
    expect(await stateOf('policy.date')).toBe('kept');
    const state = await without('policy_texts', 'policy_texts_fixed', async () => {
      await sql`update policy_texts set updated_line = 'другая строка'`.execute(school.ctx.db);
      return stateOf('policy.date');
    });
    expect(state).toBe('broken');
  });
});

it('lists every kind of data that a promise is about', () => {
  const measured = promises.filter(({ id, evidence }) => id.startsWith('collect.') && evidence).map(({ id }) => id);
  expect(measured.sort()).toEqual(
    ['name', 'contact', 'profession', 'education', 'goals', 'device', 'activity', 'visit', 'cookies', 'minimal']
      .map((kind) => `collect.${kind}`)
      .sort(),
  );
});
