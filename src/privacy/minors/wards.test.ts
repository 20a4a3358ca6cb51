import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { tables } from '#platform/database/database.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { useSchool } from '#tests/harness/school.ts';
import { adultOn, birthProblem } from './age.ts';
import type { MinorsDb } from './index.ts';
import { CODE_TRIES } from './ward.ts';

const school = useSchool();
const day = (text: string) => Temporal.PlainDate.from(text);
const CHILD = { name: 'Айсұлу Қайратқызы', born: '2012-05-17', relation: 'parent', consent: 'yes' };

function wards() {
  return tables<MinorsDb>(school.ctx).selectFrom('wards').selectAll().orderBy('id').execute();
}

/** The newest code that this guardian was sent. */
async function codeSent(guardianId: string): Promise<string> {
  const letters = await school.letters();
  const text = letters.findLast((each) => each.letter === 'ward-code' && each.person_id === guardianId)?.text ?? '';
  return /\b\d{6}\b/.exec(text)?.[0] ?? '';
}

/** A guardian with a child who waits for the code. */
async function begun(given: Partial<typeof CHILD> = {}) {
  const guardian = await school.person();
  const answer = await school.request('/account/wards', { form: { ...CHILD, ...given }, cookie: guardian.cookie });
  const path = answer.headers.get('location') ?? '';
  return { guardian, path, id: path.split('/').at(-1) ?? '', code: await codeSent(guardian.id) };
}

function wrong(code: string): string {
  return code === '000000' ? '111111' : '000000';
}

describe('coming of age', () => {
  it.each([
    ['2008-11-22', '2026-11-22'],
    ['2008-02-29', '2026-03-01'],
    ['2008-02-28', '2026-02-28'],
    ['2008-12-31', '2026-12-31'],
  ])('who was born on %s is 18 on %s', (born, adult) => {
    expect(adultOn(day(born)).toString()).toBe(adult);
    expect(birthProblem(day(born), day(adult).subtract({ days: 1 }))).toBeUndefined();
    expect(birthProblem(day(born), day(adult))).toBe('adult');
  });

  it('a day to come is no birthday', () => {
    expect(birthProblem(day('2026-11-23'), day('2026-11-22'))).toBe('future');
    expect(birthProblem(day('2026-11-22'), day('2026-11-22'))).toBeUndefined();
  });
});

describe('a guardian signs a child up', () => {
  it.each(LOCALES)('with everything explained in %s, and nothing ticked or chosen beforehand', async (locale) => {
    const guardian = await school.person();
    const html = await (await school.request('/account/wards/new', { cookie: guardian.cookie, locale })).text();
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    expect(main).not.toContain('checked');
    expect(main.match(/<input/g)).toHaveLength(5);
  });

  it('and confirms the consent with a code of six figures that is stored as a keyed hash', async () => {
    const { guardian, path, id, code } = await begun();
    expect(code).toMatch(/^\d{6}$/);
    const { rows } = await sql<{ line: string }>`select ward_codes::text as line from ward_codes`.execute(
      school.ctx.db,
    );
    expect(rows.some(({ line }) => line.includes(code))).toBe(false);
    const confirm = () => school.request(`${path}/confirmation`, { form: { code }, cookie: guardian.cookie });
    expect((await confirm()).headers.get('location')).toBe(`${path}?done=welcome`);
    const [consent] = await tables<MinorsDb>(school.ctx)
      .selectFrom('ward_consents')
      .selectAll()
      .where('ward_id', '=', id)
      .execute();
    expect(consent).toMatchObject({ person_id: guardian.id, locale: 'ru' });
    expect(consent?.policy_revision).not.toBe('');
    // A used code confirms nothing again.
    expect((await confirm()).status).toBe(422);
  });

  it.each([
    { born: 'семь' },
    { born: '2030-01-01' },
    { born: '2000-01-01' },
    { born: '2012-02-30' },
    { name: '' },
    { relation: 'aunt' },
    { consent: '' },
  ])('but not with %j: nothing is stored, and what was typed stays', async (given) => {
    const before = await wards();
    const guardian = await school.person();
    const answer = await school.request('/account/wards', { form: { ...CHILD, ...given }, cookie: guardian.cookie });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('role="alert"');
    if (!('name' in given)) expect(html).toContain(CHILD.name);
    expect(await wards()).toEqual(before);
  });

  it('with five tries, and ten minutes, at most', async () => {
    const { guardian, path, code } = await begun();
    const answer = (given: string) =>
      school.request(`${path}/confirmation`, { form: { code: given }, cookie: guardian.cookie });
    for (let tried = 0; tried < CODE_TRIES; tried += 1) expect((await answer(wrong(code))).status).toBe(422);
    expect((await answer(code)).status).toBe(422);
    school.clock.advance({ seconds: 1 });
    await school.request(`${path}/code`, { form: {}, cookie: guardian.cookie });
    const fresh = await codeSent(guardian.id);
    expect(fresh).not.toBe(code);
    school.clock.advance({ minutes: 10 });
    expect((await answer(fresh)).status).toBe(422);
    expect((await answer('12345')).status).toBe(422);
    expect((await answer('двести')).status).toBe(422);
    expect((await wards()).find(({ person_id }) => person_id === guardian.id)?.confirmed_at).toBeNull();
  });

  it('that another guardian can neither see, confirm, nor delete', async () => {
    const { path, code, id } = await begun();
    const { cookie } = await school.person();
    expect((await school.request(path, { cookie })).status).toBe(404);
    for (const act of ['confirmation', 'code', 'removal', 'invitation']) {
      const form = { code, email: 'somebody@example.kz' };
      expect((await school.request(`${path}/${act}`, { form, cookie })).status, act).toBe(404);
    }
    expect((await school.request(`${path}/enrolment`, { cookie })).status).toBe(404);
    expect((await wards()).find((ward) => ward.id === id)?.confirmed_at).toBeNull();
  });

  it('whose data are gone after a day when no code came', async () => {
    const { id } = await begun();
    school.clock.advance({ hours: 25 });
    await runWatch();
    expect((await wards()).map((ward) => ward.id)).not.toContain(id);
  });
});

async function runWatch(): Promise<void> {
  const watch = school.school.jobs.find(({ name }) => name === 'minors.watch');
  if (!watch) throw new Error('there is no such job');
  await enqueue(school.ctx, watch, {});
  await school.runJobs();
}
