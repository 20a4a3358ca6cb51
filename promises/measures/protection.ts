/** What can be seen of the protection from inside. */
import { sql } from 'kysely';
import { isLoopback } from '#platform/loopback.ts';
import type { Measure } from '../promise.ts';
import { foundNow } from './found.ts';

/**
 * `protect.tls`: a school that is open to others has an https address. One that only this machine reaches sends
 * nothing. Letters need no measure: to a mail server elsewhere none goes unencrypted.
 */
export const addressIsEncrypted: Measure = async (installation) => {
  const { protocol, hostname } = new URL(installation.ctx.school.baseUrl);
  if (protocol !== 'https:' && isLoopback(hostname)) return undefined;
  return foundNow(
    installation,
    protocol === 'https:',
    {
      ru: 'Адрес сайта {https, select, yes {начинается с https, и браузеры без шифрования его не откроют} other {не использует https}}.',
      kk: 'Сайт мекенжайы {https, select, yes {https-тен басталады, браузерлер оны шифрлаусыз ашпайды} other {https қолданбайды}}.',
      en: 'The address of the site {https, select, yes {begins with https, and browsers will not open it unencrypted} other {does not use https}}.',
    },
    { https: protocol === 'https:' ? 'yes' : 'no' },
  );
};

/** Whoever was invited gets a week for it; until then the back office does not open to them at all. */
const SETTING_UP: Temporal.DurationLike = { hours: 7 * 24 };

/** `protect.mfa`: everybody with a role has a second factor. */
export const staffHaveSecondFactor: Measure = async (installation) => {
  const since = installation.ctx.clock.now().subtract(SETTING_UP);
  const { rows } = await sql<{ staff: number; late: number; ready: number }>`
    select count(*) as staff, count(*) filter (where ready) as ready,
      count(*) filter (where not ready and first_role < ${since}) as late
    from (select people.two_factor_enabled as ready, min(granted_at) as first_role
      from people join staff_roles on person_id = people.id and ended_at is null
      group by people.id, people.two_factor_enabled) as member`.execute(installation.ctx.db);
  const { staff = 0, late = 0, ready = 0 } = rows[0] ?? {};
  if (staff === 0) return undefined;
  return foundNow(
    installation,
    late === 0,
    {
      ru: 'Сотрудников с доступом: {staff}, второй шаг входа настроили {ready}. Остальным служебные страницы не открываются; дольше недели тянут: {late}.',
      kk: 'Рұқсаты бар қызметкерлер: {staff}, кірудің екінші қадамын баптағаны {ready}. Қалғандарына қызметтік беттер ашылмайды; бір аптадан артық созғаны: {late}.',
      en: 'Staff with access: {staff}, of whom {ready} have set up the second step. The office does not open to the others; overdue by more than a week: {late}.',
    },
    { staff, ready, late },
  );
};

/**
 * `protect.staff_access`: each time somebody opened another's data there is a reason beside it, and they had a role at
 * that moment. Of a reader who was erased nobody can tell any more.
 */
export const readingsAuthorised: Measure = async (installation) => {
  const { rows } = await sql<{ readings: number; unexplained: number; strangers: number }>`
    select count(*) as readings,
      count(*) filter (where coalesce(trim(reason), '') = '' and audit_events.person_id is not null) as unexplained,
      count(*) filter (where actor_id is not null and not exists (
        select from staff_roles where staff_roles.person_id = actor_id
          and granted_at <= at and (ended_at is null or ended_at >= at))) as strangers
    from audit_events where action = 'person.read'`.execute(installation.ctx.db);
  const { readings = 0, unexplained = 0, strangers = 0 } = rows[0] ?? {};
  if (readings === 0) return undefined;
  return foundNow(
    installation,
    unexplained === 0 && strangers === 0,
    {
      ru: 'Данные людей открывали {readings, plural, one {# раз} few {# раза} many {# раз} other {# раза}}; без указанной причины: {unexplained}, без роли в школе: {strangers}.',
      kk: 'Адамдардың деректері {readings} рет ашылды; себебі көрсетілмегені: {unexplained}, мектепте рөлі жоқ адам ашқаны: {strangers}.',
      en: 'People’s data were opened {readings, plural, one {# time} other {# times}}; without a stated reason: {unexplained}, by somebody without a role: {strangers}.',
    },
    { readings, unexplained, strangers },
  );
};

/** `protect.passwords`: none is kept readable, or under a weaker lock than OWASP advises. */
export const passwordsAreHashed: Measure = async (installation) => {
  const { rows } = await sql<{ passwords: number; weak: number }>`
    select count(*) as passwords, count(*) filter (where password_hash !~ '^scrypt[$]1[6-9][$]8[$][2-9][$]') as weak
    from credentials where password_hash is not null`.execute(installation.ctx.db);
  const { passwords = 0, weak = 0 } = rows[0] ?? {};
  if (passwords === 0) return undefined;
  return foundNow(
    installation,
    weak === 0,
    {
      ru: 'Паролей: {passwords}. Хранится не так надёжно, как советует OWASP: {weak}.',
      kk: 'Құпиясөздер: {passwords}. OWASP кеңес бергендей сенімді сақталмағаны: {weak}.',
      en: 'Passwords: {passwords}. Kept less safely than OWASP advises: {weak}.',
    },
    { passwords, weak },
  );
};
