/** Who enrols, completes and leaves. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const studyWords = defineMessages({
  placed: { ru: 'Записались', kk: 'Жазылды', en: 'Enrolled' },
  started: { ru: 'Начали', kk: 'Бастады', en: 'Started' },
  completed: { ru: 'Завершили', kk: 'Аяқтады', en: 'Completed' },
  dropped: { ru: 'Остановились', kk: 'Тоқтады', en: 'Stopped' },
  days: { ru: 'Дней до конца', kk: 'Аяқтауға күн', en: 'Days to complete' },
  enrolments_plot: { ru: 'Записи и завершения', kk: 'Жазылу және аяқтау', en: 'Enrolment and completion' },
  enrolments_text: {
    ru: 'По месяцу записи: сколько записалось и сколько из них уже завершили.',
    kk: 'Жазылған айы бойынша: қанша адам жазылды және соның қаншасы аяқтап үлгерді.',
    en: 'By the month of enrolment: how many enrolled, and how many of them have completed since.',
  },
  way_plot: {
    ru: 'От посещения до сертификата',
    kk: 'Кіруден сертификатқа дейін',
    en: 'From a visit to a certificate',
  },
  way_text: {
    ru: 'Сколько людей дошло до каждого шага. Посещения — только тех, кто разрешил аналитику, и по дням: кто зашёл в два дня, посчитан дважды. Первый урок и половина — тех, кто завершил программу или согласился помогать улучшать обучение. Кто ограничил учебные записи, возразил или стёр свои данные, не посчитан нигде.',
    kk: 'Әр қадамға қанша адам жетті. Кірулер аналитикаға рұқсат бергендерден және күн сайын ғана есептеледі: екі күн кірген адам екі рет есептеледі. Бірінші сабақ пен жартысы бағдарламаны аяқтағандардан немесе оқытуды жақсартуға келіскендерден ғана есептеледі. Оқу жазбаларын шектеген, қарсылық білдірген немесе деректерін өшірткен адам еш жерде есептелмейді.',
    en: 'How many reached each step. Visits are of those who allowed analytics, and count by the day: who came on two days counts twice. The first lesson and half are told of those who completed the programme or agreed to help improve the teaching. Whoever restricted their study records, objected, or had their data erased is counted nowhere.',
  },
  step: { ru: 'Шаг', kk: 'Қадам', en: 'Step' },
  people: { ru: 'Людей', kk: 'Адам саны', en: 'People' },
  way_visitors: { ru: 'Зашли на сайт', kk: 'Сайтқа кірді', en: 'Visited the site' },
  way_programme: { ru: 'Открыли программу', kk: 'Бағдарламаны ашты', en: 'Opened a programme' },
  way_signUp: { ru: 'Открыли регистрацию', kk: 'Тіркелуді ашты', en: 'Opened the sign-up' },
  way_accounts: { ru: 'Завели учётную запись', kk: 'Тіркелгі ашты', en: 'Made an account' },
  way_placed: { ru: 'Записались на программу', kk: 'Бағдарламаға жазылды', en: 'Enrolled' },
  way_started: { ru: 'Получили доступ', kk: 'Оқуға қабылданды', en: 'Were admitted' },
  way_firstLesson: { ru: 'Прошли первый урок', kk: 'Бірінші сабақты өтті', en: 'Did the first lesson' },
  way_half: { ru: 'Прошли половину', kk: 'Жартысын өтті', en: 'Did half' },
  way_completed: { ru: 'Завершили программу', kk: 'Бағдарламаны аяқтады', en: 'Completed the programme' },
  way_certified: { ru: 'Получили сертификат', kk: 'Сертификат алды', en: 'Have the certificate' },
  cohorts_table: { ru: 'По потокам', kk: 'Топтар бойынша', en: 'By cohort' },
  cohorts_text: {
    ru: 'Остановились: отменили запись после зачисления или, из согласившихся помогать улучшать обучение, {days, plural, one {# день} few {# дня} many {# дней} other {# дня}} ничего не открывали с начала потока.',
    kk: 'Тоқтады: қабылданғаннан кейін жазылуын тоқтатты немесе, оқытуды жақсартуға келіскендердің ішінен, топ басталғалы {days} күн бойы ештеңе ашпады.',
    en: 'Stopped: cancelled after they were admitted or, of those who agreed to help improve the teaching, have opened nothing for {days, plural, one {# day} other {# days}} since the cohort began.',
  },
  no_studies: {
    ru: 'За это время никто не записывался.',
    kk: 'Бұл уақытта ешкім жазылмаған.',
    en: 'Nobody enrolled in this time.',
  },
});
