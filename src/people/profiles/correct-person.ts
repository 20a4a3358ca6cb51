/** `rights.rectify`: what is wrong is corrected, and the history says who, when, and from what to what. */
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { publish } from '#platform/events.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { findPersonByEmail, findProfile, getPerson, type Person } from './queries.ts';
import type { CorrectedField, CorrectionWay, PeopleDb } from './schema.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    /** Something that was known is now known otherwise. */
    'person.corrected': { personId: string };
    'person.renamed': { personId: string; formerName: string };
    'person.email-changed': { personId: string; formerEmail: string; way: CorrectionWay };
  }
}

/** A field that is left out stays as it is; `null` clears it. */
export interface Corrections {
  readonly name?: string;
  readonly email?: string;
  /** E.164. */
  readonly phone?: string | null;
  readonly locale?: Locale;
  readonly experience?: string | null;
  readonly education?: string | null;
  readonly goals?: string | null;
}

export interface Correcting {
  readonly personId: string;
  readonly changes: Corrections;
  readonly requestedBy: CorrectionWay;
}

const OF_PERSON = ['name', 'email', 'phone', 'locale'] as const;
const OF_PROFILE = ['experience', 'education', 'goals'] as const;

/**
 * Corrects what differs and keeps the old value in the history. A new address counts as unconfirmed. Returns the fields
 * that changed. Throws NotFound, and `Conflict('email-taken')`.
 */
export async function correctPerson(
  ctx: Context,
  { personId, changes, requestedBy }: Correcting,
): Promise<readonly CorrectedField[]> {
  return transact(ctx, async (tx) => {
    const person = await getPerson(tx, personId);
    const given = changes.email === undefined ? changes : { ...changes, email: changes.email.trim().toLowerCase() };
    const ofPerson = OF_PERSON.filter((field) => given[field] !== undefined && given[field] !== person[field]);
    if (ofPerson.includes('email') && (await findPersonByEmail(tx, given.email ?? '')))
      throw new Conflict('email-taken');
    const ofProfile = await saveAnswers(tx, personId, given, requestedBy);
    await recordCorrections(tx, {
      personId,
      way: requestedBy,
      corrections: ofPerson.map((field) => ({ field, before: person[field], after: given[field] ?? null })),
    });
    if (ofPerson.length > 0) await changePerson(tx, person, given, ofPerson, requestedBy);
    return [...ofPerson, ...ofProfile];
  });
}

async function changePerson(
  tx: Context,
  person: Person,
  given: Corrections,
  fields: readonly (typeof OF_PERSON)[number][],
  way: CorrectionWay,
): Promise<void> {
  await tables<PeopleDb>(tx)
    .updateTable('people')
    .set({
      ...Object.fromEntries(fields.map((field) => [field, given[field] ?? null])),
      ...(fields.includes('email') && { email_verified: false }),
      updated_at: tx.clock.now(),
    })
    .where('id', '=', person.id)
    .execute();
  await audit(tx, { action: 'person.corrected', personId: person.id, details: { fields: fields.join(' ') } });
  if (fields.includes('name')) await publish(tx, 'person.renamed', { personId: person.id, formerName: person.name });
  if (fields.includes('email')) {
    await publish(tx, 'person.email-changed', { personId: person.id, formerEmail: person.email, way });
  }
}

/** Saves the answers that are given. What was told for the first time is no correction, and leaves no history. */
export async function saveAnswers(
  tx: Context,
  personId: string,
  answers: Corrections,
  way: CorrectionWay,
): Promise<readonly CorrectedField[]> {
  const fields = OF_PROFILE.filter((field) => answers[field] !== undefined);
  if (fields.length === 0) return [];
  const before = await findProfile(tx, personId);
  const updated_at = tx.clock.now();
  const given = Object.fromEntries(fields.map((field) => [field, answers[field] ?? null]));
  await tables<PeopleDb>(tx)
    .insertInto('profiles')
    .values({ person_id: personId, experience: null, education: null, goals: null, ...given, updated_at })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ ...given, updated_at }))
    .execute();
  await audit(tx, { action: 'profile.saved', personId, details: { fields: [...fields].sort().join(' ') } });
  const changed = fields.filter((field) => (before?.[field] ?? null) !== given[field]);
  const corrected = changed.filter((field) => (before?.[field] ?? null) !== null);
  const corrections = corrected.map((field) => ({
    field,
    before: before?.[field] ?? null,
    after: given[field] ?? null,
  }));
  await recordCorrections(tx, { personId, way, corrections });
  return changed;
}

interface Recording {
  readonly personId: string;
  readonly way: CorrectionWay;
  readonly corrections: readonly { field: CorrectedField; before: string | null; after: string | null }[];
}

async function recordCorrections(tx: Context, { personId, way, corrections }: Recording): Promise<void> {
  if (corrections.length === 0) return;
  await tables<PeopleDb>(tx)
    .insertInto('person_corrections')
    .values(
      corrections.map(({ field, before, after }) => ({
        id: tx.ids.uuid(),
        person_id: personId,
        field,
        old_value: before,
        new_value: after,
        way,
        corrected_at: tx.clock.now(),
        corrected_by: actingId(tx),
      })),
    )
    .execute();
  await publish(tx, 'person.corrected', { personId });
}

/** The history, the newest first. */
export async function correctionsOf(ctx: Context, personId: string) {
  return tables<PeopleDb>(ctx)
    .selectFrom('person_corrections')
    .select(['field', 'old_value', 'new_value', 'way', 'corrected_at'])
    .where('person_id', '=', personId)
    .orderBy('corrected_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}
