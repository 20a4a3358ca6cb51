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
    await sql`update statistics_cells set people = 20, completed = 15 where value = 'b'`.execute(school.ctx.db);
    expect(await stateOf('keep.statistics')).toBe('broken');
  });
});
