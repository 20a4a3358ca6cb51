import { readFileSync } from 'node:fs';

/** What a page's head names: addresses from the root, hashed, so that they may be cached for good. */
export type Assets = { css: string[]; scripts: string[]; preload: string[] };

type Chunk = { file: string; src?: string; css?: string[]; assets?: string[]; isEntry?: boolean };
export type Manifest = Record<string, Chunk>;

/** Fonts that a first screen needs whatever its language. Others come when a letter of theirs is met. */
const PRELOADED_FONT = /onest-(cyrillic|latin)-[^/]*\.woff2$/;

export function assetsOf(manifest: Manifest, base = '/'): Assets {
  const chunks = Object.values(manifest);
  const entries = chunks.filter(({ isEntry }) => isEntry);
  const files = (wanted: (file: string) => boolean, from: readonly Chunk[]) => [
    ...new Set(
      from
        .flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets])
        .filter(wanted)
        .map((file) => base + file),
    ),
  ];
  return {
    css: files((file) => file.endsWith('.css'), entries),
    scripts: files((file) => file.endsWith('.js'), entries),
    preload: files((file) => PRELOADED_FONT.test(file), chunks),
  };
}

/** Reads `dist/browser/.vite/manifest.json`, which `vite build` writes. */
export function readAssets(manifestFile: string | URL, base = '/'): Assets {
  return assetsOf(JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest, base);
}
