/** What the records of consent show. */
import { sql } from 'kysely';
import { SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import type { Measure } from '../promise.ts';
import { foundAt, foundNow } from './found.ts';

/** `basis.consent`: whoever studies here was asked, and answered yes. */
export const learnersConsented: Measure = async (installation) => {
  const { rows } = await sql<{ learners: number; without: number }>`
    select count(*) as learners, count(*) filter (where not exists (
      select from consent_events
      where consent_events.person_id = learner.person_id and purpose = 'study' and event = 'given')) as without
    from (select distinct person_id from enrolments where person_id is not null) as learner`.execute(
    installation.ctx.db,
  );
  const { learners = 0, without = 0 } = rows[0] ?? {};
  if (learners === 0) return undefined;
  return foundNow(
    installation,
    without === 0,
    {
      ru: 'Учатся или учились: {learners}. Без записанного согласия: {without}.',
      kk: 'Оқып жүргендер мен оқығандар: {learners}. Жазылған келісімі жоғы: {without}.',
      en: 'People who study or studied: {learners}. Without a recorded consent: {without}.',
    },
    { learners, without },
  );
};

/** `basis.withdrawal`, `rights.withdraw`: withdrawals were recorded at once, by the person, and nothing was rewritten. */
export const withdrawalsRecorded: Measure = async ({ ctx }) => {
  const { rows } = await sql<{ withdrawals: number; latest: Temporal.Instant | null }>`
    select count(*) as withdrawals, max(at) as latest from consent_events where event = 'withdrawn'`.execute(ctx.db);
  const { withdrawals = 0, latest = null } = rows[0] ?? {};
  if (!latest) return undefined;
  const { rows: guards } = await sql`
    select from pg_trigger where tgname = 'consent_events_append_only' and tgenabled in ('O', 'A')`.execute(ctx.db);
  return foundAt(
    latest,
    guards.length === 1,
    {
      ru: 'Согласие отзывали {withdrawals, plural, one {# раз} few {# раза} many {# раз} other {# раза}}, последний раз {latest}; записи о согласиях защищены от переделки: {guarded, select, yes {да} other {нет}}.',
      kk: 'Келісім {withdrawals} рет қайтарылды, соңғысы {latest}; келісім жазбалары өзгертуден қорғалған: {guarded, select, yes {иә} other {жоқ}}.',
      en: 'Consent was withdrawn {withdrawals, plural, one {# time} other {# times}}, last on {latest}; records of consent are guarded against rewriting: {guarded, select, yes {yes} other {no}}.',
    },
    { withdrawals, latest, guarded: guards.length === 1 ? 'yes' : 'no' },
  );
};

/** `rights.object`: no offer was written to anybody whose consent to offers did not stand at that moment. */
export const offersFollowConsent: Measure = async (installation) => {
  const { rows } = await sql<{ offers: number; unasked: number }>`
    select count(*) as offers, count(*) filter (where coalesce((
      select event from consent_events
      where consent_events.person_id = outbox_messages.person_id and purpose = 'offers' and at <= written_at
      order by entry desc limit 1), 'none') not in ('given', 'renewed')) as unasked
    from outbox_messages where purpose = 'offers'`.execute(installation.ctx.db);
  const { offers = 0, unasked = 0 } = rows[0] ?? {};
  if (offers === 0) return undefined;
  return foundNow(
    installation,
    unasked === 0,
    {
      ru: 'Писем о новых программах: {offers}. Из них тем, кто на это не соглашался: {unasked}.',
      kk: 'Жаңа бағдарламалар туралы хаттар: {offers}. Оның ішінде келіспегендерге: {unasked}.',
      en: 'Letters about new programmes: {offers}. Of these to people who had not agreed: {unasked}.',
    },
    { offers, unasked },
  );
};

/** `use.no_spam`: the database itself takes no offer to somebody who did not agree, or without a way to unsubscribe. */
export const offersMeetAWall: Measure = async (installation) => {
  const { rows } = await sql<{ walls: number; unsubscribed: number }>`select
    (select count(*) from pg_trigger where tgname = 'outbox_messages_gate' and tgenabled in ('O', 'A')) as walls,
    (select count(*) from objections where purpose = 'offers' and way = 'letter') as unsubscribed`.execute(
    installation.ctx.db,
  );
  const { walls = 0, unsubscribed = 0 } = rows[0] ?? {};
  return foundNow(
    installation,
    walls === 1,
    {
      ru: 'База не примет письмо о программах тому, кто не согласен, или без ссылки для отписки: {walls, select, yes {защита включена} other {защита выключена}}. Отписались из писем: {unsubscribed}.',
      kk: 'Дерекқор келіспеген адамға немесе бас тарту сілтемесінсіз жазылған бағдарлама хатын қабылдамайды: {walls, select, yes {қорғаныс қосулы} other {қорғаныс өшірулі}}. Хаттардан бас тартқандар: {unsubscribed}.',
      en: 'The database takes no letter about programmes to someone who did not agree, or without a way to unsubscribe: {walls, select, yes {the guard is on} other {the guard is off}}. Unsubscribed from letters: {unsubscribed}.',
    },
    { walls: walls === 1 ? 'yes' : 'no', unsubscribed },
  );
};

/** `rights.restrict`: nothing was issued, joined or offered while a person let all their data rest. */
export const restrictionsObeyed: Measure = async ({ ctx }) => {
  const now = ctx.clock.now();
  const { rows } = await sql<{ restrictions: number; broken: number; latest: Temporal.Instant | null }>`
    with resting as (
      select person_id, part, imposed_at, coalesce(lifted_at, ${now}::timestamptz) as until from restrictions
    ), acts as (
      select person_id, issued_at as at from certificates
      union all select person_id, placed_at from enrolments
      union all select person_id, written_at from outbox_messages where purpose = 'offers'
    )
    select (select count(*) from resting) as restrictions, (select max(imposed_at) from resting) as latest,
      (select count(*) from acts join resting using (person_id)
        where part = 'everything' and at > imposed_at and at < until) as broken`.execute(ctx.db);
  const { restrictions = 0, broken = 0, latest = null } = rows[0] ?? {};
  if (!latest) return undefined;
  return foundAt(
    latest,
    broken === 0,
    {
      ru: 'Использование ограничивали {restrictions, plural, one {# раз} few {# раза} many {# раз} other {# раза}}, последний раз {latest}. Действий вопреки полному ограничению: {broken}.',
      kk: 'Пайдалануды {restrictions} рет шектеді, соңғысы {latest}. Толық шектеуге қайшы әрекеттер: {broken}.',
      en: 'The use of data was restricted {restrictions, plural, one {# time} other {# times}}, last on {latest}. Acts against a full restriction: {broken}.',
    },
    { restrictions, broken, latest },
  );
};

/** How far back visits are compared with choices: well within the term for which both are kept. */
const COMPARED_DAYS = 30;

/** `cookies.choice`: choices are recorded, and no visit was counted before anybody had agreed to that. */
export const cookieChoicesKept: Measure = async ({ ctx }) => {
  const since = schoolDay(ctx.clock.now()).subtract({ days: COMPARED_DAYS });
  const { rows } = await sql<{ choices: number; refusals: number; unasked: number; latest: Temporal.Instant | null }>`
    select count(*) as choices, count(*) filter (where not (functional or analytics or marketing)) as refusals,
      max(chosen_at) as latest,
      (select count(*) from visits where day >= ${since} and not exists (
        select from cookie_choices where analytics
          and (chosen_at at time zone ${SCHOOL_ZONE})::date <= visits.day)) as unasked
    from cookie_choices`.execute(ctx.db);
  const { choices = 0, refusals = 0, unasked = 0, latest = null } = rows[0] ?? {};
  if (!latest) return undefined;
  return foundAt(
    latest,
    unasked === 0,
    {
      ru: 'Выбор делали {choices, plural, one {# раз} few {# раза} many {# раз} other {# раза}}, отказались от всего необязательного: {refusals}. Последний раз {latest}. Посещений, сосчитанных без согласия: {unasked}.',
      kk: 'Таңдау {choices} рет жасалды, міндетті еместің бәрінен бас тартқаны: {refusals}. Соңғысы {latest}. Келісімсіз саналған кіру: {unasked}.',
      en: 'A choice was made {choices, plural, one {# time} other {# times}}, everything optional was refused in {refusals}. Last on {latest}. Visits counted without agreement: {unasked}.',
    },
    { choices, refusals, unasked, latest },
  );
};

/** `minors.adults_only`: nobody who signed up by themselves did so without saying that they are of age. */
export const accountsAreAdults: Measure = async (installation) => {
  const { rows } = await sql<{ accounts: number; unsaid: number }>`
    select count(*) as accounts, count(*) filter (where adult_confirmed_at is null) as unsaid
    from people where not exists (select from staff_roles where person_id = people.id)`.execute(installation.ctx.db);
  const { accounts = 0, unsaid = 0 } = rows[0] ?? {};
  if (accounts === 0) return undefined;
  return foundNow(
    installation,
    unsaid === 0,
    {
      ru: 'Учётных записей учеников: {accounts}. Без подтверждения возраста: {unsaid}.',
      kk: 'Оқушылардың тіркелгілері: {accounts}. Жасы расталмағаны: {unsaid}.',
      en: 'Accounts of learners: {accounts}. Without a confirmation of age: {unsaid}.',
    },
    { accounts, unsaid },
  );
};
