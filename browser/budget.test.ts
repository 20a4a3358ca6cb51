import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assets, readAssets } from '#platform/html/assets.ts';

const KILOBYTE = 1024;

describe('what a browser is sent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  let assets: Assets;

  beforeAll(async () => {
    const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
    await build({ configFile, logLevel: 'silent', build: { outDir: folder } });
    assets = readAssets(join(folder, '.vite/manifest.json'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (path: string) => readFileSync(join(folder, path));
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);

  it('is one stylesheet of at most 12 KB, compressed either way', () => {
    expect(assets.css).toHaveLength(1);
    for (const compress of [gzipSync, brotliCompressSync]) {
      expect(sum(assets.css.map((path) => compress(read(path)).length))).toBeLessThan(12 * KILOBYTE);
    }
  });

  it('is at most 6 KB of script, compressed', () => {
    expect(assets.scripts).toHaveLength(1);
    expect(sum(assets.scripts.map((path) => gzipSync(read(path)).length))).toBeLessThan(6 * KILOBYTE);
  });

  it('is at most 45 KB of fonts, all of them together', () => {
    const fonts = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.woff2'));
    expect(fonts).toHaveLength(4);
    expect(sum(fonts.map((name) => read(`assets/${name}`).length))).toBeLessThan(45 * KILOBYTE);
  });

  it('asks early for the two fonts every page needs', () => {
    expect(assets.preload.map((path) => path.slice(0, -'-12345678.woff2'.length))).toEqual([
      '/assets/onest-cyrillic',
      '/assets/onest-latin',
    ]);
  });

  it('names every file by its content, so that it may be kept for good', () => {
    for (const path of [...assets.css, ...assets.scripts, ...assets.preload]) {
      expect(path).toMatch(/^\/assets\/[\w-]+-[\w-]{8}\.(css|js|woff2)$/);
    }
  });

  it('asks for nothing from elsewhere and carries nothing inline', () => {
    const css = read(assets.css[0] ?? '').toString();
    expect(css).not.toMatch(/url\((?!\/assets\/)/);
    expect(css).not.toMatch(/@import/);
  });

  it('keeps day and night for browsers without light-dark()', () => {
    const css = read(assets.css[0] ?? '').toString();
    expect(css).not.toContain('light-dark(');
    expect(css).toContain('prefers-color-scheme:dark');
  });
});
