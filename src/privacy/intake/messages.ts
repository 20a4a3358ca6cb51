import type { Locale } from '#platform/i18n/locale.ts';
import { defineMessages } from '#platform/i18n/messages.ts';
import type { LeftReason } from './sort-letter.ts';

export const messages = defineMessages({
  title: { ru: 'Письма без запроса', kk: 'Сұрауы жоқ хаттар', en: 'Letters left alone' },
  lead: {
    ru: 'Эти письма из общего ящика не стали запросами. Причина названа; если письмо всё же о персональных данных, откройте запрос одним нажатием: срок пойдёт с того дня, когда письмо пришло.',
    kk: 'Ортақ жәшіктегі бұл хаттар сұрауға айналған жоқ. Себебі жазылған; хат дербес деректер туралы болса, сұрауды бір басумен ашыңыз: мерзім хат келген күннен есептеледі.',
    en: 'These letters of the contact mailbox did not become requests. The reason is named; if a letter is about personal data after all, open a request with one click: the time runs from the day on which the letter came.',
  },
  kept: {
    ru: 'Отправитель и тема читаются из ящика сейчас и здесь не хранятся. Отметки о письмах исчезают через 12 месяцев.',
    kk: 'Жіберуші мен тақырып қазір жәшіктен оқылады, мұнда сақталмайды. Хаттар туралы белгілер 12 айдан кейін жойылады.',
    en: 'Sender and subject are read from the mailbox now and not kept here. The marks of letters go after 12 months.',
  },
  unreachable: {
    ru: 'Почтовый ящик сейчас не отвечает, поэтому видны только причины. Попробуйте через минуту.',
    kk: 'Пошта жәшігі қазір жауап бермейді, сондықтан себептері ғана көрінеді. Бір минуттан кейін қайталаңыз.',
    en: 'The mailbox does not answer now, so that only the reasons are seen. Try again in a minute.',
  },
  came: { ru: 'Пришло', kk: 'Келді', en: 'Came' },
  letter: { ru: 'Письмо', kk: 'Хат', en: 'Letter' },
  reason: { ru: 'Почему оставлено', kk: 'Неге қалдырылды', en: 'Why it was left' },
  any: { ru: 'Любая причина', kk: 'Кез келген себеп', en: 'Any reason' },
  filter: { ru: 'Отобрать', kk: 'Іріктеу', en: 'Filter' },
  act: { ru: 'Что сделать', kk: 'Не істеу керек', en: 'What to do' },
  open: { ru: 'Открыть запрос', kk: 'Сұрау ашу', en: 'Open a request' },
  open_which: { ru: 'по письму «{subject}»', kk: '«{subject}» хаты бойынша', en: 'for the letter “{subject}”' },
  no_subject: { ru: 'Без темы', kk: 'Тақырыпсыз', en: 'No subject' },
  not_there: { ru: 'В ящике его уже нет', kk: 'Жәшікте енді жоқ', en: 'No longer in the mailbox' },
  none: { ru: 'Таких писем нет.', kk: 'Мұндай хаттар жоқ.', en: 'There are no such letters.' },
  pages: { ru: 'Страницы', kk: 'Беттер', en: 'Pages' },
  next_page: { ru: 'Дальше', kk: 'Келесі', en: 'Next' },
  previous_page: { ru: 'Назад', kk: 'Алдыңғы', en: 'Previous' },
  conflict_gone: {
    ru: 'Письма в ящике нет, или ящик не отвечает. Если текст у вас есть, запишите запрос вручную.',
    kk: 'Хат жәшікте жоқ немесе жәшік жауап бермейді. Мәтіні сізде болса, сұрауды қолмен жазыңыз.',
    en: 'The letter is not in the mailbox, or the mailbox does not answer. If you have its text, write the request down by hand.',
  },
  conflict_unreadable: {
    ru: 'Письмо повреждено, и программа не может его прочитать. Прочитайте его в почте и запишите запрос вручную.',
    kk: 'Хат бүлінген, бағдарлама оны оқи алмайды. Поштадан оқып, сұрауды қолмен жазыңыз.',
    en: 'The letter is damaged, and the program cannot read it. Read it in your mail and write the request down by hand.',
  },
  conflict_taken: {
    ru: 'По этому письму запрос уже открыт.',
    kk: 'Бұл хат бойынша сұрау ашылып қойған.',
    en: 'A request was already opened for this letter.',
  },
  by_hand: { ru: 'Записать запрос вручную', kk: 'Сұрауды қолмен жазу', en: 'Write a request down by hand' },
});

export const reasonWords = defineMessages({
  malformed: { ru: 'Повреждено, прочитать нельзя', kk: 'Бүлінген, оқу мүмкін емес', en: 'Damaged, cannot be read' },
  'no-sender': { ru: 'Нет адреса отправителя', kk: 'Жіберуші мекенжайы жоқ', en: 'No sender’s address' },
  'own-address': {
    ru: 'Отправлено с нашего адреса',
    kk: 'Өз мекенжайымыздан жіберілген',
    en: 'Sent from our own address',
  },
  'auto-submitted': { ru: 'Автоответ', kk: 'Автоматты жауап', en: 'Automatic reply' },
  bulk: { ru: 'Массовая рассылка', kk: 'Жаппай тарату', en: 'Bulk mail' },
  list: { ru: 'Письмо из рассылки', kk: 'Тарату тізімінен келген хат', en: 'From a mailing list' },
  bounce: { ru: 'Отчёт о недоставке', kk: 'Жеткізілмегені туралы есеп', en: 'Delivery report' },
  'other-subject': { ru: 'Другая тема', kk: 'Басқа тақырып', en: 'Another subject' },
  'not-their-case': {
    ru: 'Номер чужого запроса',
    kk: 'Бөтен сұраудың нөмірі',
    en: 'The number of somebody else’s request',
  },
  'suspended-partner': {
    ru: 'Партнёр приостановлен: ответили отказом',
    kk: 'Серіктес тоқтатылған: бас тарту жіберілді',
    en: 'A suspended partner: answered with a refusal',
  },
  flood: {
    ru: 'Больше десяти запросов за день',
    kk: 'Бір күнде оннан көп сұрау',
    en: 'More than ten requests in a day',
  },
  old: { ru: 'Пришло больше года назад', kk: 'Бір жылдан бұрын келген', en: 'Came more than a year ago' },
} satisfies Record<LeftReason, Record<Locale, string>>);
