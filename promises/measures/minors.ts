/** What the installation shows of children and their guardians. */
import { sql } from 'kysely';
import { schoolDay } from '#platform/clock.ts';
import type { Measure } from '../promise.ts';
import { foundNow } from './found.ts';

/** `minors.discovery`: what was found is blocked, and erased in time. */
export const findingsAreErased: Measure = async (installation) => {
  const { ctx } = installation;
  const { rows } = await sql<{ found: number; erased: number; overdue: number; unblocked: number }>`
    select count(*) as found, count(erased_at) as erased,
      count(*) filter (where erased_at is null and due_on < ${schoolDay(ctx.clock.now())}::date) as overdue,
      count(*) filter (where erased_at is null and person_id is not null
        and not exists (select from account_blocks where account_blocks.person_id = minor_findings.person_id)) as unblocked
    from minor_findings where dismissed_at is null`.execute(ctx.db);
  const { found = 0, erased = 0, overdue = 0, unblocked = 0 } = rows[0] ?? {};
  if (found === 0) return undefined;
  return foundNow(
    installation,
    overdue === 0 && unblocked === 0,
    {
      ru: 'Найдено случаев: {found}, удалено: {erased}, просрочено: {overdue}, не закрыто: {unblocked}.',
      kk: 'Табылған жағдайлар: {found}, өшірілгені: {erased}, мерзімі өткені: {overdue}, жабылмағаны: {unblocked}.',
      en: 'Cases found: {found}, erased: {erased}, overdue: {overdue}, not blocked: {unblocked}.',
    },
    { found, erased, overdue, unblocked },
  );
};

/** `minors.guardian`: nobody under age studies without a consent that a guardian confirmed. */
export const childrenHaveGuardians: Measure = async (installation) => {
  const { rows } = await sql<{ children: number; unconsented: number }>`
    select count(*) as children,
      count(*) filter (where not exists (select from ward_consents where ward_id = wards.id)) as unconsented
    from wards where confirmed_at is not null or exists (select from enrolments where ward_id = wards.id)`.execute(
    installation.ctx.db,
  );
  const { children = 0, unconsented = 0 } = rows[0] ?? {};
  if (children === 0) return undefined;
  return foundNow(
    installation,
    unconsented === 0,
    {
      ru: 'Детей, записанных родителем или опекуном: {children}. Без подтверждённого согласия: {unconsented}.',
      kk: 'Ата-анасы не қорғаншысы тіркеген балалар: {children}. Келісімі расталмағаны: {unconsented}.',
      en: 'Children signed up by a parent or guardian: {children}. Without a confirmed consent: {unconsented}.',
    },
    { children, unconsented },
  );
};
