import { describe, expect, it } from 'vitest';
import { Conflict } from '#platform/errors.ts';
import { useSchool } from '#tests/harness/school.ts';
import { termOf } from './index.ts';
import { termsOn } from './queries.ts';
import { setTerm } from './set-term.ts';
import { DEMANDS, LEGAL_TERMS } from './terms.ts';

const school = useSchool();
const day = (text: string) => Temporal.PlainDate.from(text);

describe('the terms', () => {
  it('are the law’s where nobody promised less, and the database and the code agree on them', async () => {
    const terms = await termsOn(school.ctx, day('2026-11-22'));
    const found = Object.fromEntries(terms.map((term) => [term.demand, [term.working_days, term.source]]));
    const law = Object.fromEntries(DEMANDS.map((each) => [each, Object.values(LEGAL_TERMS[each])]));
    expect(found).toEqual(law);
  });

  it('become shorter from the day of the change on, and never longer than the law', async () => {
    await setTerm(school.ctx, { demand: 'access', workingDays: 5 });
    await setTerm(school.ctx, { demand: 'access', workingDays: 7 });
    expect(await termOf(school.ctx, 'access', day('2026-11-22'))).toBe(7);
    expect(await termOf(school.ctx, 'access', day('2026-11-21'))).toBe(15);
    expect(await termOf(school.ctx, 'decision', day('2019-03-01'))).toBe(3);
    await expect(setTerm(school.ctx, { demand: 'access', workingDays: 16 })).rejects.toThrow(Conflict);
    await expect(setTerm(school.ctx, { demand: 'erase', workingDays: 2 })).rejects.toThrow(Conflict);
    await expect(setTerm(school.ctx, { demand: 'access', workingDays: 0 })).rejects.toThrow(Conflict);
  });

  it('are changed on their page by the responsible person alone, who is told what the law allows', async () => {
    const [officer, manager] = [
      await school.person({ roles: ['privacy-officer'] }),
      await school.person({ roles: ['manager'] }),
    ];
    const set = (cookie: string, days: string) =>
      school.request('/office/requests/terms', { cookie, form: { demand: 'disclosure', days } });
    expect((await set(manager.cookie, '3')).status).toBe(403);
    const refused = await set(officer.cookie, '11');
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('не больше 10 рабочих дней')]);
    expect((await set(officer.cookie, '3')).status).toBe(303);
    const shown = await (await school.request('/office/requests/terms', { cookie: officer.cookie })).text();
    expect(shown).toContain('Закон 94-V, статья 19, пункт 1');
    expect(await termOf(school.ctx, 'disclosure', day('2026-11-22'))).toBe(3);
    const { rows } = await school.school.pool.query(
      `select details from audit_events where action = 'term.set' and actor_id = $1`,
      [officer.id],
    );
    expect(rows).toEqual([{ details: { demand: 'disclosure', workingDays: 3 } }]);
  });
});
