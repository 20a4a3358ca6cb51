/**
 * Cuts Onest (SIL Open Font License, see OFL.txt) down to the letters of Russian, Kazakh and English, the figures and
 * signs the school writes with, and the weights it uses. The results are committed beside this file, so a build
 * needs nothing of this. Run again after a new version of the family: `node --import tsx browser/fonts/subset.ts`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

const range = (from: string, to: string) => {
  const first = from.codePointAt(0) ?? 0;
  const last = to.codePointAt(0) ?? 0;
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
};

/** Part of the family as its package divides it, and the letters taken from it. `main.css` names the same ranges. */
const PARTS = [
  { part: 'latin', letters: `${range(' ', '~')}\u00a0§©«°±²·»×–—‘’“”„•…−€™` },
  { part: 'cyrillic', letters: `${range('А', 'я')}ЁёІіҰұ№` },
  { part: 'cyrillic-ext', letters: 'ӘәҒғҚқҢңӨөҮүҺһ' },
  { part: 'latin-ext', letters: '₸' },
] as const;

const NAMES = { latin: 'latin', cyrillic: 'cyrillic', 'cyrillic-ext': 'kazakh', 'latin-ext': 'tenge' } as const;

for (const { part, letters } of PARTS) {
  const source = require.resolve(`@fontsource-variable/onest/files/onest-${part}-wght-normal.woff2`);
  const subset = await subsetFont(await readFile(source), letters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700, default: 400 } },
    keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum', 'case'],
    noHinting: true,
  });
  const file = new URL(`onest-${NAMES[part]}.woff2`, import.meta.url);
  await writeFile(file, subset);
  process.stdout.write(`${file.pathname.split('/').at(-1)} ${subset.length} bytes\n`);
}
