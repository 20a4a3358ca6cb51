import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every `light-dark()` pair of the stylesheet's tokens. */
function readTokens(): Map<string, { light: string; dark: string }> {
  const css = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8');
  const pairs = css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return new Map(Array.from(pairs, ([, name = '', light = '', dark = '']) => [name, { light, dark }]));
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const GROUNDS = ['paper', 'sheet', 'tint'];

/** What is written or drawn on what, and the least ratio: AAA 7 for reading, AA 4.5 for the rest, 3 for outlines. */
const MEETINGS: [string, string[], number][] = [
  ['ink', [...GROUNDS, 'action-tint', 'clay-tint', 'good-tint', 'attention-tint', 'bad-tint'], 7],
  ['ink-soft', ['paper', 'sheet'], 7],
  ['ink-soft', ['tint', 'clay-tint'], 4.5],
  ['action', [...GROUNDS, 'action-tint'], 4.5],
  ['action-strong', [...GROUNDS, 'action-tint'], 4.5],
  ['on-action', ['action', 'action-strong'], 4.5],
  ['clay', [...GROUNDS, 'clay-tint'], 4.5],
  ['good', ['paper', 'sheet', 'good-tint'], 4.5],
  ['attention', ['paper', 'sheet', 'attention-tint'], 4.5],
  ['bad', [...GROUNDS, 'bad-tint'], 4.5],
  ['sheet', ['bad'], 4.5],
  ['line-strong', ['paper', 'sheet'], 3],
  ['focus', [...GROUNDS, 'action-tint'], 3],
];

describe('the colours', () => {
  const tokens = readTokens();
  const cases = MEETINGS.flatMap(([front, backs, least]) =>
    backs.flatMap((back) => (['light', 'dark'] as const).map((theme) => ({ front, back, theme, least }))),
  );
  it.each(cases)('$front on $back, $theme: at least $least to 1', ({ front, back, theme, least }) => {
    const [one, other] = [tokens.get(front), tokens.get(back)];
    if (!one || !other) throw new Error(`no token ${front} or ${back}`);
    expect(contrast(one[theme], other[theme])).toBeGreaterThanOrEqual(least);
  });

  it('has the browser paint its own bars in the colour of the paper', () => {
    const document = readFileSync(new URL('../src/platform/html/document.tsx', import.meta.url), 'utf8');
    expect(document).toContain(`content="${tokens.get('paper')?.light}"`);
    expect(document).toContain(`content="${tokens.get('paper')?.dark}"`);
  });

  it('is named nowhere else: other style files use tokens alone', () => {
    const files = ['base', 'type', 'layout', 'forms', 'components', 'plan', 'frame', 'pages'];
    for (const file of files) {
      const css = readFileSync(new URL(`./styles/${file}.css`, import.meta.url), 'utf8');
      expect(css.match(/#[0-9a-f]{3,8}\b|rgb\(|hsl\(|oklch\(/gi) ?? [], file).toEqual([]);
    }
  });
});
