/** What the register of partners shows about handing data to others. */
import { sql } from 'kysely';
import type { Measure } from '../promise.ts';
import { foundAt } from './found.ts';

/**
 * `share.agreements`: whatever was given to a partner, a task or data, was given after the day its confidentiality
 * agreement was signed, as the responsible person stated it in the register. Nothing is measured before the first time.
 */
export const partnersHaveSigned: Measure = async ({ ctx }) => {
  const { rows } = await sql<{ partners: number; given: number; unsigned: number; latest: Temporal.Instant | null }>`
    with given as (
      select partner_id, disclosed_at as at from disclosures where reason = 'partner'
      union all
      select partner_id, asked_at from case_tasks where asked_at is not null)
    select count(*) as given, count(distinct partner_id) as partners, max(at) as latest,
      count(*) filter (where agreement_on is null or agreement_on > (at at time zone 'Asia/Almaty')::date) as unsigned
    from given left join partners on partners.id = partner_id`.execute(ctx.db);
  const { partners = 0, given = 0, unsigned = 0, latest = null } = rows[0] ?? {};
  if (!latest) return undefined;
  return foundAt(
    latest,
    unsigned === 0,
    {
      ru: 'Передач партнёрам: {given}, партнёров: {partners}, последняя {latest}. Без подписанного соглашения: {unsigned}.',
      kk: 'Серіктестерге берілгені: {given}, серіктестер: {partners}, соңғысы {latest}. Қол қойылған келісімсіз: {unsigned}.',
      en: 'Given to partners: {given} times, to {partners} of them, last on {latest}. Without a signed agreement: {unsigned}.',
    },
    { given, partners, unsigned, latest },
  );
};
