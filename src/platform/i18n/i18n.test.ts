import { describe, expect, it } from 'vitest';
import { inLocale, localPath, splitLocale } from './locale.ts';
import { formatMessage } from './messages.ts';

describe('languages in the address', () => {
  it('stand before the path, and Russian has none', () => {
    expect(localPath('ru', '/programmes')).toBe('/programmes');
    expect(localPath('kk', '/programmes')).toBe('/kk/programmes');
    expect(localPath('en', '/')).toBe('/en');
  });

  it('are split off again', () => {
    expect(splitLocale('/kk/programmes/x')).toEqual({ locale: 'kk', path: '/programmes/x' });
    expect(splitLocale('/en')).toEqual({ locale: 'en', path: '/' });
    expect(splitLocale('/kkk')).toEqual({ locale: 'ru', path: '/kkk' });
    expect(splitLocale('/ru/programmes')).toEqual({ locale: 'ru', path: '/ru/programmes' });
  });
});

describe('messages', () => {
  it('count in each language by its own rules', () => {
    const seats = 'осталось {count, plural, one {# место} few {# места} many {# мест} other {# места}}';
    expect([1, 3, 5, 21].map((count) => formatMessage(seats, 'ru', { count }))).toEqual([
      'осталось 1 место',
      'осталось 3 места',
      'осталось 5 мест',
      'осталось 21 место',
    ]);
  });

  it('fall back to Russian where a text is not translated', () => {
    expect(inLocale({ ru: 'Дом' }, 'kk')).toBe('Дом');
    expect(inLocale({ ru: 'Дом', kk: 'Үй' }, 'kk')).toBe('Үй');
  });
});
