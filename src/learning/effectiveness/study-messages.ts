/** Who enrols, completes and leaves. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const studyWords = defineMessages({
  placed: { ru: 'Записались', kk: 'Жазылды', en: 'Enrolled' },
  started: { ru: 'Начали', kk: 'Бастады', en: 'Started' },
  completed: { ru: 'Завершили', kk: 'Аяқтады', en: 'Completed' },
  dropped: { ru: 'Остановились', kk: 'Тоқтады', en: 'Stopped' },
  days: { ru: 'Дней до завершения, в среднем', kk: 'Аяқтауға кеткен күн, орташа', en: 'Days to complete, on average' },
  enrolments_plot: { ru: 'Записи и завершения', kk: 'Жазылу және аяқтау', en: 'Enrolment and completion' },
  enrolments_text: {
    ru: 'Записи и завершения — по месяцу записи: сколько записалось и сколько из них уже завершили. Текущий месяц ещё идёт, и записавшиеся недавно ещё учатся.',
    kk: 'Жазылу мен аяқтау — жазылған айы бойынша: қанша адам жазылды және соның қаншасы аяқтап үлгерді. Ағымдағы ай әлі біткен жоқ, жақында жазылғандар әлі оқып жүр.',
    en: 'Enrolment and completion go by the month of enrolment: how many enrolled, and how many of them have completed since. This month is not over, and those who enrolled lately still study.',
  },
  way_plot: {
    ru: 'От записи до сертификата',
    kk: 'Жазылудан сертификатқа дейін',
    en: 'From enrolment to a certificate',
  },
  way_text: {
    ru: 'Сколько записей дошло до каждого шага; кто учится на двух программах, посчитан дважды. Первый урок и половина — только тех, кто завершил программу или согласился помогать улучшать обучение: на деле их может быть больше. Кто ограничил учебные записи, возразил или стёр свои данные, не посчитан нигде.',
    kk: 'Әр қадамға қанша жазылу жетті; екі бағдарламада оқитын адам екі рет есептеледі. Бірінші сабақ пен жартысы бағдарламаны аяқтағандардан немесе оқытуды жақсартуға келіскендерден ғана есептеледі: іс жүзінде олар көбірек болуы мүмкін. Оқу жазбаларын шектеген, қарсылық білдірген немесе деректерін өшірткен адам еш жерде есептелмейді.',
    en: 'How many enrolments reached each step; who studies two programmes counts twice. The first lesson and half are told only of those who completed the programme or agreed to help improve the teaching: in fact there may be more. Whoever restricted their study records, objected, or had their data erased is counted nowhere.',
  },
  site_plot: { ru: 'На сайте', kk: 'Сайтта', en: 'On the site' },
  site_text: {
    ru: 'Посещения — только тех, кто разрешил аналитику, и по дням: кто зашёл в два дня, посчитан дважды. Учётные записи — всех, кто их завёл, поэтому их доля только примерная.',
    kk: 'Кірулер аналитикаға рұқсат бергендерден және күн сайын ғана есептеледі: екі күн кірген адам екі рет есептеледі. Тіркелгілер оны ашқандардың бәрінен есептеледі, сондықтан олардың үлесі шамамен ғана.',
    en: 'Visits are of those who allowed analytics, and count by the day: who came on two days counts twice. Accounts are of everybody who made one, so that their share is only a rough one.',
  },
  visits_and_accounts: { ru: 'Посещений или записей', kk: 'Кіру не тіркелгі саны', en: 'Visits or accounts' },
  step: { ru: 'Шаг', kk: 'Қадам', en: 'Step' },
  studies: { ru: 'Записей', kk: 'Жазылу саны', en: 'Enrolments' },
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
  programmes_table: { ru: 'По программам', kk: 'Бағдарламалар бойынша', en: 'By programme' },
  cohorts_table: { ru: 'По потокам', kk: 'Топтар бойынша', en: 'By cohort' },
  cohorts_text: {
    ru: 'Остановились: отменили запись после зачисления или, из согласившихся помогать улучшать обучение, {days, plural, one {# день} few {# дня} many {# дней} other {# дня}} ничего не открывали с начала потока.',
    kk: 'Тоқтады: қабылданғаннан кейін жазылуын тоқтатты немесе, оқытуды жақсартуға келіскендердің ішінен, топ басталғалы {days} күн бойы ештеңе ашпады.',
    en: 'Stopped: cancelled after they were admitted or, of those who agreed to help improve the teaching, have opened nothing for {days, plural, one {# day} other {# days}} since the cohort began.',
  },
  no_studies: {
    ru: 'За это время никто не записывался. Выберите время подольше или посмотрите, открыт ли набор, в разделе «Потоки».',
    kk: 'Бұл уақытта ешкім жазылмаған. Ұзағырақ мерзімді таңдаңыз немесе «Топтар» бөлімінен қабылдау ашық па, қараңыз.',
    en: 'Nobody enrolled in this time. Choose a longer one, or see under “Cohorts” whether enrolment is open.',
  },
});
