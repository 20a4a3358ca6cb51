/** The letter that opens the door: «вы зачислены», and the first step. */

import { programmeTextIn } from '#learning/programmes';
import type { Person } from '#people/profiles';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { formatDay } from '#platform/html/format.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import { renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import type { EnrolmentInCohort } from './queries.ts';
import { seatAddress } from './seat.ts';

const messages = defineMessages({
  subject: { ru: 'Вы зачислены: {title}', kk: 'Сіз қабылдандыңыз: {title}', en: 'You are enrolled: {title}' },
  heading: { ru: 'Вы зачислены', kk: 'Сіз қабылдандыңыз', en: 'You are enrolled' },
  text: {
    ru: 'Программа «{title}» открыта для вас. Первый шаг — первый урок: он займёт несколько минут, и его можно пройти прямо сейчас.',
    kk: '«{title}» бағдарламасы сізге ашық. Алғашқы қадам — бірінші сабақ: ол бірнеше минут алады, оны қазір-ақ өтуге болады.',
    en: 'The programme “{title}” is open to you. The first step is the first lesson: it takes a few minutes, and you can do it right now.',
  },
  subject_child: { ru: '{name}: учёба открыта', kk: '{name}: оқу ашылды', en: '{name}: the lessons are open' },
  text_child: {
    ru: 'Программа «{title}» открыта, учиться будет {name}. Первый шаг — первый урок: он займёт несколько минут, и его можно пройти прямо сейчас. Уроки, ответы и сертификат каждого ребёнка хранятся отдельно.',
    kk: '«{title}» бағдарламасы ашық, оқитын бала: {name}. Алғашқы қадам — бірінші сабақ: ол бірнеше минут алады, оны қазір-ақ өтуге болады. Әр баланың сабақтары, жауаптары мен сертификаты бөлек сақталады.',
    en: 'The programme “{title}” is open, and {name} will study. The first step is the first lesson: it takes a few minutes and can be done right now. Lessons, answers and the certificate of each child are kept apart.',
  },
  meetings: {
    ru: 'Поток начинается {day}. Встречи и время — в вашем расписании.',
    kk: 'Топтың басталуы: {day}. Кездесулер мен уақыты кестеңізде.',
    en: 'The cohort starts on {day}. Meetings and their times are in your schedule.',
  },
  action: { ru: 'Открыть первый урок', kk: 'Бірінші сабақты ашу', en: 'Open the first lesson' },
  reason: {
    ru: 'Это письмо пришло, потому что вы записались на эту программу.',
    kk: 'Бұл хат осы бағдарламаға жазылғаныңыз үшін келді.',
    en: 'This letter came because you enrolled in this programme.',
  },
});

export async function postAdmitted(tx: Context, person: Person, enrolment: EnrolmentInCohort): Promise<void> {
  const { id: personId, email, locale } = person;
  const t = translator(messages, locale);
  const { title } = programmeTextIn(enrolment.programme_texts, locale).text;
  const address = seatAddress({ cohortSlug: enrolment.cohort_slug, wardId: enrolment.ward_id });
  const startsLater = Temporal.PlainDate.compare(enrolment.starts_on, schoolDay(tx.clock.now())) > 0;
  const name = enrolment.ward_name;
  const subject = name === null ? t('subject', { title }) : t('subject_child', { name });
  const rendered = await renderLetter(
    {
      locale,
      subject,
      heading: name === null ? t('heading') : subject,
      blocks: [
        { paragraph: name === null ? t('text', { title }) : t('text_child', { title, name }) },
        ...(startsLater ? [{ paragraph: t('meetings', { day: formatDay(enrolment.starts_on, locale) }) }] : []),
        {
          action: {
            label: t('action'),
            href: `${tx.school.baseUrl}${localPath(locale, `/learn/${address}`)}`,
          },
        },
      ],
      reason: t('reason'),
    },
    tx.school,
  );
  await post(tx, {
    to: { personId, email, locale },
    letter: 'enrolment-active',
    purpose: 'service',
    subject,
    ...rendered,
  });
}
