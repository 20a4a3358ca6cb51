import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { refreshFigures } from '#learning/effectiveness';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { measurePromises } from '../measure.ts';

const school = useSchool();

async function stateOf(id: string): Promise<string | undefined> {
  return (await measurePromises(school.ctx, school.inventory)).find((each) => each.id === id)?.state;
}

async function put(source: string): Promise<void> {
  await sql`insert into visits (day, visitor, page, device, system, browser, locale, source)
    values ('2026-11-22', '0123456789abcdef', '/learn/:cohort/:lesson', 'phone', 'ios', 'safari', 'ru', ${source})`.execute(
    school.ctx.db,
  );
}

describe('the promises about visits and statistics', () => {
  it('collect.visit: an address among the visits', async () => {
    for (const source of ['krisha.kz', '2gis.kz', 'ad-1.2']) await put(source);
    expect(await stateOf('collect.visit')).toBe('kept');
    for (const address of ['95.56.12.201', '95.56.12.0/24', '2a02:6b8:0::/48']) {
      await put(address);
      expect([address, await stateOf('collect.visit')]).toEqual([address, 'broken']);
      await sql`delete from visits where source = ${address}`.execute(school.ctx.db);
    }
    await sql`delete from visits`.execute(school.ctx.db);
  });

  it('collect.visit: a month long gone that names what a few had in common', async () => {
    const month = (of: string, kind: string, visitors: number, busiest: number) =>
      sql`insert into visit_months (month, kind, name, views, visitors, busiest)
        values (${of}, ${kind}, ${kind === 'all' ? '' : 'firefox'}, 40, ${visitors}, ${busiest})`.execute(
        school.ctx.db,
      );
    await month('2026-08-01', 'browser', 1, 1);
    await month('2025-08-01', 'all', 12, 1);
    await month('2025-08-01', 'browser', 12, 10);
    expect(await stateOf('collect.visit')).toBe('kept');
    for (const [kind, visitors, busiest] of [
      ['browser', 12, 1],
      ['all', 9, 9],
    ] as const) {
      await month('2025-07-01', kind, visitors, busiest);
      expect(await stateOf('collect.visit')).toBe('broken');
      await sql`delete from visit_months where month = '2025-07-01'`.execute(school.ctx.db);
      expect(await stateOf('collect.visit')).toBe('kept');
    }
    await sql`delete from visit_months`.execute(school.ctx.db);
  });

  it('use.effectiveness: figures that were not counted for hours', async () => {
    expect(await stateOf('use.effectiveness')).toBe('not measured');
    await refreshFigures(school.ctx);
    expect(await stateOf('use.effectiveness')).toBe('kept');
    school.clock.advance({ hours: 5 });
    expect(await stateOf('use.effectiveness')).not.toBe('kept');
  });

  it('use.effectiveness: figures that were counted while the clock was ahead', async () => {
    const right = school.clock.now();
    school.clock.advance({ hours: 24 * 365 });
    await refreshFigures(school.ctx);
    school.clock.set(right);
    expect(await stateOf('use.effectiveness')).toBe('broken');
    await refreshFigures(school.ctx);
    expect(await stateOf('use.effectiveness')).toBe('kept');
  });

  it('keep.statistics: what figures of different dimensions give together', async () => {
    const programme = await programmeForTest(school.ctx);
    const [id, until] = [school.ctx.ids.uuid(), Temporal.Instant.from('2026-06-30T19:00:00Z')];
    await sql`insert into statistics_releases (id, number, released_at, until, people)
      values (${id}, 1, ${until}, ${until}, 65)`.execute(school.ctx.db);
    const tell = async (dimension: string, value: string, people: number, within = '') => {
      await sql`insert into statistics_cells (release_id, dimension, value, within, people)
        values (${id}, ${dimension}, ${value}, ${within}, ${people})`.execute(school.ctx.db);
      return stateOf('keep.statistics');
    };
    const start = async (cohort: string, on: string) => {
      await sql`insert into cohorts (id, programme_id, slug, titles, starts_on, created_at)
        values (${school.ctx.ids.uuid()}, ${programme.id}, ${cohort}, '{}', ${on}::date, ${until})`.execute(
        school.ctx.db,
      );
    };
    await sql`update cohorts set starts_on = '2026-07-01'`.execute(school.ctx.db);
    await start('a', '2026-05-01');
    await start('b', '2026-06-01');
    expect(await tell('programme', programme.slug, 65)).toBe('kept');
    expect(await tell('cohort', 'a', 30, programme.slug)).toBe('kept');
    expect(await tell('month', '2026-06', 40)).toBe('broken');
    await sql`delete from statistics_cells where dimension = 'cohort'`.execute(school.ctx.db);
    expect(await stateOf('keep.statistics')).toBe('kept');
    expect(await tell('language', 'untold', 24)).toBe('kept');
    expect(await tell('region', 'untold', 27)).toBe('broken');
    await sql`delete from statistics_cells`.execute(school.ctx.db);
    await sql`delete from statistics_releases`.execute(school.ctx.db);
  });

  it('keep.statistics: a figure about few, and a difference that is', async () => {
    expect(await stateOf('keep.statistics')).toBe('not measured');
    const id = school.ctx.ids.uuid();
    await sql`insert into statistics_releases (id, number, released_at, until, people)
      values (${id}, 1, ${school.clock.now()}, ${school.clock.now()}, 40)`.execute(school.ctx.db);
    const cell = (value: string, people: number, completed: number | null) =>
      sql`insert into statistics_cells (release_id, dimension, value, within, people, completed)
        values (${id}, 'programme', ${value}, '', ${people}, ${completed})`.execute(school.ctx.db);
    await cell('a', 20, 10);
    expect(await stateOf('keep.statistics')).toBe('kept');
    await cell('b', 15, null);
    expect(await stateOf('keep.statistics')).toBe('broken');
    const change = async (set: string) => {
      await sql`update statistics_cells set people = 20, completed = null, timed = null, weeks = null, raters = null,
        rating = null where value = 'b'`.execute(school.ctx.db);
      expect(await stateOf('keep.statistics')).toBe('kept');
      await sql`update statistics_cells set ${sql.raw(set)} where value = 'b'`.execute(school.ctx.db);
      expect([set, await stateOf('keep.statistics')]).toEqual([set, 'broken']);
    };
    for (const set of [
      'completed = 15',
      'timed = 9, weeks = 30',
      'weeks = 37',
      'raters = 9, rating = 4.2',
      'rating = 5',
    ])
      await change(set);
    // Told of ten, where nine more are the whole's.
    await sql`update statistics_cells set timed = null, weeks = null, raters = 10, rating = 4 where value = 'b'`.execute(
      school.ctx.db,
    );
    await sql`insert into statistics_cells (release_id, dimension, value, within, people, raters, rating)
      values (${id}, 'all', '', '', 40, 19, 4)`.execute(school.ctx.db);
    expect(await stateOf('keep.statistics')).toBe('broken');
    await sql`update statistics_cells set raters = 20 where dimension = 'all'`.execute(school.ctx.db);
    expect(await stateOf('keep.statistics')).toBe('kept');
    await sql`insert into statistics_cells (release_id, dimension, value, within, people)
      values (${id}, 'region', 'kz', '', 35)`.execute(school.ctx.db);
    expect(await stateOf('keep.statistics')).toBe('broken');
    await sql`update statistics_cells set people = 30 where dimension = 'region'`.execute(school.ctx.db);
    expect(await stateOf('keep.statistics')).toBe('kept');
  });

  it('keep.statistics: a reach of few, and what is left of it', async () => {
    const { rows } = await sql<{ id: string }>`select id from statistics_releases`.execute(school.ctx.db);
    const reach = (dimension: string, value: string, visitors: number, busiest: number) =>
      sql`insert into statistics_reach (release_id, dimension, value, visitors, busiest)
        values (${rows[0]?.id}, ${dimension}, ${value}, ${visitors}, ${busiest})
        on conflict (release_id, dimension, value) do update set visitors = excluded.visitors, busiest = excluded.busiest`.execute(
        school.ctx.db,
      );
    await reach('all', '', 100, 20);
    expect(await stateOf('keep.statistics')).toBe('kept');
    await reach('month', '2026-10', 95, 20);
    expect(await stateOf('keep.statistics')).toBe('broken');
    await reach('month', '2026-10', 90, 20);
    expect(await stateOf('keep.statistics')).toBe('kept');
    await reach('programme', 'a', 30, 9);
    expect(await stateOf('keep.statistics')).toBe('broken');
  });
});
