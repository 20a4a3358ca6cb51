/** What is done with consents, the policy, restrictions and children. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const acts = defineMessages({
  'consent.expired': { ru: 'Срок согласия вышел', kk: 'Келісім мерзімі өтті', en: 'The consent expired' },
  'consent.given': { ru: 'Согласие дано', kk: 'Келісім берілді', en: 'Consent was given' },
  'consent.refused': { ru: 'Отказ от согласия', kk: 'Келісімнен бас тартылды', en: 'Consent was refused' },
  'consent.renewed': { ru: 'Согласие продлено', kk: 'Келісім ұзартылды', en: 'Consent was renewed' },
  'consent.withdrawn': { ru: 'Согласие отозвано', kk: 'Келісім қайтарып алынды', en: 'Consent was withdrawn' },
  'minor.dismissed': {
    ru: 'Возраст проверен, всё в порядке',
    kk: 'Жасы тексерілді, бәрі дұрыс',
    en: 'The age was checked, all is well',
  },
  'minor.erased': {
    ru: 'Данные несовершеннолетнего удалены',
    kk: 'Кәмелетке толмағанның деректері өшірілді',
    en: 'A minor’s data were erased',
  },
  'minor.found': {
    ru: 'Похоже, человек младше 18',
    kk: 'Адам 18-ге толмаған сияқты',
    en: 'The person may be under 18',
  },
  'minor.overdue': {
    ru: 'Проверка возраста просрочена',
    kk: 'Жасты тексеру мерзімі өтті',
    en: 'The check of the age is overdue',
  },
  'objection.made': { ru: 'Возражение', kk: 'Қарсылық білдірілді', en: 'An objection was made' },
  'objection.withdrawn': { ru: 'Возражение снято', kk: 'Қарсылық алынды', en: 'The objection was withdrawn' },
  'partner.added': { ru: 'Партнёр записан в реестр', kk: 'Серіктес тізілімге жазылды', en: 'A partner was added' },
  'partner.changed': {
    ru: 'Сведения о партнёре изменены',
    kk: 'Серіктес туралы мәлімет өзгертілді',
    en: 'A partner was changed',
  },
  'partner.ended': {
    ru: 'Работа с партнёром завершена',
    kk: 'Серіктеспен жұмыс аяқталды',
    en: 'The work with a partner ended',
  },
  'partner.letter_refused': {
    ru: 'Письмо приостановленного партнёра не принято',
    kk: 'Тоқтатылған серіктестің хаты қабылданбады',
    en: 'A letter of a suspended partner was refused',
  },
  'partner.resumed': {
    ru: 'Работа с партнёром возобновлена',
    kk: 'Серіктеспен жұмыс қайта басталды',
    en: 'A partner was resumed',
  },
  'partner.suspended': { ru: 'Партнёр приостановлен', kk: 'Серіктес тоқтатылды', en: 'A partner was suspended' },
  'person.corrected': { ru: 'Данные исправлены', kk: 'Деректер түзетілді', en: 'The data were corrected' },
  'person.read': {
    ru: 'Сотрудник открыл данные',
    kk: 'Қызметкер деректерді ашты',
    en: 'Staff opened the data',
  },
  'policy.accepted': { ru: 'Политика принята', kk: 'Саясат қабылданды', en: 'The policy was accepted' },
  'policy.announced': { ru: 'Новая политика объявлена', kk: 'Жаңа саясат жарияланды', en: 'The policy was announced' },
  'policy.clauses-bound': {
    ru: 'Пункты политики связаны с обещаниями',
    kk: 'Саясат тармақтары уәделермен байланыстырылды',
    en: 'Clauses were bound to promises',
  },
  'policy.details-saved': {
    ru: 'Сведения о версии сохранены',
    kk: 'Нұсқа туралы мәлімет сақталды',
    en: 'Details of the version were saved',
  },
  'policy.draft-deleted': {
    ru: 'Черновик политики удалён',
    kk: 'Саясаттың жоба нұсқасы өшірілді',
    en: 'A draft of the policy was deleted',
  },
  'policy.force-delayed': {
    ru: 'Вступление политики в силу отложено',
    kk: 'Саясаттың күшіне енуі кейінге қалды',
    en: 'The policy’s coming into force was delayed',
  },
  'policy.in-force': { ru: 'Политика вступила в силу', kk: 'Саясат күшіне енді', en: 'The policy came into force' },
  'policy.notice-closed': {
    ru: 'Уведомление о политике закрыто',
    kk: 'Саясат туралы хабарлама жабылды',
    en: 'The notice of the policy was closed',
  },
  'policy.registered': { ru: 'Версия политики записана', kk: 'Саясат нұсқасы жазылды', en: 'A version was registered' },
  'policy.reviewed': { ru: 'Черновик политики проверен', kk: 'Саясат жобасы тексерілді', en: 'The draft was reviewed' },
  'policy.schedule-withdrawn': {
    ru: 'Дата новой политики отменена',
    kk: 'Жаңа саясат күні жойылды',
    en: 'The date of the new policy was withdrawn',
  },
  'policy.scheduled': {
    ru: 'Назначена дата новой политики',
    kk: 'Жаңа саясаттың күні белгіленді',
    en: 'The new policy was given its date',
  },
  'policy.started': { ru: 'Начат черновик политики', kk: 'Саясат жобасы басталды', en: 'A draft was started' },
  'policy.text-saved': {
    ru: 'Текст политики сохранён',
    kk: 'Саясат мәтіні сақталды',
    en: 'The policy’s text was saved',
  },
  'restriction.imposed': {
    ru: 'Использование данных ограничено',
    kk: 'Деректерді пайдалану шектелді',
    en: 'The use of data was restricted',
  },
  'restriction.lifted': { ru: 'Ограничение снято', kk: 'Шектеу алынды', en: 'The restriction was lifted' },
  'ward.added': { ru: 'Родитель записал ребёнка', kk: 'Ата-анасы баласын жазды', en: 'A parent added a child' },
  'ward.confirmed': {
    ru: 'Родитель подтвердил запись ребёнка',
    kk: 'Ата-анасы баласының жазылуын растады',
    en: 'A parent confirmed a child',
  },
  'ward.forgotten': { ru: 'Запись ребёнка удалена', kk: 'Бала жазбасы өшірілді', en: 'The child’s record was deleted' },
  'ward.grown': { ru: 'Ребёнку исполнилось 18', kk: 'Бала 18-ге толды', en: 'The child turned 18' },
  'ward.invited': { ru: 'Приглашение ребёнку отправлено', kk: 'Балаға шақыру жіберілді', en: 'The child was invited' },
  'ward.taken-over': {
    ru: 'Ребёнок вырос и ведёт запись сам',
    kk: 'Бала ержетіп, жазбасын өзі жүргізеді',
    en: 'The child has grown up and took the account over',
  },
  'vault.opened': {
    ru: 'Открыта запись хранилища по требованию закона',
    kk: 'Заң талабымен сақтау орнының жазбасы ашылды',
    en: 'A record of the vault was opened on a demand of the law',
  },
  'vault.refused': {
    ru: 'Хранилище не открыто: неверный код',
    kk: 'Сақтау орны ашылмады: код қате',
    en: 'The vault was not opened: a wrong code',
  },
  'vault.searched': {
    ru: 'В хранилище искали запись',
    kk: 'Сақтау орнынан жазба ізделді',
    en: 'The vault was searched',
  },
});
