/** `rights.channel`, `rights.deadline`: a demand becomes a case with a number, a clock and a letter to who sent it. */
import { findPersonByEmail } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { addWorkingDays, deadlineAfter, readCalendar } from '#privacy/calendar';
import { type Demand, termOf } from '#privacy/terms';
import { caseNumber, type Identity, needsIdentity, type Way } from './case.ts';
import { type FreshCode, freshCode } from './identity-code.ts';
import { postOpened } from './mail.ts';
import type { CasesDb } from './schema.ts';
import { addMessage } from './work-case.ts';

export interface Opening {
  /** Where answers go; null for a demand by word of mouth. */
  readonly email: string | null;
  readonly locale: Locale;
  readonly demand: Demand;
  readonly way: Way;
  readonly text: string;
  /** Already shown, as by a visitor with their document in hand. */
  readonly identity?: Identity | undefined;
  /** The letter brought a copy of a document: the staff look at it before a code is asked for. */
  readonly hasProof?: boolean;
  /** Day 0 of the clock; now, unless a letter lay somewhere first. */
  readonly receivedAt?: Temporal.Instant;
}

export interface OpenedCase {
  readonly id: string;
  readonly number: string;
  readonly dueOn: Temporal.PlainDate;
}

const CODE_LENGTH = 8;
/** Who never shows who they are lets their demand lapse after this many working days. */
const LAPSES_AFTER = 15;

export async function openCase(ctx: Context, opening: Opening): Promise<OpenedCase> {
  return transact(ctx, async (tx) => {
    const { email, locale, demand, way, text, receivedAt = tx.clock.now() } = opening;
    const person = email ? await findPersonByEmail(tx, email) : undefined;
    const [calendar, term] = [await readCalendar(tx), await termOf(tx, demand, schoolDay(receivedAt))];
    const due = deadlineAfter(calendar, receivedAt, term);
    const identity = opening.identity ?? (needsIdentity(demand) ? null : 'not-needed');
    const asksCode = !identity && email !== null;
    const code: FreshCode | undefined = asksCode ? freshCode(tx) : undefined;
    const opened = {
      id: tx.ids.uuid(),
      number: caseNumber(schoolDay(receivedAt), tx.ids.code(CODE_LENGTH)),
      person_id: person?.id ?? null,
      email,
      locale,
      demand,
      way,
      text,
      state: stateOf({ identity, asksCode, hasProof: opening.hasProof === true }),
      identity,
      received_at: receivedAt,
      due_on: due.day,
      due_provisional: due.provisional,
      lapses_on: addWorkingDays(calendar, schoolDay(tx.clock.now()), LAPSES_AFTER).day,
      alarmed: 0 as const,
      refusal: null,
      closed_at: null,
      code_sha256: code?.sha256 ?? null,
      code_expires_at: code?.expiresAt ?? null,
      code_tries: 0,
      signer: null,
    };
    await tables<CasesDb>(tx).insertInto('privacy_cases').values(opened).execute();
    await audit(tx, {
      action: 'case.opened',
      personId: opened.person_id,
      object: { kind: 'case', id: opened.id },
      details: { way, demand, due: due.day.toString() },
    });
    if (email) {
      await addMessage(tx, opened, { direction: 'out', text: await postOpened(tx, opened, code?.code) });
    }
    return { id: opened.id, number: opened.number, dueOn: due.day };
  });
}

function stateOf({
  identity,
  asksCode,
  hasProof,
}: {
  identity: Identity | null;
  asksCode: boolean;
  hasProof: boolean;
}) {
  if (identity) return 'accepted' as const;
  return asksCode && !hasProof ? ('identity-asked' as const) : ('received' as const);
}
