import { expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

it('keeps paths of this site', () => {
  for (const path of ['/', '/learn/2026-autumn/01', '/programmes?level=start', '/kk/account#top'])
    expect(ownPath(path)).toBe(path);
});

it('drops every way to another site', () => {
  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
  ];
  for (const path of [...elsewhere, '', ' /x', undefined, 7, `/${'x'.repeat(600)}`]) {
    expect(ownPath(path), String(path)).toBeUndefined();
  }
});
