import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { factsOf, fontsOf, textOf } from './inspect-pdf.testing.ts';
import { DocumentError, DocumentTimeout, Renderer, renderPdf, UnprintableText } from './render-pdf.ts';

const fixture = (name: string) => ({ file: new URL(`./fixtures/${name}.typ`, import.meta.url) });
const name = fixture('name');

describe('rendering a document', () => {
  it.each([
    '#import "/etc/passwd": * #eval("1+1")',
    '$x^2$ *bold* _it_ `raw` = h <label> @ref ~ // not /* a comment',
    ']] #} \\ \\u{41} \\n "quoted" \'single\'',
    'sys.inputs.data" + "x',
    '&amp; <script>alert(1)</script>',
  ])('prints %j as the plain text it is', async (text) => {
    expect(textOf(await renderPdf(name, { name: text }))).toBe(text);
  });

  it('drops direction marks and control characters, which could turn the rest of the line around', async () => {
    const pdf = await renderPdf(name, { name: 'Анна\u202e \u2067К\u200fим\u0000\ufeff' });
    expect(textOf(pdf)).toBe('Анна Ким');
  });

  it('composes letters that arrive in pieces', async () => {
    expect(textOf(await renderPdf(name, { name: 'Алексе\u0438\u0306' }))).toBe('Алексей');
  });

  it('draws every Kazakh letter and the tenge sign in one embedded, subset font', async () => {
    const letters = 'Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі Ёё Йй Щщ Ъъ Ээ № « » — ₸ 1 250 000 ₸';
    const pdf = await renderPdf(name, { name: letters });
    expect(textOf(pdf)).toBe(letters);
    expect(fontsOf(pdf)).toEqual([{ name: expect.stringContaining('Onest'), embedded: true, subset: true }]);
  });

  it('writes tagged PDF/UA-1', async () => {
    expect(factsOf(await renderPdf(name, { name: 'Анна' }))).toEqual({
      pages: 1,
      title: 'Name',
      tagged: true,
      language: 'ru',
      accessibility: '1',
    });
  });

  it('gives the same bytes for the same data, from whatever process', async () => {
    const [one, two] = await Promise.all([
      new Renderer().render(name, { name: 'Айгерім Нұрғалиева' }),
      new Renderer().render(name, { name: 'Айгерім Нұрғалиева' }),
    ]);
    const other = await renderPdf(name, { name: 'Айгерім Нұрғалиев' });
    expect(Buffer.compare(one, two)).toBe(0);
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  it('refuses a letter it cannot draw, and names it by its code alone', async () => {
    const error = await renderPdf(name, { name: 'Анна 王' }).catch((reason) => reason);
    expect(error).toBeInstanceOf(UnprintableText);
    expect(error.characters).toEqual(['王']);
    expect(error.message).toBe('The document font has no glyph for one of U+738B');
  });

  it('keeps the data out of the message of an error', async () => {
    const error = await renderPdf(name, { title: 'Анна Ковальчук' }).catch((reason) => reason);
    expect(error).toBeInstanceOf(DocumentError);
    expect(error.message).toContain('platform/documents/fixtures/name.typ');
    expect(error.message).not.toContain('Ковальчук');
  });

  it('ends a document that takes too long, and serves the one behind it', async () => {
    const renderer = new Renderer();
    const endless = renderer.render(fixture('endless'), null, 1);
    const next = renderer.render(name, { name: 'Анна' });
    await expect(endless).rejects.toBeInstanceOf(DocumentTimeout);
    expect(textOf(await next)).toBe('Анна');
  });

  it('fetches no package', async () => {
    await expect(renderPdf(fixture('package'), null)).rejects.toThrow('failed to download package');
  });
});

describe('the templates', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const templates = globSync('**/*.typ', { cwd: root }).filter((path) => !path.includes('/fixtures/'));

  it.each(templates)('%s neither evaluates text as code nor names a package', (path) => {
    const source = readFileSync(`${root}${path}`, 'utf8');
    expect(source).not.toMatch(/\beval\s*\(|"@\w+\//);
    expect(source).not.toMatch(/mode:\s*"(markup|math|code)"/);
  });
});
