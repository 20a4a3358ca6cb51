import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { describe, expect, it } from 'vitest';

/** The code points each font file is asked for, as the style file says. */
function promises(): { file: string; points: number[] }[] {
  const css = readFileSync(new URL('../styles/fonts.css', import.meta.url), 'utf8');
  const faces = css.matchAll(/url\("\.\.\/fonts\/([\w-]+\.woff2)"\)[^}]*unicode-range:\s*([^;]+);/g);
  return Array.from(faces, ([, file = '', ranges = '']) => ({ file, points: ranges.split(',').flatMap(pointsOf) }));
}

function pointsOf(range: string): number[] {
  const [from = '', to = from] = range.trim().replace('U+', '').split('-');
  const first = Number.parseInt(from, 16);
  return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, index) => first + index);
}

/** The code points a font has glyphs for: its `cmap` table in format 4 (OpenType specification, "cmap"). */
async function glyphs(file: string): Promise<Set<number>> {
  const woff2 = readFileSync(new URL(file, import.meta.url));
  const font = await subsetFont(woff2, undefined, { targetFormat: 'sfnt', keepAllGlyphs: true });
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const cmap = font.readUInt32BE((tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0) + 8);
  const encodings = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => cmap + 4 + index * 8);
  const table = encodings.map((at) => cmap + font.readUInt32BE(at + 4)).find((at) => font.readUInt16BE(at) === 4) ?? 0;
  const segments = font.readUInt16BE(table + 6) / 2;
  const found = new Set<number>();
  for (let segment = 0; segment < segments; segment += 1) {
    const last = font.readUInt16BE(table + 14 + segment * 2);
    const first = font.readUInt16BE(table + 16 + (segments + segment) * 2);
    for (let point = first; point <= last && point !== 0xffff; point += 1) found.add(point);
  }
  return found;
}

const LETTERS = {
  Russian: 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  Kazakh: 'ӘәҒғҚқҢңӨөҰұҮүҺһІі',
  English: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  'figures and signs': '0123456789+-−×²₸№«»„“”‘’—–…·•§©%()[]/@&!?:;,."\' \u00a0',
};

describe('the fonts', () => {
  it.each(promises())('$file has a glyph for everything it is asked for', async ({ file, points }) => {
    const own = await glyphs(file);
    expect(points.filter((point) => !own.has(point)).map((point) => String.fromCodePoint(point))).toEqual([]);
  });

  it.each(Object.entries(LETTERS))('are asked for all of the %s', (_, letters) => {
    const asked = new Set(promises().flatMap(({ points }) => points));
    expect([...letters].filter((letter) => !asked.has(letter.codePointAt(0) ?? 0))).toEqual([]);
  });

  it('are asked for no letter twice', () => {
    const points = promises().flatMap((face) => face.points);
    expect(points.length).toBe(new Set(points).size);
  });
});
