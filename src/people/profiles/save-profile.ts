/** What people tell about themselves, and their right to correct it. Every change says in the audit which fields changed. */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { getPerson } from './queries.ts';
import type { PeopleDb } from './schema.ts';

export interface ProfileAnswers {
  readonly experience?: string | null;
  readonly education?: string | null;
  readonly goals?: string | null;
}

/** Saves the answers that are given; a field that is left out stays as it was, `null` clears it. */
export async function saveProfile(ctx: Context, personId: string, answers: ProfileAnswers): Promise<void> {
  const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) return;
  await transact(ctx, async (tx) => {
    const updated_at = tx.clock.now();
    await tables<PeopleDb>(tx)
      .insertInto('profiles')
      .values({ person_id: personId, experience: null, education: null, goals: null, ...given, updated_at })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ ...given, updated_at }))
      .execute();
    await audit(tx, { action: 'profile.saved', personId, details: { fields: Object.keys(given).sort().join(' ') } });
  });
}

export interface ContactDetails {
  readonly name: string;
  /** E.164, or null. */
  readonly phone: string | null;
  readonly locale: Locale;
}

/** `rights.rectify`: the person, or staff at their request, corrects what is wrong. Throws NotFound. */
export async function correctPerson(ctx: Context, personId: string, details: ContactDetails): Promise<void> {
  await transact(ctx, async (tx) => {
    const before = await getPerson(tx, personId);
    const changed = (['name', 'phone', 'locale'] as const).filter((field) => before[field] !== details[field]);
    if (changed.length === 0) return;
    const { name, phone, locale } = details;
    await tables<PeopleDb>(tx)
      .updateTable('people')
      .set({ name, phone, locale, updated_at: tx.clock.now() })
      .where('id', '=', personId)
      .execute();
    await audit(tx, { action: 'person.corrected', personId, details: { fields: changed.join(' ') } });
  });
}

/** Throws NotFound. */
export async function renamePerson(ctx: Context, personId: string, name: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const { phone, locale } = await getPerson(tx, personId);
    await correctPerson(tx, personId, { name, phone, locale });
  });
}
