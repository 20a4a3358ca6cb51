import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { RequestTermsTable, TermsDb } from './schema.ts';
import { type Demand, LEGAL_TERMS } from './terms.ts';

/** In working days, by the newest line in force on the day; never more than the law allows, and the law's before all lines. */
export async function termOf(ctx: Context, demand: Demand, day: Temporal.PlainDate): Promise<number> {
  const line = await tables<TermsDb>(ctx)
    .selectFrom('request_terms')
    .select('working_days')
    .where('demand', '=', demand)
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { workingDays } = LEGAL_TERMS[demand];
  return Math.min(line?.working_days ?? workingDays, workingDays);
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
