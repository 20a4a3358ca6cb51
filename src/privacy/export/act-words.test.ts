import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '#platform/i18n/locale.ts';
import { actWords } from './act-words.ts';
import { storedWords } from './stored-words.ts';

const source = new URL('../../', import.meta.url);

/** Every act that the code writes into the audit trail under a name of its own. */
function actsOfTheCode(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.tsx?$/.test(path) && !path.includes('.test.'),
  );
  const acts = files.flatMap((path) =>
    [...readFileSync(new URL(path, source), 'utf8').matchAll(/\baction: '([a-z-]+\.[a-z_-]+)'/g)].map(
      ([, act]) => act ?? '',
    ),
  );
  return [...new Set(acts)].sort();
}

describe('what people read in place of the words of the code', () => {
  it('names every act of the audit trail in each language', () => {
    const acts = actsOfTheCode();
    expect(acts.length).toBeGreaterThan(50);
    for (const locale of LOCALES) expect(acts.filter((act) => actWords(act, locale) === act)).toEqual([]);
  });

  it('leaves an act that nobody has named as it is', () => {
    expect(actWords('nobody.knows', 'ru')).toBe('nobody.knows');
    expect(actWords('constructor', 'ru')).toBe('constructor');
  });

  it('says kinds, reasons and purposes, and leaves what a person wrote alone', () => {
    expect(storedWords('actor_kind', 'system:erasure.retry', 'en')).toBe('the school itself');
    expect(storedWords('reason', 'consultation', 'kk')).toBe('кеңес беру');
    expect(storedWords('purpose', 'offers', 'ru')).toBe('Присылать мне письма о новых программах');
    expect(storedWords('goals', 'given', 'ru')).toBeUndefined();
    expect(storedWords('reason', 'I have moved to Astana', 'en')).toBeUndefined();
  });
});
