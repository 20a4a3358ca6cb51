/** The rules of the house that no ready tool knows. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const sources = ['src', 'promises', 'content', 'browser']
  .flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\.tsx?$/.test(name));
const textOf = (name: string): string => readFileSync(`${root}${name}`, 'utf8');

describe('the house', () => {
  it('reads clock, chance and environment in the platform alone', () => {
    const mayAsk = /^(src\/platform\/|src\/installation\.ts|browser\/)/;
    const asks = /Date\.now\(|new Date\(\)|Temporal\.Now|process\.env|Math\.random\(|randomUUID\(|randomBytes\(/;
    expect(sources.filter((name) => !mayAsk.test(name) && asks.test(textOf(name)))).toEqual([]);
  });

  it('has no drawers without a name', () => {
    expect(sources.filter((name) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.tsx?$)/.test(name))).toEqual([]);
  });

  it('leaves nothing half done', () => {
    expect(sources.filter((name) => /\b(TODO|FIXME|XXX)\b|not implemented/.test(textOf(name)))).toEqual([]);
  });

  it('puts no style into a page: the security policy would refuse it', () => {
    const pages = sources.filter((name) => name.endsWith('.tsx'));
    expect(pages.filter((name) => /\sstyle=[{"]/.test(textOf(name)))).toEqual([]);
  });

  it('runs every test it has', () => {
    const tests = execFileSync('git', ['ls-files', '*.test.ts', '*.test.tsx'], { cwd: root, encoding: 'utf8' })
      .trim()
      .split('\n');
    const sleeping = /\b(it|test|describe)\.(skip|skipIf|runIf|only|todo)\b/;
    // Only root may become another user.
    const asRootAlone = ['src/as-root.test.ts', 'src/platform/database/embedded/embedded.test.ts'];
    expect(tests.filter((name) => existsSync(`${root}${name}`) && sleeping.test(textOf(name)))).toEqual(asRootAlone);
  });

  it('tells the two commands in the README', () => {
    expect(textOf('README.md')).toContain('bin/start');
    expect(textOf('README.md')).toContain('bin/test');
  });

  it('pins every package to one version', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(textOf('package.json'));
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
  });
});
