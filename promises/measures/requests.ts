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
