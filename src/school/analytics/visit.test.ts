import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignWord, deviceOf, doorOf, isBot, pageOf, shortened, sourceOf } from './visit.ts';

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

  // As browsers of phones in Kazakhstan and the apps people send links by call themselves.
  it.each([
    IPHONE,
    CHROME,
    YANDEX,
    TABLET,
    'Mozilla/5.0 (Linux; Android 11; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.6668.70 Mobile Safari/537.36 Telegram-Android/11.2.1 (Tecno mobile limited TECNO CH7n; Android 11; SDK 30; AVERAGE)',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Telegram-iOS/10.2',
    'Mozilla/5.0 (Linux; Android 10; CUBOT_X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; Android 9; CUBOT X19 Build/PPR1.180610.011; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/118.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.7390.124 Mobile Safari/537.36 [WA4A/2.25.32.75;]',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0.1 Mobile/15E148 Safari/604.1 [WAiOS/2.25.31]',
    'Mozilla/5.0 (Linux; Android 13; SM-A536E; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36 WhatsApp/2.24.9.78',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 12_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 93.0.0.14.101 (iPhone10,4; iOS 12_2; ru_KZ; ru-KZ; scale=2.00; gamut=normal; 750x1334; 153868846)',
    'Mozilla/5.0 (Linux; Android 14; SM-A155F Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.6778.39 Mobile Safari/537.36 Instagram 358.0.0.51.97 Android (34/14; 450dpi; 1080x2115; samsung; SM-A155F; a15; mt6789; ru_RU; 672535977)',
    'Mozilla/5.0 (Linux; arm_64; Android 13; M2101K6G) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 YaApp_Android/24.82.1 YaSearchBrowser/24.82.1 BroPP/1.0 SA/3 Mobile Safari/537.36',
  ])('of a person is counted: %s', (browser) => {
    expect(isBot(browser)).toBe(false);
  });

  it.each([
    undefined,
    '',
    'curl/8.9.0',
    'TelegramBot (like TwitterBot)',
    'WhatsApp/2.24.9.78 A',
    'WhatsApp/2.23.20.0',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.6778.69 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
    'Mozilla/5.0 (compatible; YandexMetrika/2.0; +http://yandex.com/bots)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36',
  ])('that is a program is not: %s', (program) => {
    expect(isBot(program)).toBe(true);
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
    for (const text of [
      'aigul@example.kz',
      '+77001234567',
      '95.56.12.201',
      'click-90210394',
      '7-705-755-54-47',
      '3fa85f64-5717-4562-b3fc-2c963f66afa6',
      'letter_x7k2m9q4',
      'deadbeefcafe',
      'to-a1b2c3d4',
      'a'.repeat(41),
      'имя',
      '<b>',
      '',
    ])
      expect(campaignWord(text), text).toBeNull();
    expect(sourceOf('http://95.56.12.201/', 'school.test')).toBeNull();
    expect(sourceOf('https://a1b2c3d4.example.kz/', 'school.test')).toBeNull();
    for (const text of ['autumn-2026', 'vk-2026-09-01', 'b2b', 'q4_2026', '2gis.kz', 'post24', 'web3.start2'])
      expect(campaignWord(text)).toBe(text);
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

  it('is a door where people say who they are', () => {
    expect(['/sign-in', '/sign-up', '/sign-up/letter', '/sign-up/under-18', '/privacy/request'].map(doorOf)).toEqual([
      '/sign-in',
      '/sign-up',
      '/sign-up',
      '/sign-up',
      '/privacy/request',
    ]);
    for (const page of ['/', '/programmes', '/privacy', '/certificates/:code', '/sign-upon'])
      expect(doorOf(page), page).toBeUndefined();
  });
});
