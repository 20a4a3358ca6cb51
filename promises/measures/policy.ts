/** What the policy's own history shows. */
import { sql } from 'kysely';
import { countAcceptances, dateStandsOnTop, lastAnnouncement } from '#privacy/policy';
import type { Measure } from '../promise.ts';
import { foundAt, foundNow } from './found.ts';

/** `policy.notice`: the last material change was told before it took force. */
export const toldInTime: Measure = async (installation) => {
  const last = await lastAnnouncement(installation.ctx);
  if (!last) return undefined;
  if (!last.announcedAt || last.daysAhead === undefined) {
    return foundNow(
      installation,
      false,
      {
        ru: 'Версия {revision} вступила в силу, и никто не был о ней извещён.',
        kk: '{revision} нұсқасы күшіне енді, бірақ ол туралы ешкімге хабарланбаған.',
        en: 'Version {revision} took force, and nobody was told of it.',
      },
      { revision: last.revision },
    );
  }
  const { told, sent, failed, kept } = last.letters;
  return foundAt(
    last.announcedAt,
    last.daysAhead >= 1,
    {
      ru: 'О версии {revision} мы написали за {days, plural, one {# день} few {# дня} many {# дней} other {# дня}} до вступления в силу. Писем: {told}, отправлено {sent}, ждут отправки {kept}, не принято почтой {failed}.',
      kk: '{revision} нұсқасы туралы күшіне енгенге дейін {days} күн бұрын жаздық. Хат саны: {told}, жіберілгені {sent}, кезекте {kept}, пошта қабылдамағаны {failed}.',
      en: 'We wrote about version {revision} {days, plural, one {# day} other {# days}} before it took force. Letters: {told}, sent {sent}, waiting {kept}, refused by mail servers {failed}.',
    },
    { revision: last.revision, days: last.daysAhead, told, sent, failed, kept },
  );
};

/** `policy.date`: the text in force begins with its title and its date, in every language. */
export const dateOnTop: Measure = async (installation) => {
  const found = await dateStandsOnTop(installation.ctx);
  if (!found) return undefined;
  return foundNow(
    installation,
    found.shown,
    {
      ru: 'Действует версия {revision}; дата обновления {shown, select, yes {стоит сразу под заголовком на всех языках} other {стоит не во всех языках}}.',
      kk: '{revision} нұсқасы күшінде; жаңарту күні {shown, select, yes {барлық тілде тақырыптың астында тұр} other {барлық тілде тұрған жоқ}}.',
      en: 'Version {revision} is in force; the date of the update {shown, select, yes {stands right under the title in every language} other {is missing in some language}}.',
    },
    { revision: found.revision, shown: found.shown ? 'yes' : 'no' },
  );
};

/** `policy.acceptance`: who accepted the version in force, and how; nobody studies who has never accepted any. */
export const acceptances: Measure = async (installation) => {
  const found = await countAcceptances(installation.ctx);
  if (!found || found.people === 0) return undefined;
  const { rows } = await sql<{ never: number }>`
    select count(distinct person_id) as never from enrolments
    where active_at is not null and completed_at is null and cancelled_at is null and person_id is not null
      and not exists (select from policy_acceptances where policy_acceptances.person_id = enrolments.person_id)`.execute(
    installation.ctx.db,
  );
  const never = rows[0]?.never ?? 0;
  return foundNow(
    installation,
    never === 0,
    {
      ru: 'Версию {revision} приняли: при регистрации {registration}, продолжив пользоваться {use}. Учётных записей: {people}. Учатся, ничего не приняв: {never}.',
      kk: '{revision} нұсқасын қабылдағандар: тіркелгенде {registration}, пайдалана бере отырып {use}. Тіркелгі саны: {people}. Ештеңе қабылдамай оқитыны: {never}.',
      en: 'Version {revision} was accepted by {registration} at registration and by {use} through continued use. Accounts: {people}. Studying without having accepted any: {never}.',
    },
    { revision: found.revision, registration: found.atRegistration, use: found.byUse, people: found.people, never },
  );
};
