/** Every word the database allows in a column that people read has words in each language. */
import { describe, expect, it } from 'vitest';
import { LOCALES } from '#platform/i18n/locale.ts';
import { personTables } from '#platform/inventory/inventory.ts';
import { useSchool } from '#tests/harness/school.ts';
import { storedWords } from './index.ts';

const school = useSchool();

/** `table.column` and the words of its check, such as `privacy_cases.state`: received, accepted… */
async function wordsOfChecks(): Promise<{ table: string; column: string; words: string[] }[]> {
  const { rows } = await school.school.pool.query<{ table: string; text: string }>(
    `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as text from pg_constraint
     where contype = 'c' and connamespace = 'public'::regnamespace`,
  );
  return rows.flatMap(({ table, text }) => {
    const [, column, list] = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(text) ?? [];
    const words = [...(list ?? '').matchAll(/'([^']+)'::text/g)].map(([, word]) => word ?? '');
    return column && words.length > 0 ? [{ table, column, words }] : [];
  });
}

describe('the words of the database', () => {
  it.each(LOCALES)('are human words in %s', async (locale) => {
    const labelled = new Set(
      personTables(school.inventory).flatMap(({ table, columns }) =>
        Object.entries(columns).flatMap(([column, { label }]) => (label ? [`${table}.${column}`] : [])),
      ),
    );
    const checks = (await wordsOfChecks()).filter(({ table, column }) => labelled.has(`${table}.${column}`));
    expect(checks.length).toBeGreaterThan(10);
    const raw = checks.flatMap(({ table, column, words }) =>
      words
        .filter((word) => storedWords(column, word, locale) === undefined)
        .map((word) => `${table}.${column}: ${word}`),
    );
    expect(raw).toEqual([]);
  });

  it('are joined where they are a list, and a list of something else is left alone', () => {
    expect(storedWords('categories', ['name', 'goals'], 'en')).toBe('the name, the goals');
    expect(storedWords('categories', ['name', 'my own words'], 'en')).toBeUndefined();
    expect(storedWords('categories', [], 'en')).toBeUndefined();
  });
});
