/** Measured promises that had nothing to turn them red: each is shown kept, then broken by one wrong thing. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { refreshFigures } from '#learning/effectiveness';
import { enrol } from '#learning/enrolments';
import { giveFeedback } from '#learning/feedback';
import type { TableDeclaration } from '#platform/inventory/declare.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { giveConsent } from '#privacy/consents';
import { storedKeys } from '#privacy/cookies';
import { erasePerson } from '#privacy/erasure';
import { runRetention } from '#privacy/retention';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { measurePromises } from '../measure.ts';
import { cookiesOfKind } from './facts.ts';

const school = useSchool();

async function stateOf(id: string, inventory: Inventory = school.inventory): Promise<string | undefined> {
  return (await measurePromises(school.ctx, inventory)).find((each) => each.id === id)?.state;
}

describe('use.feedback', () => {
  it('is broken by what was said a month ago and read by nobody since', async () => {
    expect(await stateOf('use.feedback')).toBe('not measured');
    const { cohortSlug, slug } = await programmeForTest(school.ctx);
    const { id } = await school.person();
    const { enrolmentId } = await enrol(school.as(id), { personId: id, cohortSlug });
    const said = { personId: id, enrolmentId, lessonId: null, rating: 2, comment: 'Мало примеров' };
    await giveFeedback(school.as(id), said);
    // Of whoever did not agree to it nothing is shown, and so nothing waits to be read.
    school.clock.advance({ hours: 40 * 24 });
    expect(await stateOf('use.feedback')).toBe('not measured');
    // It waits from when it could be read.
    await giveConsent(school.ctx, { personId: id, purpose: 'improvement', way: 'cabinet', locale: 'ru' });
    expect(await stateOf('use.feedback')).toBe('kept');
    // It is shown from the next hour on.
    await refreshFigures(school.ctx);
    school.clock.advance({ hours: 31 * 24 });
    expect(await stateOf('use.feedback')).toBe('broken');

    const { cookie } = await school.person({ roles: ['manager'] });
    const board = '/office/analytics/lessons';
    // No page that does not show it.
    await sql`insert into cohorts (id, programme_id, slug, titles, starts_on, created_at)
      select ${school.ctx.ids.uuid()}, id, 'a-later-one', '{}', '2027-03-01', ${school.clock.now()} from programmes
      where slug = ${slug}`.execute(school.ctx.db);
    await school.request(`${board}?programme=${slug}&cohort=a-later-one`, { cookie });
    await school.request(`${board}?programme=${(await programmeForTest(school.ctx)).slug}`, { cookie });
    expect(await stateOf('use.feedback')).toBe('broken');
    expect(await (await school.request(`${board}?programme=${slug}`, { cookie })).text()).toContain('Мало примеров');
    expect(await stateOf('use.feedback')).toBe('kept');

    school.clock.advance({ minutes: 1 });
    await giveFeedback(school.as(id), { ...said, comment: 'Всё ещё мало' });
    school.clock.advance({ hours: 31 * 24 });
    expect(await stateOf('use.feedback')).toBe('broken');
    // Whoever lets their data rest is not read, and breaks nothing.
    await sql`insert into restrictions (id, person_id, part, way, imposed_at)
      values (${school.ctx.ids.uuid()}, ${id}, 'everything', 'cabinet', ${school.clock.now()})`.execute(school.ctx.db);
    expect(await stateOf('use.feedback')).toBe('not measured');
  });
});

describe('cookies', () => {
  it.each(['necessary', 'functional', 'analytics', 'marketing'] as const)(
    'cookies.%s, collect.cookies: a stored key that does not say how long',
    async (kind) => {
      const holds = async (keys: typeof storedKeys) =>
        (await cookiesOfKind(kind, keys)({ ctx: school.ctx, inventory: school.inventory }))?.holds;
      expect(await stateOf(`cookies.${kind}`)).toBe('kept');
      expect(await holds(storedKeys)).toBe(true);
      const [some] = storedKeys;
      if (!some) throw new Error('nothing is stored');
      expect(await holds([...storedKeys, { ...some, kind, term: { ...some.term, en: '' } }])).toBe(false);
    },
  );
});

describe('policy.refusal', () => {
  it('is broken while somebody who refused waits to be erased', async () => {
    const { id } = await school.person();
    await erasePerson(school.ctx, school.inventory, { personId: id, requestedBy: 'person' });
    expect(await stateOf('policy.refusal')).toBe('kept');
    await sql`update erasures set state = 'partly failed'`.execute(school.ctx.db);
    expect(await stateOf('policy.refusal')).toBe('broken');
    await sql`update erasures set state = 'verified'`.execute(school.ctx.db);
  });
});

describe('keep.*', () => {
  /** The inventory as it would be with the table's rows long past their term. */
  function overdue(table: string, source: string): Inventory {
    const rule = {
      term: { period: 'P1Y', after: 'written', source } as const,
      since: "timestamptz '2020-01-01'",
      action: 'delete' as const,
    };
    const tables = school.inventory.tables.map(
      (each): TableDeclaration => (each.table === table ? { ...each, retention: [rule] } : each),
    );
    return { ...school.inventory, tables };
  }

  it.each(['keep.study', 'keep.contacts', 'keep.finance', 'keep.marketing', 'keep.logs', 'keep.expiry'])(
    '%s: rows whose term is over, and a run that did not come',
    async (id) => {
      await school.person();
      await runRetention(school.ctx, school.inventory);
      expect(await stateOf(id)).toBe('kept');
      expect(await stateOf(id, overdue('profiles', id))).toBe('kept');
      const source = id === 'keep.expiry' ? 'keep.study' : id;
      expect(await stateOf(id, overdue('sessions', source))).toBe('broken');
      school.clock.advance({ hours: 27 });
      expect(await stateOf(id)).toBe('late');
    },
  );
});
