/** What stands still and why: in the same words on the page of promises, in the office and on the command line. */
import { formatMoment } from '../html/format.ts';
import type { Locale } from '../i18n/locale.ts';
import { defineMessages, translator } from '../i18n/messages.ts';
import { LONGEST_PAUSE_DAYS, type Lost, RESUME, type Standstill } from './standstill.ts';

const messages = defineMessages({
  leap: {
    ru: 'Часы сервера ушли вперёд на {days, plural, one {# день} few {# дня} many {# дней} other {# дня}} от последнего надёжного времени, {last}, а верим мы им не дальше {most} дней: либо школа стояла, либо часы ошибаются. Пока это не проверено, ничего необратимого по срокам не делается: ничего не удаляется и никого не объявляют совершеннолетним.',
    kk: 'Сервердің сағаты соңғы сенімді уақыттан ({last}) {days} күнге озып кетті, ал біз оған {most} күннен артық сенбейміз: не мектеп тоқтап тұрған, не сағат қате. Бұл тексерілгенше мерзім бойынша қайтымсыз ештеңе істелмейді: ештеңе өшірілмейді, ешкім кәмелетке толды деп саналмайды.',
    en: 'The server’s clock is {days, plural, one {# day} other {# days}} ahead of the last time that was sure, {last}, and it is believed for {most} days at most: either the school stood still, or the clock is wrong. Until somebody has looked, nothing that cannot be undone is done by terms: nothing is deleted, and nobody is taken to have come of age.',
  },
  restored: {
    ru: 'Школа восстановлена из копии ({at}). Что произошло после {from}, в ней не записано: отозванные согласия, возражения, ограничения, отменённые удаления, запреты на удаление, новые пароли и роли. Пока на это не посмотрели, по срокам ничего не удаляется и предложения не рассылаются; начатые удаления по просьбе людей доводятся до конца.',
    kk: 'Мектеп көшірмеден қалпына келтірілді ({at}). {from} кейін болғаны онда жазылмаған: қайтарып алынған келісімдер, қарсылықтар, шектеулер, бас тартылған өшірулер, өшіруге тыйымдар, жаңа құпиясөздер мен рөлдер. Бұл қаралғанша мерзім бойынша ештеңе өшірілмейді, ұсыныстар жіберілмейді; адамдардың сұрауымен басталған өшірулер аяғына жеткізіледі.',
    en: 'The school was brought back from a backup ({at}). What happened after {from} is not in it: consents taken back, objections, restrictions, erasures called off, holds on deletion, new passwords and roles. Until somebody has looked, nothing is deleted by its term and no offers are sent; erasures that people asked for and that had begun are carried to their end.',
  },
  command: {
    ru: 'Проверив часы и сказанное людьми, администратор сервера запускает с сегодняшней датой: {command}.',
    kk: 'Сағатты және адамдардың айтқанын тексерген соң, сервер әкімшісі бүгінгі күнмен іске қосады: {command}.',
    en: 'Having looked at the clock and at what people said, the server’s administrator runs, with the day of today: {command}.',
  },
});

/** Sentences, the last of which names the command. */
export function tellStandstill({ leap, restored }: Standstill, locale: Locale): string[] {
  const t = translator(messages, locale);
  return [
    ...(leap ? [t('leap', { days: leap.days, last: formatMoment(leap.last, locale), most: LONGEST_PAUSE_DAYS })] : []),
    ...(restored ? [tellLost(restored, locale)] : []),
    t('command', { command: RESUME }),
  ];
}

function tellLost({ from, at }: Lost, locale: Locale): string {
  return translator(messages, locale)('restored', {
    from: formatMoment(from, locale),
    at: formatMoment(at, locale),
  });
}
