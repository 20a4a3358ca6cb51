import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignWord, deviceOf, isBot, pageOf, shortened, sourceOf } from './visit.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
const YANDEX =
  'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 YaBrowser/24.10 Mobile Safari/537.36';
const TABLET =
  'Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';

describe('an address', () => {
  it.each([
    ['95.56.12.201', '95.56.12.0/24'],
    ['::ffff:95.56.12.201', '95.56.12.0/24'],
    ['2a02:6b8:0:1:face:b00c:0:1', '2a02:6b8:0::/48'],
    ['2a02:6b8::1', '2a02:6b8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
  ])('%s is kept as %s', (address, kept) => {
    expect(shortened(address)).toBe(kept);
  });

  it.each(['local', 'unknown', '', '1.2.3', '300.1.1.1', '1:2:3', ':::', '1::2::3', "1' or '1"])(
    'that is none, as %j, is not kept',
    (address) => {
      expect(shortened(address)).toBeNull();
    },
  );

  it('loses its last part, whatever it is', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.nat({ max: 255 }), (address, other) => {
        const [a, b, c] = address.split('.');
        expect(shortened(address)).toBe(shortened(`${a}.${b}.${c}.${other}`));
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 65535 }), { minLength: 8, maxLength: 8 }),
        fc.nat({ max: 65535 }),
        (all, x) => {
          const text = (groups: readonly number[]) => groups.map((group) => group.toString(16)).join(':');
          expect(shortened(text(all))).toBe(shortened(text([...all.slice(0, 3), x, x, x, x, x])));
        },
      ),
    );
  });
});

describe('a browser', () => {
  it('is kept as a class of devices, without version or model', () => {
    expect(deviceOf(IPHONE)).toEqual({ device: 'phone', system: 'ios', browser: 'safari' });
    expect(deviceOf(CHROME)).toEqual({ device: 'computer', system: 'windows', browser: 'chrome' });
    expect(deviceOf(YANDEX)).toEqual({ device: 'phone', system: 'android', browser: 'yandex' });
    expect(deviceOf(TABLET)).toEqual({ device: 'tablet', system: 'android', browser: 'chrome' });
  });

  it('is told from a program', () => {
    for (const browser of [IPHONE, CHROME, YANDEX, TABLET]) expect(isBot(browser)).toBe(false);
    for (const program of [
      undefined,
      '',
      'curl/8.9.0',
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36',
      'TelegramBot (like TwitterBot)',
    ])
      expect(isBot(program), program).toBe(true);
  });
});

describe('a source', () => {
  it('is a host alone', () => {
    expect(sourceOf('https://www.google.com/search?q=secret', 'school.test')).toBe('google.com');
    expect(sourceOf('https://krisha.kz/a/show/12345678', 'school.test')).toBe('krisha.kz');
  });

  it('is not this site, an app, or what cannot be read', () => {
    for (const referrer of [undefined, '', 'https://school.test/programmes', 'android-app://com.app', 'not a url'])
      expect(sourceOf(referrer, 'school.test'), referrer).toBeNull();
  });

  it('never carries what could be an address, a telephone or an identifier', () => {
    for (const text of ['aigul@example.kz', '+77001234567', 'click-90210394', 'a'.repeat(41), 'имя', '<b>', ''])
      expect(campaignWord(text), text).toBeNull();
    expect(campaignWord('Autumn-2026')).toBe('autumn-2026');
  });
});

describe('a page', () => {
  it('is kept as its route, and of a programme which one', () => {
    expect(pageOf('/programmes/:slug', '/programmes/agent-career')).toBe('/programmes/agent-career');
    expect(pageOf('/certificates/:code', '/certificates/BCDF2345')).toBe('/certificates/:code');
    expect(pageOf('/learn/:cohort/:lesson', '/learn/open/first')).toBe('/learn/:cohort/:lesson');
  });

  it('is not counted in the office, for files, nor where its address is a secret', () => {
    for (const route of [
      '/office',
      '/office/people/:id',
      '/schedule/:file',
      '/unsubscribe/:token',
      '/coming-of-age/:token',
      '*',
    ])
      expect(pageOf(route, '/x'), route).toBeUndefined();
  });
});
