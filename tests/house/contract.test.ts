/** What scripts and people may count on: the commands at the root, every verb of the operator's tool, their answers. */
import { execFile } from 'node:child_process';
import { access, constants, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { registerInstallation } from '#platform/installation.ts';
import { sealTrail } from '#protection/trail';
import { useSchool } from '#tests/harness/school.ts';
import { type Handed, type Verb, WrongWords } from '../../src/operator/verb.ts';
import { verbs } from '../../src/operator/verbs/index.ts';

const school = useSchool();
const COMMANDS = ['start', 'test', 'dev', 'check', 'bench', 'drill', 'school'];
/** As they are promised, with the words that may follow. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  migrate: [],
  seed: ['--scale'],
  'staff invite': ['EMAIL', '--role'],
  promises: ['--check', '--json'],
  inventory: ['--json'],
  'person list': ['--json'],
  'person export': ['EMAIL', '--to'],
  'person erase': ['EMAIL', '--dry-run', '--json'],
  'person restrict': ['EMAIL'],
  retention: ['--dry-run', '--as-of', '--json'],
  'requests intake': [],
  backup: ['--to'],
  restore: ['FILE'],
  'audit verify': ['--json'],
  doctor: ['--json'],
};

const NOWHERE = join(tmpdir(), 'a-school-that-is-not-there');
const run = promisify(execFile);
/** The tool itself, where it needs no school. Never throws. */
const tool = (...words: string[]) => program('src/operator/main.ts', words);

async function program(main: string, words: string[]): Promise<{ code: number; out: string; err: string }> {
  const args = ['--import', 'tsx', main, ...words];
  // Nothing of what the tests are run with: the tool reads its settings from there.
  const env = { PATH: process.env['PATH'], HOME: NOWHERE, DATA_DIR: join(NOWHERE, 'data') };
  return run(process.execPath, args, { env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  );
}

function verbNamed(name: string): Verb {
  const verb = verbs.find((each) => each.name === name);
  if (!verb || !('run' in verb)) throw new Error(`no verb ${name}`);
  return verb;
}

async function answer(name: string, words: string[] = [], flags: Handed['flags'] = {}) {
  const { ctx } = school;
  const result = await verbNamed(name).run({ ctx, school: school.school, words, flags } as unknown as Handed);
  return { ...result, json: JSON.parse(JSON.stringify(result.json ?? result.rows ?? { lines: result.lines })) };
}

describe('the commands at the root', () => {
  it.each(COMMANDS)('bin/%s can be run', async (name) => {
    await access(`bin/${name}`, constants.X_OK);
    expect(await readFile(`bin/${name}`, 'utf8')).toMatch(/^#!\/usr\/bin\/env bash\n/);
  });
});

describe('bin/start', () => {
  it.each([[['--web', '--worker']], [['--wep']], [['web']]])(
    'refuses %s with one line',
    async (words) => {
      const refused = await program('src/main.ts', words);
      expect(refused).toMatchObject({ code: 2, out: '' });
      expect(refused.err).toMatch(/^bin\/start: .+\n$/);
    },
    120_000,
  );
});

describe('bin/school', () => {
  it.each(Object.entries(VERBS))('has %s', (name, words) => {
    const verb = verbs.find((each) => each.name === name);
    expect(verb).toBeDefined();
    for (const word of words) {
      expect(`${verb?.usage} --json`).toContain(word);
      if (word.startsWith('--') && word !== '--json') expect(Object.keys(verb?.options ?? {})).toContain(word.slice(2));
    }
    expect(verb?.summary).toMatch(/^[A-Z].{20,}[^.]$/);
  });

  it('helps with each verb, and says which words were wrong', async () => {
    const [overview, ofOne, nonsense, wrongFlag] = await Promise.all([
      tool('--help'),
      tool('audit', 'verify', '--help'),
      tool('audit', 'forget'),
      tool('retention', '--as-off', '2027-01-01'),
    ]);
    expect(overview.code).toBe(0);
    for (const name of Object.keys(VERBS)) expect(overview.out).toContain(`  ${name} `);
    expect(ofOne).toMatchObject({ code: 0, err: '' });
    expect(ofOne.out).toContain('bin/school audit verify');
    for (const wrong of [nonsense, wrongFlag]) {
      expect(wrong).toMatchObject({ code: 2, out: '' });
      expect(wrong.err).toMatch(/^bin\/school: .+\n$/);
    }
  }, 120_000);

  it('takes a word that a verb cannot use for a wrong one', async () => {
    await expect(answer('retention', [], { 'as-of': '2027-01-01' })).rejects.toThrow(WrongWords);
    await expect(answer('retention', [], { 'dry-run': true, 'as-of': 'soon' })).rejects.toThrow(WrongWords);
    for (const address of ['nobody', 'head@example', 'head@@example.kz', `${'a'.repeat(250)}@example.kz`])
      await expect(answer('staff invite', [address], { role: 'adviser' })).rejects.toThrow(WrongWords);
    await expect(answer('staff invite', ['head@example.kz'], { role: 'king' })).rejects.toThrow(WrongWords);
    // Whoever works in a school that was never started would keep its first start from loading the demo.
    await expect(answer('staff invite', ['head@example.kz'], { role: 'adviser' })).rejects.toThrow('never started');
    await registerInstallation(school.ctx, false);
    await answer('staff invite', ['Head@Example.KZ'], { role: 'adviser' });
    expect((await school.letters()).map(({ recipient }) => recipient)).toContain('head@example.kz');
  });

  it('fails with one clear line', async () => {
    const failed = await tool('restore', 'no-such-file.backup');
    expect(failed).toMatchObject({ code: 1, out: '' });
    expect(failed.err).toBe('bin/school: there is no such backup file\n');
    // A machine that has made no backup yet has no key of its own.
    const locked = await tool('restore', 'package.json');
    expect(locked).toMatchObject({ code: 1, out: '' });
    expect(locked.err).toMatch(/^bin\/school: there is no .+drill\.key; --key FILE names the owner’s key\n$/);
  }, 120_000);

  it('answers with the promised shapes', async () => {
    const { email } = await school.person();
    const { json: promises } = await answer('promises');
    for (const row of promises) {
      expect(Object.keys(row)).toEqual(['id', 'kind', 'state', 'measured_at', 'code', 'test', 'evidence']);
      expect(['kept', 'late', 'broken', 'not measured']).toContain(row.state);
    }
    const columns = ['store', 'table', 'column', 'category', 'purposes', 'basis', 'term', 'export', 'erasure'];
    for (const row of (await answer('inventory')).json) expect(Object.keys(row)).toEqual(columns);
    for (const row of (await answer('person list')).json) {
      expect(Object.keys(row)).toEqual(['email', 'name', 'roles', 'enrolments']);
    }
    const { rows: listed } = await school.school.pool.query(
      `select details, person_id from audit_events where action = 'people.listed' and actor_kind = 'operator'`,
    );
    expect(listed).toEqual([{ details: { count: 1 }, person_id: null }]);
    const dry = await answer('person erase', [email], { 'dry-run': true });
    expect(Object.keys(dry.json)).toEqual(expect.arrayContaining(['state', 'stores']));
    const erased = await answer('person erase', [email]);
    expect(erased.json.state).toBe('verified');
    for (const store of erased.json.stores) {
      expect(store).toMatchObject({ store: expect.any(String), done: true, kept: expect.any(Array) });
      for (const kept of store.kept)
        expect(Object.keys(kept)).toEqual(expect.arrayContaining(['what', 'why', 'until']));
    }
  });

  it('tells an audit trail that is whole from one that is not', async () => {
    await school.person();
    school.clock.advance({ hours: 2 });
    await sealTrail(school.ctx);
    const whole = await answer('audit verify');
    expect(whole).toMatchObject({ failed: false, json: { state: 'intact', findings: [] } });
    expect(whole.json.sealed).toBeGreaterThan(0);
    await school.school.pool.query(
      'delete from audit_events where id = (select max(id::text)::uuid from audit_events)',
    );
    expect(await answer('audit verify')).toMatchObject({ failed: true, json: { state: 'broken' } });
  });
});
