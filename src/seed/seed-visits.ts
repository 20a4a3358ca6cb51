/** Invented visits of the demo's last weeks: how people who allowed analytics might have come and gone. */
import { SCHOOL_ZONE } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { sha256 } from '#platform/secrets.ts';
import { chooseCookies } from '#privacy/cookies';
import { countDays, insertVisits, type Visit } from '#school/analytics';

interface Days {
  readonly slugs: readonly string[];
  readonly first: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
}

/** Visitors on a Monday of the first week; there are more each week, and fewer at its end. */
const VISITORS_AT_FIRST = 9;
const MORE_EACH_WEEK = 2;

export async function seedVisits(ctx: Context, { slugs, first, today }: Days): Promise<void> {
  const visits: Visit[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, today) <= 0; day = day.add({ days: 1 })) {
    const week = Math.floor(first.until(day).days / 7);
    const visitors = Math.round((VISITORS_AT_FIRST + MORE_EACH_WEEK * week) * (day.dayOfWeek > 5 ? 0.5 : 1));
    for (let nth = 0; nth < visitors; nth += 1) visits.push(...visitOn(day, nth, slugs));
    if (visitors > 0) await agreeOn(ctx, day);
  }
  await insertVisits(ctx, visits);
  await countDays(ctx, first, today);
}

/** Nobody's visits are counted before somebody has agreed to it, in an invented school either. */
async function agreeOn(ctx: Context, day: Temporal.PlainDate): Promise<void> {
  const morning = day.toZonedDateTime({ timeZone: SCHOOL_ZONE, plainTime: '09:00' }).toInstant();
  const then = { ...ctx, clock: { now: () => morning } };
  await chooseCookies(then, { functional: true, analytics: true, marketing: false }, { way: 'banner', locale: 'ru' });
}

const SOURCES: readonly Pick<Visit, 'source' | 'campaign'>[] = [
  { source: null, campaign: null },
  { source: 'google.com', campaign: null },
  { source: 'yandex.kz', campaign: null },
  { source: 'instagram', campaign: 'autumn' },
  { source: 'instagram', campaign: 'first-deal' },
  { source: 'krisha.kz', campaign: null },
  { source: '2gis.kz', campaign: null },
  { source: 'telegram', campaign: 'open-evening' },
];
const DEVICES: readonly Pick<Visit, 'device' | 'system' | 'browser'>[] = [
  { device: 'phone', system: 'android', browser: 'chrome' },
  { device: 'phone', system: 'android', browser: 'samsung' },
  { device: 'phone', system: 'ios', browser: 'safari' },
  { device: 'phone', system: 'android', browser: 'yandex' },
  { device: 'computer', system: 'windows', browser: 'chrome' },
  { device: 'computer', system: 'windows', browser: 'edge' },
  { device: 'computer', system: 'macos', browser: 'safari' },
  { device: 'tablet', system: 'android', browser: 'chrome' },
];
const LANGUAGES = ['ru', 'ru', 'ru', 'kk', 'kk', 'en'] as const;

/** One visitor of a day, and how far they went. */
function visitOn(day: Temporal.PlainDate, nth: number, slugs: readonly string[]): Visit[] {
  const seed = sha256(`visit/${day}/${nth}`);
  const digit = (place: number, of: number) => Number.parseInt(seed.slice(place * 4, place * 4 + 4), 16) % of;
  const slug = slugs[digit(0, slugs.length)] ?? '';
  const pages = ['/', '/programmes', `/programmes/${slug}`, '/sign-up', '/sign-up/letter'];
  // Half leave at the first or the second page; one in nine comes to the end.
  const far = [1, 1, 2, 2, 3, 3, 3, 4, 5][digit(1, 9)] ?? 1;
  const visitor = {
    day: day.toString(),
    locale: LANGUAGES[digit(2, LANGUAGES.length)] ?? 'ru',
    ...(DEVICES[digit(3, DEVICES.length)] ?? DEVICES[0]),
  } as Omit<Visit, 'page' | 'source' | 'campaign' | 'visitor' | 'part'>;
  const source = SOURCES[digit(4, SOURCES.length)] ?? { source: null, campaign: null };
  return pages.slice(0, far).map((page, index) => ({
    ...visitor,
    // At the door the same visitor has another word, made under another key.
    ...(page.startsWith('/sign-up')
      ? { visitor: seed.slice(16, 32), part: 'd'.repeat(8) }
      : { visitor: seed.slice(0, 16), part: '0'.repeat(8) }),
    page,
    ...(index === 0 ? source : { source: null, campaign: null }),
  }));
}
