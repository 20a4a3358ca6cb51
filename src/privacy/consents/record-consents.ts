import { CompiledQuery } from 'kysely';
import { actingId, type Context, transact } from '#platform/context.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { publish } from '#platform/events.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { sha256 } from '#platform/secrets.ts';
import { type ConsentEvent, type ConsentWay, lapsesAt } from './consent.ts';
import { messages } from './messages.ts';
import { type ConsentPurpose, PURPOSES, type PurposeFacts, purposeFacts } from './purposes.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    'consent.given': { personId: string; purpose: ConsentPurpose };
    'consent.withdrawn': { personId: string; purpose: ConsentPurpose };
  }
}

type Answer = 'given' | 'refused' | 'withdrawn' | 'expired';
/** The event an answer became, or why it became none. */
type Outcome = ConsentEvent | 'unchanged' | 'stale';

interface Answering {
  readonly personId: string;
  readonly way: ConsentWay;
  readonly locale: Locale;
}
type OneAnswer = Answering & {
  readonly purpose: ConsentPurpose;
  /**
   * The last event of this purpose on the page that was answered, or `none`. A copy of an old post, sent again after
   * the state has moved on, is then refused with `Conflict('stale')`.
   */
  readonly after?: string;
};

/** Registration's answers: what was ticked is given, everything else that was asked is refused. */
export async function recordConsents(
  ctx: Context,
  answers: Answering & { readonly given: readonly ConsentPurpose[] },
): Promise<void> {
  const answerTo = (purpose: ConsentPurpose): Answer => (answers.given.includes(purpose) ? 'given' : 'refused');
  await record(
    ctx,
    answers,
    PURPOSES.map((purpose) => ({ purpose, answer: answerTo(purpose) })),
  );
}

/** Returns false when it stood already. Throws NotFound for a person who is gone, and `Conflict('stale')`. */
export async function giveConsent(ctx: Context, answer: OneAnswer): Promise<boolean> {
  return recordOne(ctx, answer, 'given');
}

/** `rights.withdraw`: at once, without a reason. Returns false when there was nothing to withdraw. */
export async function withdrawConsent(ctx: Context, answer: OneAnswer): Promise<boolean> {
  return recordOne(ctx, answer, 'withdrawn');
}

/** Marks a consent whose term is over. Returns false when it was renewed or withdrawn in the meantime. */
export async function lapseConsent(ctx: Context, answer: OneAnswer): Promise<boolean> {
  return recordOne(ctx, answer, 'expired');
}

/** What the person saw beside the box, as one text. */
export function consentText(facts: PurposeFacts, locale: Locale): string {
  const words = { data: messages.data_words[locale], term: messages.term_words[locale] };
  return `${facts.label}\n${facts.text}\n${words.data}: ${facts.dataList}.\n${words.term}: ${facts.term}.`.normalize(
    'NFC',
  );
}

async function recordOne(ctx: Context, { purpose, after, ...answering }: OneAnswer, answer: Answer): Promise<boolean> {
  const [recorded] = await record(ctx, answering, [{ purpose, answer, after }]);
  if (recorded?.outcome === 'stale') throw new Conflict('stale');
  return recorded !== undefined && recorded.outcome !== 'unchanged';
}

interface Given {
  readonly purpose: ConsentPurpose;
  readonly answer: Answer;
  readonly after?: string | undefined;
}

/** Each answer is one statement: the rule, the event, its audit row and the objection it ends are in `record_consent`. */
async function record(
  ctx: Context,
  answering: Answering,
  given: readonly Given[],
): Promise<{ purpose: ConsentPurpose; outcome: Outcome }[]> {
  // One statement is a transaction by itself; several, and those who listen, need a longer one.
  const heard = given.some(({ answer }) => ctx.listeners.some(({ event }) => event === `consent.${answer}`));
  const within =
    heard || given.length > 1 ? transact : <T>(alone: Context, work: (tx: Context) => Promise<T>) => work(alone);
  return within(ctx, async (tx) => {
    const recorded: { purpose: ConsentPurpose; outcome: Outcome }[] = [];
    for (const each of given) {
      const { purpose } = each;
      const outcome = await recordAnswer(tx, answering, each);
      const { personId } = answering;
      if (outcome === 'given' || outcome === 'renewed') await publish(tx, 'consent.given', { personId, purpose });
      if (outcome === 'withdrawn') await publish(tx, 'consent.withdrawn', { personId, purpose });
      recorded.push({ purpose, outcome });
    }
    return recorded;
  });
}

const RECORD = `select record_consent(${Array.from({ length: 21 }, (_, place) => `$${place + 1}`).join(', ')}) as outcome`;

async function recordAnswer(ctx: Context, answering: Answering, { purpose, answer, after }: Given): Promise<Outcome> {
  const { actor, school } = ctx;
  const { personId, way, locale } = answering;
  const now = ctx.clock.now();
  const shown = shownFor(purpose, locale);
  const validUntil = answer === 'given' ? lapsesAt(now, shown.termYears) : undefined;
  // In the order of the function's parameters; as text already made, for this is the statement that many make at once.
  const statement = CompiledQuery.raw(RECORD, [
    personId,
    now,
    actor.kind === 'system' ? `system:${actor.job}` : actor.kind,
    actingId(ctx),
    way,
    locale,
    school.name,
    school.bin ?? null,
    ctx.ids.uuid(),
    ctx.ids.uuid(),
    purpose,
    answer,
    after ?? null,
    shown.text,
    shown.sha256,
    shown.dataList,
    shown.term,
    shown.thirdParties,
    shown.abroad,
    shown.publication,
    validUntil ?? null,
  ]) as CompiledQuery<{ outcome: Outcome }>;
  const { rows } = await ctx.db.executeQuery(statement).catch((error: { code?: string }) => {
    throw error.code === NO_SUCH_PERSON ? new NotFound('person') : error;
  });
  const [row] = rows;
  if (!row) throw new Error('record_consent answered nothing');
  return row.outcome;
}

const NO_SUCH_PERSON = 'P0002';

interface Shown {
  readonly text: string;
  readonly sha256: string;
  readonly dataList: string;
  readonly term: string;
  readonly termYears: number | undefined;
  readonly thirdParties: boolean;
  readonly abroad: boolean;
  readonly publication: boolean;
}
const shownBefore = new Map<string, Shown>();

/** What is shown for a purpose in a language is the same for everybody, and so is its hash. */
function shownFor(purpose: ConsentPurpose, locale: Locale): Shown {
  const known = shownBefore.get(`${purpose} ${locale}`);
  if (known) return known;
  const facts = purposeFacts(purpose, locale);
  const text = consentText(facts, locale);
  const made = {
    text,
    sha256: sha256(text),
    dataList: facts.dataList,
    term: facts.term,
    termYears: facts.termYears,
    thirdParties: facts.thirdPartyTransfer,
    abroad: facts.crossBorderTransfer,
    publication: facts.publication,
  };
  shownBefore.set(`${purpose} ${locale}`, made);
  return made;
}
