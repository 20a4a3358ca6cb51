/** `use.feedback`: what learners said has been before somebody's eyes. */
import { FEEDBACK_READ_DAYS, feedbackStanding } from '#learning/feedback';
import type { Measure } from '../promise.ts';
import { foundNow } from './found.ts';

export const feedbackIsRead: Measure = async (installation) => {
  const { given, unread, lastRead } = await feedbackStanding(installation.ctx);
  if (given === 0) return undefined;
  return foundNow(
    installation,
    unread === 0,
    {
      ru: 'Отзывов: {given}. {read, select, never {Сотрудники их ещё не открывали} other {Сотрудники открывали их последний раз {lastRead}}}. Лежат непрочитанными дольше {days} дней: {unread}.',
      kk: 'Пікір саны: {given}. {read, select, never {Қызметкерлер оларды әлі ашқан жоқ} other {Қызметкерлер оларды соңғы рет ашқан күн: {lastRead}}}. {days} күннен артық оқылмай тұрғаны: {unread}.',
      en: 'Feedback: {given}. {read, select, never {The staff have not opened it yet} other {The staff last opened it on {lastRead}}}. Unread for more than {days} days: {unread}.',
    },
    { given, unread, days: FEEDBACK_READ_DAYS, read: lastRead ? 'once' : 'never', lastRead: lastRead ?? '' },
  );
};
