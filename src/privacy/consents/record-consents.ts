import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { publish } from '#platform/events.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { sha256 } from '#platform/secrets.ts';
import { revisionInForce } from '#privacy/policy';
import { type ConsentState, type ConsentWay, changesState, stateOfConsent } from './consent.ts';
import { messages } from './messages.ts';
import { type ConsentPurpose, PURPOSES, type PurposeFacts, purposeFacts } from './purposes.ts';
import { lastConsentsOf, lockConsents } from './queries.ts';
import type { ConsentsDb } from './schema.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    'consent.given': { personId: string; purpose: ConsentPurpose };
    'consent.withdrawn': { personId: string; purpose: ConsentPurpose };
  }
}

type Answer = 'given' | 'refused' | 'withdrawn';
interface Answering {
  readonly personId: string;
  readonly way: ConsentWay;
  readonly locale: Locale;
}

/** Registration's answers: what was ticked is given, everything else that was asked is refused. */
export async function recordConsents(
  ctx: Context,
  answers: Answering & { readonly given: readonly ConsentPurpose[] },
): Promise<void> {
  const answerTo = (purpose: ConsentPurpose): Answer => (answers.given.includes(purpose) ? 'given' : 'refused');
  await record(ctx, answers, new Map(PURPOSES.map((purpose) => [purpose, answerTo(purpose)])));
}

/** Returns false when it stood already. */
export async function giveConsent(ctx: Context, answer: Answering & { purpose: ConsentPurpose }): Promise<boolean> {
  return record(ctx, answer, new Map([[answer.purpose, 'given']]));
}

/** `rights.withdraw`: at once, without a reason. Returns false when there was nothing to withdraw. */
export async function withdrawConsent(ctx: Context, answer: Answering & { purpose: ConsentPurpose }): Promise<boolean> {
  return record(ctx, answer, new Map([[answer.purpose, 'withdrawn']]));
}

/** What the person saw beside the box, as one text. */
export function consentText(facts: PurposeFacts, locale: Locale): string {
  const words = { data: messages.data_words[locale], term: messages.term_words[locale] };
  return `${facts.label}\n${facts.text}\n${words.data}: ${facts.dataList}.\n${words.term}: ${facts.term}.`.normalize(
    'NFC',
  );
}

async function record(
  ctx: Context,
  answering: Answering,
  answers: ReadonlyMap<ConsentPurpose, Answer>,
): Promise<boolean> {
  return transact(ctx, async (tx) => {
    await lockConsents(tx, answering.personId);
    const [person, last] = [await getPerson(tx, answering.personId), await lastConsentsOf(tx, answering.personId)];
    const stateNow = (purpose: ConsentPurpose): ConsentState => stateOfConsent(last.get(purpose), tx.clock.now());
    const news = [...answers].filter(([purpose, answer]) => changesState(stateNow(purpose), answer));
    if (news.length === 0) return false;
    const revision = await revisionInForce(tx);
    await tables<ConsentsDb>(tx)
      .insertInto('consent_events')
      .values(
        news.map(([purpose, answer]) =>
          eventRow(tx, { ...answering, subjectName: person.name, revision }, purpose, answer),
        ),
      )
      .execute();
    for (const [purpose, answer] of news) {
      await audit(tx, {
        action: `consent.${answer}`,
        personId: answering.personId,
        details: { purpose, way: answering.way },
      });
      if (answer !== 'refused') await publish(tx, `consent.${answer}`, { personId: answering.personId, purpose });
    }
    return true;
  });
}

type Subject = Answering & { readonly subjectName: string; readonly revision: string };

function eventRow(tx: Context, answering: Subject, purpose: ConsentPurpose, answer: Answer) {
  const facts = purposeFacts(purpose, answering.locale);
  const text = consentText(facts, answering.locale);
  return {
    id: tx.ids.uuid(),
    person_id: answering.personId,
    purpose,
    event: answer,
    at: tx.clock.now(),
    way: answering.way,
    locale: answering.locale,
    text,
    text_sha256: sha256(text),
    policy_revision: answering.revision,
    operator: tx.school.name,
    operator_bin: tx.school.bin ?? null,
    subject_name: answering.subjectName,
    data_list: facts.dataList,
    term: facts.term,
    third_party_transfer: facts.thirdPartyTransfer,
    cross_border_transfer: facts.crossBorderTransfer,
    publication: facts.publication,
    valid_until: null,
  };
}
