import { sql } from 'kysely';
import type { Measure } from '../promise.ts';
import { foundAt } from './found.ts';

/**
 * `rights.deadline`: no request is past its day, and none was closed after it. One that its sender never confirmed has
 * no day to keep.
 */
export const requestsInTime: Measure = async ({ ctx }) => {
  const { rows } = await sql<{ answered: number; late: number; latest: Temporal.Instant | null }>`
    select count(*) filter (where closed_at is not null) as answered,
      count(*) filter (where (coalesce(closed_at, ${ctx.clock.now()}) at time zone 'Asia/Almaty')::date > due_on) as late,
      max(coalesce(closed_at, received_at)) as latest
    from privacy_cases where state not in ('identity-asked', 'lapsed')`.execute(ctx.db);
  const { answered = 0, late = 0, latest = null } = rows[0] ?? {};
  if (!latest) return undefined;
  return foundAt(
    latest,
    late === 0,
    {
      ru: 'Запросов закрыто: {answered}. С опозданием или просрочено: {late}. Последний шаг {latest}.',
      kk: 'Жабылған сұраулар: {answered}. Кешіккені не мерзімі өткені: {late}. Соңғы қадам {latest}.',
      en: 'Requests closed: {answered}. Closed late or overdue: {late}. The last step was on {latest}.',
    },
    { answered, late, latest },
  );
};

/**
 * `rights.identity`: nothing was answered or carried out on a case before its identity was shown. A question about places
 * alone needs none, and says so; whoever came in person was seen when their case was opened.
 */
export const identityShownFirst: Measure = async ({ ctx }) => {
  const { rows } = await sql<{ acts: number; early: number; latest: Temporal.Instant | null }>`
    with act as (
      select at, object_id from audit_events
      where action in ('case.carried_out', 'case.answered') and object_kind = 'case')
    select count(*) as acts, max(act.at) as latest,
      count(*) filter (where identity is null or exists (
        select from audit_events as shown
        where shown.action = 'case.accepted' and shown.object_id = act.object_id and shown.at > act.at)) as early
    from act join privacy_cases on privacy_cases.id = act.object_id::uuid`.execute(ctx.db);
  const { acts = 0, early = 0, latest = null } = rows[0] ?? {};
  if (!latest) return undefined;
  return foundAt(
    latest,
    early === 0,
    {
      ru: 'Исполнено и отвечено по запросам: {acts}, последний раз {latest}. До подтверждения личности: {early}.',
      kk: 'Сұраулар бойынша орындалғаны мен жауап берілгені: {acts}, соңғысы {latest}. Жеке бас расталғанға дейін: {early}.',
      en: 'Carried out and answered on requests: {acts}, last on {latest}. Before the identity was shown: {early}.',
    },
    { acts, early, latest },
  );
};
