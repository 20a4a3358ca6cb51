import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { refreshFigures } from '#learning/effectiveness';
import { useSchool } from '#tests/harness/school.ts';
import { measurePromises } from '../measure.ts';

const school = useSchool();

async function stateOf(id: string): Promise<string | undefined> {
  return (await measurePromises(school.ctx, school.inventory)).find((each) => each.id === id)?.state;
}

async function put(network: string): Promise<void> {
  await sql`insert into visits (day, visitor, page, network, device, system, browser, locale)
    values ('2026-11-22', '0123456789abcdef', '/', ${network}, 'phone', 'ios', 'safari', 'ru')`.execute(school.ctx.db);
}

describe('the promises about visits and statistics', () => {
  it('collect.visit: a whole address among the visits', async () => {
    for (const network of ['95.56.12.0/24', '2a02:6b8:0::/48']) await put(network);
    expect(await stateOf('collect.visit')).toBe('kept');
    await put('95.56.12.201');
    expect(await stateOf('collect.visit')).toBe('broken');
    await sql`delete from visits`.execute(school.ctx.db);
  });

  it('use.effectiveness: figures that were not counted for hours', async () => {
    expect(await stateOf('use.effectiveness')).toBe('not measured');
    await refreshFigures(school.ctx);
    expect(await stateOf('use.effectiveness')).toBe('kept');
    school.clock.advance({ hours: 5 });
    expect(await stateOf('use.effectiveness')).not.toBe('kept');
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
