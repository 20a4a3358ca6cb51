import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { RequestTermsTable, TermsDb } from './schema.ts';
import { type Demand, LEGAL_TERMS } from './terms.ts';

/** In working days, by the newest line in force on the day; never more than the law allows. */
export async function termOf(ctx: Context, demand: Demand, day: Temporal.PlainDate): Promise<number> {
  const { working_days } = await tables<TermsDb>(ctx)
    .selectFrom('request_terms')
    .select('working_days')
    .where('demand', '=', demand)
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow(() => new Error(`no term for ${demand} on ${day}`));
  return Math.min(working_days, LEGAL_TERMS[demand].workingDays);
}

/** The line in force on the day for each demand. */
export async function termsOn(ctx: Context, day: Temporal.PlainDate): Promise<Readonly<RequestTermsTable>[]> {
  return tables<TermsDb>(ctx)
    .selectFrom('request_terms')
    .distinctOn('demand')
    .selectAll()
    .where('valid_from', '<=', day)
    .orderBy('demand')
    .orderBy('valid_from', 'desc')
    .execute();
}
