import { describe, expect, it } from 'vitest';
import { LOCALES } from '#platform/i18n/locale.ts';
import { useSchool } from '#tests/harness/school.ts';
import { policyDocument, promises, STATES } from './index.ts';

const school = useSchool();

describe('the page of the policy', () => {
  it.each(LOCALES)('says in %s when it was last changed, before anything else', async (locale) => {
    const html = await (await school.request('/privacy', { locale })).text();
    const main = html.slice(html.indexOf('<main'));
    const document = policyDocument(locale);
    expect(main).toContain(document.updated.text);
    expect(main.indexOf(document.updated.text)).toBeLessThan(main.indexOf('<h2'));
    expect(main).toContain(`datetime="${document.updated.date}"`);
  });

  it('leads from every clause to the promise it makes', async () => {
    const html = await (await school.request('/privacy')).text();
    for (const { id } of promises) expect(html).toContain(`href="/privacy/promises#${id}"`);
  });

  it('lists its sections at the beginning, each with a place to go to', async () => {
    const html = await (await school.request('/privacy', { locale: 'kk' })).text();
    for (const { id } of policyDocument('kk').sections) {
      expect(html).toContain(`href="#${id}"`);
      expect(html).toContain(`id="${id}"`);
    }
  });
});

describe('the page of the promises', () => {
  it('shows every promise once, with a state in words', async () => {
    const answer = await school.request('/privacy/promises', { locale: 'en' });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect([...html.matchAll(/class="promise-row" id="([^"]+)"/g)].map(([, id]) => id)).toEqual(
      promises.map(({ id }) => id),
    );
    expect(html).toContain('Not measured');
  });

  it('gives machines the same as JSON', async () => {
    const answer = await school.request('/privacy/promises', { headers: { accept: 'application/json' } });
    const rows = (await answer.json()) as Record<string, unknown>[];
    expect(rows.map(({ id }) => id)).toEqual(promises.map(({ id }) => id));
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['id', 'kind', 'state', 'measured_at', 'code', 'test', 'evidence']);
      expect(STATES).toContain(row['state']);
      expect(row['state'] === 'not measured', String(row['id'])).toBe(row['evidence'] === null);
    }
  });
});
