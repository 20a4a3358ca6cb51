import { describe, expect, it } from 'vitest';
import { schoolFacts } from '../school.ts';
import { renderLetter } from './letter.ts';

const school = schoolFacts({ bin: '171040010072', baseUrl: 'https://school.kz' });
const content = {
  locale: 'kk',
  subject: 'Поштаңызды растаңыз',
  heading: 'Сәлеметсіз бе, <Әсел>',
  blocks: [
    { paragraph: 'Бір қадам қалды & болды.' },
    { action: { label: 'Растау', href: 'https://school.kz/kk/confirm?a=1&b=2' } },
  ],
  reason: 'Сіз тіркелдіңіз.',
} as const;

describe('a letter', () => {
  it('carries the school’s identity, as text and as HTML', async () => {
    const { text, html } = await renderLetter(content, school);
    for (const part of [school.name, school.phone, school.email, '171040010072', 'Петропавл']) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
  });

  it('escapes what it is given, in HTML alone', async () => {
    const { text, html } = await renderLetter(content, school);
    expect(html).toContain('&lt;Әсел&gt;');
    expect(html).not.toContain('<Әсел>');
    expect(html).toContain('href="https://school.kz/kk/confirm?a=1&amp;b=2"');
    expect(text).toContain('https://school.kz/kk/confirm?a=1&b=2');
  });

  it('loads nothing from anywhere', async () => {
    const { html } = await renderLetter(content, school);
    expect(html).not.toMatch(/@import|<link|<img|src=/);
    expect(html).toMatch(/<html[^>]* lang="kk"/);
    expect(html).not.toMatch(/lang="und"|lang="kk"[^>]* lang=/);
  });
});
