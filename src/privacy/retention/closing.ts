/** When the account of somebody closes who does not study any more and gave the school no longer: said before it happens. */
import { sql } from 'kysely';
import { getPerson, peopleTable } from '#people/profiles';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { on } from '#platform/events.ts';
import { formatDay } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type {} from '#privacy/consents';
import { CONTACT_TERM_YEARS } from '#privacy/policy';
import { dueDay, isFree, momentsOf, rowsOf } from './due.ts';
import { postClosing } from './mail.ts';
import { messages } from './messages.ts';
import { rulesOf } from './rule.ts';

const closings = rulesOf({ tables: [peopleTable], buckets: [], logFields: [], payloads: [] }).flatMap((rule) => {
  const { since, unlessConsented: consented } = rule;
  return typeof since !== 'string' && consented ? [{ rule, since, purpose: consented.purpose }] : [];
});

/** The first day on which a run closes the account. Undefined while they study, agree to be told more, or are held. */
async function closingDay(ctx: Context, personId: string): Promise<Temporal.PlainDate | undefined> {
  const [closing] = closings;
  if (!closing) throw new Error('no rule closes an account');
  const { rule, since, purpose } = closing;
  const now = ctx.clock.now();
  const tomorrow = schoolDay(now).add({ days: 1 });
  const { rows } = await sql<{ day: Temporal.PlainDate | null }>`
    select greatest(${dueDay(rule, now)}, ${tomorrow}::date) as day from ${rowsOf(rule, momentsOf(since, [personId]))}
    where each.id = ${personId} and shared.since <= ${now} and ${isFree(rule, [])}
      and gate_verdict(each.id, ${purpose}, ${now}) not in ('allowed', 'revision', 'restriction')`.execute(ctx.db);
  return rows[0]?.day ?? undefined;
}

/** As its person reads it. */
export interface Closing {
  readonly when: string;
  /** Why, what goes and what stays; and what can be done until then. */
  readonly paragraphs: readonly string[];
}

/** What goes and when; undefined while nothing does. */
export async function closingOf(ctx: Context, personId: string, locale: Locale): Promise<Closing | undefined> {
  const day = await closingDay(ctx, personId);
  if (!day) return undefined;
  const t = translator(messages, locale);
  return {
    when: t('closing_when', { day: formatDay(day, locale) }),
    paragraphs: [t('closing_why'), t('closing_until', { years: CONTACT_TERM_YEARS })],
  };
}

/** Whoever took the consent back in their mail program, or by a letter to the school, has seen no page. */
export const tellOfClosing = on('consent.withdrawn', async (tx, { personId, purpose }) => {
  if (purpose !== 'offers') return;
  const person = await getPerson(tx, personId);
  const closing = await closingOf(tx, personId, person.locale);
  if (closing) await postClosing(tx, person, closing);
});
