/** What everybody reads: the versions, the difference, the notice, the letters. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  first: {
    ru: 'Политика, с которой школа начала работу.',
    kk: 'Мектеп жұмысын осы саясатпен бастады.',
    en: 'The policy the school began with.',
  },
  updated: { ru: 'Последнее обновление: {day}', kk: 'Соңғы жаңарту: {day}', en: 'Last updated: {day}' },

  versions: { ru: 'Версии политики', kk: 'Саясат нұсқалары', en: 'Versions of the policy' },
  versions_description: {
    ru: 'Все версии политики конфиденциальности: с какого дня действовали, что изменилось, как проверить текст.',
    kk: 'Құпиялылық саясатының барлық нұсқасы: қай күннен күшінде болды, не өзгерді, мәтінді қалай тексеруге болады.',
    en: 'Every version of the privacy policy: since when it was in force, what changed, how to check the text.',
  },
  versions_lead: {
    ru: 'Ни одна версия не исчезает. У каждой есть контрольная сумма SHA-256: скачайте текст, выполните sha256sum и сравните.',
    kk: 'Бірде-бір нұсқа жоғалмайды. Әрқайсысының SHA-256 бақылау сомасы бар: мәтінді жүктеп, sha256sum орындап, салыстырыңыз.',
    en: 'No version ever disappears. Each has a SHA-256 checksum: download the text, run sha256sum and compare.',
  },
  policy: { ru: 'Политика конфиденциальности', kk: 'Құпиялылық саясаты', en: 'Privacy policy' },
  version: { ru: 'Версия {name}', kk: '{name} нұсқасы', en: 'Version {name}' },
  state_scheduled: { ru: 'вступит в силу', kk: 'күшіне енеді', en: 'comes into force' },
  'state_in-force': { ru: 'действует', kk: 'күшінде', en: 'in force' },
  state_archived: { ru: 'больше не действует', kk: 'енді күшінде емес', en: 'no longer in force' },
  from: { ru: 'Действует с', kk: 'Күшіне енген күні', en: 'In force from' },
  until: { ru: 'Действовала до', kk: 'Күшінде болған соңғы кезі', en: 'In force until' },
  what_changed: { ru: 'Что изменилось', kk: 'Не өзгерді', en: 'What changed' },
  material: { ru: 'существенное изменение', kk: 'елеулі өзгеріс', en: 'material change' },
  editorial: { ru: 'правка текста', kk: 'мәтінді түзету', en: 'editorial change' },
  kind_of_change: { ru: 'Вид изменения', kk: 'Өзгеріс түрі', en: 'Kind of change' },
  checksum: { ru: 'SHA-256', kk: 'SHA-256', en: 'SHA-256' },
  download: { ru: 'Скачать текст', kk: 'Мәтінді жүктеу', en: 'Download the text' },
  compare_previous: {
    ru: 'Сравнить с предыдущей версией',
    kk: 'Алдыңғы нұсқамен салыстыру',
    en: 'Compare with the version before',
  },
  all_versions: { ru: 'Все версии', kk: 'Барлық нұсқа', en: 'All versions' },
  languages_note: {
    ru: 'У каждого языка свой текст и своя контрольная сумма.',
    kk: 'Әр тілдің өз мәтіні мен өз бақылау сомасы бар.',
    en: 'Each language has a text and a checksum of its own.',
  },
  ru: { ru: 'русский', kk: 'орысша', en: 'Russian' },
  kk: { ru: 'казахский', kk: 'қазақша', en: 'Kazakh' },
  en: { ru: 'английский', kk: 'ағылшынша', en: 'English' },
  not_in_force_yet: {
    ru: 'Эта версия ещё не действует. С {day} она вступит в силу.',
    kk: 'Бұл нұсқа әлі күшінде емес. Ол күшіне енетін күн: {day}.',
    en: 'This version is not in force yet. It comes into force on {day}.',
  },
  no_longer_in_force: {
    ru: 'Эта версия больше не действует.',
    kk: 'Бұл нұсқа енді күшінде емес.',
    en: 'This version is no longer in force.',
  },
  to_current: { ru: 'Читать действующую', kk: 'Күшіндегісін оқу', en: 'Read the one in force' },

  changes: { ru: 'Что изменилось в политике', kk: 'Саясатта не өзгерді', en: 'What changed in the policy' },
  changes_lead: {
    ru: 'Версия {after} в сравнении с версией {before}. Зачёркнуто то, чего больше нет; подчёркнуто новое.',
    kk: '{after} нұсқасы {before} нұсқасымен салыстырылды. Алынып тасталғаны сызылған, жаңасының асты сызылған.',
    en: 'Version {after} compared with version {before}. What is gone is struck through; what is new is underlined.',
  },
  changes_count: {
    ru: 'Изменено: {changed}. Добавлено: {added}. Убрано: {removed}.',
    kk: 'Өзгертілді: {changed}. Қосылды: {added}. Алынды: {removed}.',
    en: 'Changed: {changed}. Added: {added}. Removed: {removed}.',
  },
  no_changes: {
    ru: 'На этом языке тексты совпадают слово в слово.',
    kk: 'Бұл тілде мәтіндер сөзбе-сөз бірдей.',
    en: 'In this language the texts are the same, word for word.',
  },
  compare_with: { ru: 'Сравнить с версией', kk: 'Мына нұсқамен салыстыру', en: 'Compare with version' },
  compare: { ru: 'Сравнить', kk: 'Салыстыру', en: 'Compare' },
  added: { ru: 'Добавлено', kk: 'Қосылды', en: 'Added' },
  removed: { ru: 'Убрано', kk: 'Алынды', en: 'Removed' },
  changed: { ru: 'Изменено', kk: 'Өзгертілді', en: 'Changed' },
  unchanged: {
    ru: 'Без изменений: {count, plural, one {# раздел} few {# раздела} many {# разделов} other {# раздела}}',
    kk: 'Өзгеріссіз: {count} бөлім',
    en: 'Unchanged: {count, plural, one {# section} other {# sections}}',
  },
  new_purposes: {
    ru: 'Новые цели начинаются только с вашего отдельного согласия',
    kk: 'Жаңа мақсаттар тек сіздің бөлек келісіміңізбен басталады',
    en: 'New purposes begin with your own consent alone',
  },
  to_consents: { ru: 'Посмотреть свои согласия', kk: 'Келісімдеріңізді қарау', en: 'See your consents' },
  disagree: { ru: 'Если вы не согласны', kk: 'Келіспесеңіз', en: 'If you do not agree' },
  disagree_text: {
    ru: 'Вы можете удалить учётную запись и свои данные. Пока вы этого не сделали, чтение политики и страниц о ваших данных согласием не считается.',
    kk: 'Тіркелгіңіз бен деректеріңізді өшіре аласыз. Оған дейін саясатты және деректеріңіз туралы беттерді оқу келісім болып есептелмейді.',
    en: 'You can delete your account and your data. Until then, reading the policy and the pages about your data does not count as agreeing.',
  },
  to_deletion: { ru: 'Удалить мои данные', kk: 'Деректерімді өшіру', en: 'Delete my data' },

  notice_label: { ru: 'Изменение политики', kk: 'Саясаттың өзгеруі', en: 'Change of the policy' },
  notice_waiting: {
    ru: 'Мы меняем политику конфиденциальности: с {day} будет действовать новая версия.',
    kk: 'Құпиялылық саясатын өзгертеміз. Жаңа нұсқа күшіне енетін күн: {day}.',
    en: 'We are changing the privacy policy. The new version comes into force on {day}.',
  },
  notice_in_force: {
    ru: 'Политика конфиденциальности изменилась: с {day} действует новая версия.',
    kk: 'Құпиялылық саясаты өзгерді. Жаңа нұсқа күшіне енген күн: {day}.',
    en: 'The privacy policy has changed. The new version has been in force since {day}.',
  },
  notice_read: { ru: 'Что изменилось', kk: 'Не өзгерді', en: 'What changed' },
  notice_close: { ru: 'Понятно', kk: 'Түсінікті', en: 'Got it' },

  letter_change_subject: {
    ru: 'Мы меняем политику конфиденциальности',
    kk: 'Құпиялылық саясатын өзгертеміз',
    en: 'We are changing our privacy policy',
  },
  letter_change_text: {
    ru: 'С {day} будет действовать новая версия. До этого дня действует прежняя.',
    kk: 'Жаңа нұсқа күшіне енетін күн: {day}. Оған дейін бұрынғысы күшінде.',
    en: 'The new version comes into force on {day}. Until then the present one applies.',
  },
  letter_changed_text: {
    ru: 'С {day} действует новая версия.',
    kk: 'Жаңа нұсқа күшіне енген күн: {day}.',
    en: 'The new version has been in force since {day}.',
  },
  letter_short: { ru: 'Коротко о главном:', kk: 'Қысқаша негізгісі:', en: 'The main thing in short:' },
  letter_purposes: {
    ru: 'В политике названы новые цели. Для каждой мы спросим ваше отдельное согласие; без него ничего не начнётся.',
    kk: 'Саясатта жаңа мақсаттар аталған. Әрқайсысына бөлек келісіміңізді сұраймыз; онсыз ештеңе басталмайды.',
    en: 'The policy names new purposes. We will ask your own consent to each; nothing begins without it.',
  },
  letter_compare: { ru: 'Посмотреть, что изменилось', kk: 'Не өзгергенін қарау', en: 'See what changes' },
  letter_acceptance: {
    ru: 'Если после этого дня вы продолжите пользоваться школой, это значит, что вы согласны с новой версией. Если не согласны, вы можете удалить свои данные: {url}',
    kk: 'Осы күннен кейін мектепті пайдалана берсеңіз, бұл жаңа нұсқамен келіскеніңізді білдіреді. Келіспесеңіз, деректеріңізді өшіре аласыз: {url}',
    en: 'If you go on using the school after that day, it means that you agree to the new version. If you do not agree, you can delete your data: {url}',
  },
  letter_withdrawal_subject: {
    ru: 'Политика конфиденциальности пока не меняется',
    kk: 'Құпиялылық саясаты әзірге өзгермейді',
    en: 'The privacy policy does not change for now',
  },
  letter_withdrawal_text: {
    ru: 'Мы писали вам, что {day} политика изменится. Это изменение отменено: действует прежняя версия, и делать ничего не нужно. Если мы вернёмся к нему, напишем заново.',
    kk: 'Біз сізге саясаттың өзгеретін күні {day} деп жазған едік. Бұл өзгеріс болмайды: бұрынғы нұсқа күшінде, ештеңе істеудің қажеті жоқ. Оған қайта оралсақ, жаңадан жазамыз.',
    en: 'We wrote to you that the policy would change on {day}. That change is called off: the present version stays, and you need to do nothing. If we come back to it, we will write again.',
  },
  letter_read: { ru: 'Читать действующую политику', kk: 'Күшіндегі саясатты оқу', en: 'Read the policy in force' },
  letter_reason: {
    ru: 'Это письмо пришло, потому что у вас есть учётная запись в школе. О существенных изменениях политики мы пишем всем.',
    kk: 'Бұл хат мектепте тіркелгіңіз болғандықтан келді. Саясаттың елеулі өзгерістері туралы баршаға жазамыз.',
    en: 'This letter came because you have an account with the school. We write to everybody about material changes to the policy.',
  },
});
