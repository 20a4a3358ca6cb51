/**
 * Writes down who looked at what, off the page's path: a look is kept in memory, and written with the others a moment
 * later. Nothing is even looked at without the visitor's analytics choice.
 */
import { getCookie } from 'hono/cookie';
import { routePath } from 'hono/route';
import { sql } from 'kysely';
import { schoolDay } from '#platform/clock.ts';
import { actingAs, type Context, transact } from '#platform/context.ts';
import type { Request } from '#platform/http/app.ts';
import { forEachAllowed } from '#privacy/consents';
import { CHOICE_COOKIE, cookieChoice } from '#privacy/cookies';
import { DayKey } from './day-key.ts';
import { campaignWord, type Door, deviceOf, doorOf, isBot, pageOf, shortened, sourceOf, type Visit } from './visit.ts';

/** Looks that wait at most; what comes beyond is not counted, so that a flood of visits costs no memory. */
const MOST_WAITING = 10_000;
const MOST_IN_STATEMENT = 1_000;
const WAIT_MS = 2_000;

interface Waiting {
  readonly visit: Visit;
  /** Who is signed in, only to ask the gate before anything is written. */
  readonly personId: string | undefined;
  /** Whose look it is, to forget what waits when they think again. Never written. */
  readonly from: string;
}

export interface VisitRecorder {
  /** After the answer: keeps the look in memory, or leaves it. Makes no statement. */
  see(c: Request): void;
  /** Writes what waits. Returns how many rows it wrote. */
  flush(): Promise<number>;
  /** How many looks wait, and how many were left out because too many waited. */
  readonly state: { readonly waiting: number; readonly left: number };
  close(): Promise<void>;
}

export function createVisitRecorder(ctx: Context): VisitRecorder {
  const newKey = () => new DayKey(ctx.clock, () => Buffer.from(ctx.ids.token(32), 'base64url'));
  const siteKey = newKey();
  /** Each door has a key of its own, so that what was done there leads to no other page of the day. */
  const doorKeys = new Map<Door, DayKey>();
  const system = actingAs(ctx, { kind: 'system', job: 'analytics.record' });
  const ownHost = new URL(ctx.school.baseUrl).hostname;
  let waiting: Waiting[] = [];
  /** What is being written, and waits again where that fails. */
  let underway: Waiting[] = [];
  let left = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<number> = Promise.resolve(0);

  const fromOf = (c: Request): string => `${c.get('address')}\n${c.req.header('user-agent') ?? ''}`;

  function keyOf(page: string): DayKey {
    const door = doorOf(page);
    if (!door) return siteKey;
    const key = doorKeys.get(door) ?? newKey();
    doorKeys.set(door, key);
    return key;
  }

  function schedule(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      flush().catch(() => ctx.log.warn({ event: 'visits.not-written', count: waiting.length }));
    }, WAIT_MS).unref();
  }

  /** What could not be written waits for the next time, within the bound: all of it, for none of it was. */
  async function write(): Promise<number> {
    underway = waiting;
    waiting = [];
    try {
      const allowed = await whoAgreed(system, underway);
      const visits = underway.flatMap(({ visit, personId }) => (!personId || allowed.has(personId) ? [visit] : []));
      await transact(system, async (tx) => {
        for (let start = 0; start < visits.length; start += MOST_IN_STATEMENT) {
          await insertVisits(tx, visits.slice(start, start + MOST_IN_STATEMENT));
        }
      });
      return visits.length;
    } catch (error) {
      waiting = [...underway, ...waiting].slice(0, MOST_WAITING);
      throw error;
    } finally {
      underway = [];
    }
  }

  /** Of whoever thinks again nothing is written any more, nor tried once more. */
  function forget(from: string): void {
    waiting = waiting.filter((each) => each.from !== from);
    underway = underway.filter((each) => each.from !== from);
  }

  function flush(): Promise<number> {
    writing = writing.catch(() => 0).then(write);
    return writing;
  }

  return {
    see(c) {
      // Whoever was never asked sends no choice; nothing about them is looked at.
      if (!c.req.header('cookie') || !getCookie(c, CHOICE_COOKIE)) return;
      if (c.req.method === 'POST' && c.get('path') === '/privacy/cookies') {
        forget(fromOf(c));
        return;
      }
      const visit = visitOf(c, ownHost);
      if (!visit) return;
      if (waiting.length >= MOST_WAITING) {
        left += 1;
        return;
      }
      const { actor } = c.get('ctx');
      const personId = actor.kind === 'person' ? actor.personId : undefined;
      const network = shortened(c.get('address')) ?? '';
      const word = personId ? undefined : keyOf(visit.page).wordFor(network, c.req.header('user-agent') ?? '');
      waiting.push({ visit: { ...visit, ...word }, personId, from: fromOf(c) });
      schedule();
    },
    flush,
    get state() {
      return { waiting: waiting.length, left };
    },
    async close() {
      clearTimeout(timer);
      await flush().catch(() => 0);
      for (const key of [siteKey, ...doorKeys.values()]) key.destroy();
    },
  };
}

/** Undefined for a look that is not counted: no choice, a program, a prefetch, staff, not a page. */
function visitOf(c: Request, ownHost: string): Visit | undefined {
  if (c.req.method !== 'GET' || c.res.status !== 200 || !cookieChoice(c).analytics) return undefined;
  const userAgent = c.req.header('user-agent');
  if (!userAgent || isBot(userAgent) || /prefetch/i.test(c.req.header('sec-purpose') ?? '')) return undefined;
  const { actor, clock } = c.get('ctx');
  if (actor.kind === 'person' && actor.roles.length > 0) return undefined;
  const page = pageOf(routePath(c), c.get('path'));
  if (!page) return undefined;
  const isVisitor = actor.kind !== 'person';
  const campaign = campaignWord(c.req.query('utm_campaign'));
  return {
    day: schoolDay(clock.now()).toString(),
    visitor: null,
    part: null,
    page,
    ...deviceOf(userAgent),
    locale: c.get('locale'),
    source: isVisitor ? (campaignWord(c.req.query('utm_source')) ?? sourceOf(c.req.header('referer'), ownHost)) : null,
    campaign: isVisitor ? campaign : null,
  };
}

/** Those of the signed-in whose consent to improvement stands, and who restricted nothing of it. */
async function whoAgreed(ctx: Context, taken: readonly Waiting[]): Promise<Set<string>> {
  const personIds = [...new Set(taken.flatMap(({ personId }) => personId ?? []))];
  const agreed = new Set<string>();
  if (personIds.length > 0) {
    await forEachAllowed(ctx, 'improvement', personIds, async (_tx, personId) => {
      agreed.add(personId);
    });
  }
  return agreed;
}

export async function insertVisits(ctx: Context, visits: readonly Visit[]): Promise<void> {
  if (visits.length === 0) return;
  await sql`
    insert into visits (day, visitor, part, page, device, system, browser, locale, source, campaign)
    select day, visitor, part, page, device, system, browser, locale, source, campaign
    from json_to_recordset(${JSON.stringify(visits)}::json) as visit(day date, visitor text, part text, page text,
      device text, system text, browser text, locale text, source text, campaign text)`.execute(ctx.db);
}
