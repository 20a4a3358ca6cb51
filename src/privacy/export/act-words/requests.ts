/** What is done with requests about data: cases, copies, hand-overs, erasures, and the terms of keeping. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const acts = defineMessages({
  'calendar.day_set': {
    ru: 'Изменён день рабочего календаря',
    kk: 'Жұмыс күнтізбесінің күні өзгертілді',
    en: 'A day of the working calendar was changed',
  },
  'calendar.year_confirmed': {
    ru: 'Рабочий календарь подтверждён',
    kk: 'Жұмыс күнтізбесі расталды',
    en: 'The working calendar was confirmed',
  },
  'case.accepted': { ru: 'Обращение удовлетворено', kk: 'Өтініш қанағаттандырылды', en: 'The request was granted' },
  'case.alarmed': {
    ru: 'Срок ответа на обращение близко',
    kk: 'Өтінішке жауап мерзімі жақындады',
    en: 'The deadline of the request is near',
  },
  'case.answered': { ru: 'На обращение отвечено', kk: 'Өтінішке жауап берілді', en: 'The request was answered' },
  'case.attachment_refused': {
    ru: 'Приложение к письму не принято',
    kk: 'Хатқа тіркелген файл қабылданбады',
    en: 'An attachment was not accepted',
  },
  'case.carried_out': { ru: 'Исполнено право', kk: 'Құқық орындалды', en: 'A right was carried out' },
  'case.identity_asked': {
    ru: 'Попросили подтвердить личность',
    kk: 'Жеке басын растау сұралды',
    en: 'A proof of identity was asked for',
  },
  'case.lapsed': {
    ru: 'Обращение закрыто: личность не подтверждена',
    kk: 'Өтініш жабылды: жеке басы расталмады',
    en: 'The request lapsed: nobody proved their identity',
  },
  'case.letter_received': { ru: 'Получено письмо', kk: 'Хат келді', en: 'A letter came' },
  'case.named': {
    ru: 'Обращение связано с человеком',
    kk: 'Өтініш адаммен байланыстырылды',
    en: 'The request was linked to its person',
  },
  'case.opened': { ru: 'Обращение принято', kk: 'Өтініш қабылданды', en: 'The request was received' },
  'case.proof_opened': {
    ru: 'Открыта копия документа',
    kk: 'Құжат көшірмесі ашылды',
    en: 'The copy of a document was opened',
  },
  'case.proof_sealed': {
    ru: 'Копия документа запечатана',
    kk: 'Құжат көшірмесі мөрленді',
    en: 'The copy of a document was sealed',
  },
  'case.refused': {
    ru: 'Обращение отклонено с объяснением',
    kk: 'Өтініш түсіндірмемен қабылданбады',
    en: 'The request was refused, with the reason',
  },
  'case.signature_refused': {
    ru: 'Электронная подпись не принята',
    kk: 'Электрондық қолтаңба қабылданбады',
    en: 'An electronic signature was refused',
  },
  'case.signed': {
    ru: 'Личность подтверждали электронной подписью',
    kk: 'Жеке басты электрондық қолтаңбамен растады',
    en: 'An electronic signature was given to show identity',
  },
  'case.taken': { ru: 'Обращением занялся сотрудник', kk: 'Өтінішті қызметкер алды', en: 'Staff took the request' },
  'case.task_added': { ru: 'К обращению добавлено дело', kk: 'Өтінішке іс қосылды', en: 'A task was added' },
  'case.task_asked': {
    ru: 'Партнёру напомнили о деле',
    kk: 'Серіктеске іс туралы еске салынды',
    en: 'A partner was asked again',
  },
  'case.task_done': { ru: 'Дело по обращению сделано', kk: 'Өтініш бойынша іс орындалды', en: 'A task was done' },
  'case.withdrawn': { ru: 'Обращение отозвано', kk: 'Өтініш кері алынды', en: 'The request was withdrawn' },
  'copy.asked': {
    ru: 'Запрошена копия данных',
    kk: 'Деректер көшірмесі сұралды',
    en: 'A copy of the data was asked for',
  },
  'copy.expired': {
    ru: 'Срок копии вышел, файл удалён',
    kk: 'Көшірменің мерзімі өтіп, файл өшірілді',
    en: 'The copy expired, and its file was deleted',
  },
  'copy.failed': {
    ru: 'Копия данных не собралась',
    kk: 'Деректер көшірмесі жиналмады',
    en: 'The copy of the data failed',
  },
  'copy.fetched': {
    ru: 'Копия данных скачана',
    kk: 'Деректер көшірмесі жүктелді',
    en: 'The copy of the data was downloaded',
  },
  'copy.made': { ru: 'Копия данных собрана', kk: 'Деректер көшірмесі жиналды', en: 'The copy of the data was made' },
  'data.disclosed': { ru: 'Данные переданы', kk: 'Деректер берілді', en: 'The data were given to somebody' },
  'erasure.cancelled': {
    ru: 'Удаление данных отменено',
    kk: 'Деректерді өшіру тоқтатылды',
    en: 'The erasure was called off',
  },
  'erasure.held': {
    ru: 'Удаление данных задержано по закону',
    kk: 'Деректерді өшіру заң бойынша кідіртілді',
    en: 'The erasure is held back by law',
  },
  'erasure.partly-failed': {
    ru: 'Удалено почти всё, удаление повторится',
    kk: 'Бәрі дерлік өшірілді, өшіру қайталанады',
    en: 'Almost everything was erased; it will be tried again',
  },
  'erasure.planned': {
    ru: 'Удаление данных назначено',
    kk: 'Деректерді өшіру жоспарланды',
    en: 'The erasure was planned',
  },
  'erasure.started': { ru: 'Удаление данных начато', kk: 'Деректерді өшіру басталды', en: 'The erasure began' },
  'erasure.verified': {
    ru: 'Удаление данных проверено',
    kk: 'Деректердің өшірілгені тексерілді',
    en: 'The erasure was verified',
  },
  'hand-over.asked': {
    ru: 'Попросили передать данные другой организации',
    kk: 'Деректерді басқа ұйымға беру сұралды',
    en: 'A hand-over to another organisation was asked for',
  },
  'hand-over.broken': {
    ru: 'Передача данных оборвалась',
    kk: 'Деректерді беру үзілді',
    en: 'The hand-over broke off',
  },
  'hand-over.cancelled': {
    ru: 'Передача данных отменена',
    kk: 'Деректерді беру тоқтатылды',
    en: 'The hand-over was cancelled',
  },
  'hand-over.expired': {
    ru: 'Срок передачи вышел, файл удалён',
    kk: 'Берудің мерзімі өтіп, файл өшірілді',
    en: 'The hand-over expired, and its file was deleted',
  },
  'hand-over.failed': {
    ru: 'Пакет для другой организации собрать не удалось',
    kk: 'Басқа ұйымға арналған топтаманы жинау мүмкін болмады',
    en: 'The package for the other organisation could not be made',
  },
  'hand-over.fetched': {
    ru: 'Другая организация скачала данные',
    kk: 'Басқа ұйым деректерді жүктеді',
    en: 'The other organisation downloaded the data',
  },
  'hand-over.made': {
    ru: 'Пакет для другой организации собран',
    kk: 'Басқа ұйымға арналған топтама жиналды',
    en: 'The package for the other organisation was made',
  },
  'hand-over.refused': {
    ru: 'По недействительной ссылке отказано',
    kk: 'Жарамсыз сілтеме бойынша бас тартылды',
    en: 'A link that was no longer good was refused',
  },
  'hold.lifted': { ru: 'Данные можно удалять снова', kk: 'Деректерді өшіруге қайта болады', en: 'The hold was lifted' },
  'hold.placed': {
    ru: 'Удаление данных приостановлено',
    kk: 'Деректерді өшіру тоқтатыла тұрды',
    en: 'A hold was put on erasing',
  },
  'mailbox.looked': {
    ru: 'Просмотрены письма без запроса',
    kk: 'Сұрауы жоқ хаттар қаралды',
    en: 'Letters left alone were looked at',
  },
  'notice.made': {
    ru: 'Получателю данных сообщают об изменении',
    kk: 'Деректерді алушыға өзгеріс туралы хабарлануда',
    en: 'Who received data is being told of a change',
  },
  'notice.told': {
    ru: 'Получатель данных знает об изменении',
    kk: 'Деректерді алушы өзгеріс туралы біледі',
    en: 'Who received data knows of the change',
  },
  'receipt.issued': {
    ru: 'Выдана квитанция о согласиях',
    kk: 'Келісімдер туралы түбіртек берілді',
    en: 'A consent receipt was issued',
  },
  'retention.listed': {
    ru: 'Открыт список того, чей срок вышел',
    kk: 'Мерзімі өткендер тізімі ашылды',
    en: 'The list of what is past its term was opened',
  },
  'retention.refused': {
    ru: 'Ночное удаление не началось: часы сервера, похоже, ошибаются',
    kk: 'Түнгі өшіру басталмады: сервердің сағаты қате болуы мүмкін',
    en: 'The nightly deletion did not begin: the server’s clock may be wrong',
  },
  'retention.run': {
    ru: 'Удалено то, чей срок вышел',
    kk: 'Мерзімі өткені өшірілді',
    en: 'What was past its term was deleted',
  },
  'term.set': { ru: 'Изменён срок ответа', kk: 'Жауап мерзімі өзгертілді', en: 'A term of answers was changed' },
});
