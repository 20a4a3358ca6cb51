import { defineMessages } from '../../i18n/messages.ts';

export const certificateMessages = defineMessages({
  certificate: {
    ru: 'Сертификат об окончании программы',
    kk: 'Бағдарламаны аяқтау туралы сертификат',
    en: 'Certificate of completion',
  },
  title: {
    ru: 'Сертификат {number}: {holder}',
    kk: 'Сертификат {number}: {holder}',
    en: 'Certificate {number}: {holder}',
  },
  programme: { ru: 'Пройденная программа', kk: 'Оқып шыққан бағдарламасы', en: 'Programme completed' },
  number: { ru: 'Номер', kk: 'Нөмірі', en: 'Number' },
  issued: { ru: 'Дата выдачи', kk: 'Берілген күні', en: 'Issued' },
  hours: { ru: 'Объём', kk: 'Көлемі', en: 'Length' },
  hours_of_study: {
    ru: '{hours, plural, one {# час} few {# часа} many {# часов} other {# часа}}',
    kk: '{hours} сағат',
    en: '{hours, plural, one {# hour} other {# hours}}',
  },
  studied: { ru: 'Дата завершения', kk: 'Аяқталған күні', en: 'Completed' },
  verify: { ru: 'Проверить подлинность', kk: 'Түпнұсқалығын тексеру', en: 'Check that it is genuine' },
  code: {
    ru: 'QR-код со ссылкой на проверку: {url}',
    kk: 'Тексеру сілтемесі бар QR-код: {url}',
    en: 'QR code with the link for checking: {url}',
  },
});

export const orderMessages = defineMessages({
  invoice: { ru: 'Счёт на оплату', kk: 'Төлемге арналған шот', en: 'Invoice' },
  receipt: { ru: 'Подтверждение оплаты', kk: 'Төлемнің расталуы', en: 'Payment confirmation' },
  title: {
    ru: '{heading} № {number}',
    kk: '{heading} № {number}',
    en: '{heading} {number}',
  },
  number_and_date: {
    ru: '№ {number} от {day}',
    kk: '№ {number}, {day}',
    en: 'No. {number}, {day}',
  },
  payer: { ru: 'Плательщик', kk: 'Төлеуші', en: 'Payer' },
  recipient: { ru: 'Получатель', kk: 'Алушы', en: 'Recipient' },
  bin: { ru: 'БИН получателя', kk: 'Алушының БСН-і', en: 'Recipient’s BIN' },
  bin_missing: {
    ru: 'БИН школы ещё не указан. Бухгалтерия может не принять этот документ: попросите новый, когда БИН появится.',
    kk: 'Мектептің БСН-і әлі көрсетілмеген. Бухгалтерия бұл құжатты қабылдамауы мүмкін: БСН көрсетілген соң жаңасын сұраңыз.',
    en: 'BIN not set. An accounts department may refuse this document: ask for a new one once the school has a BIN here.',
  },
  item: { ru: 'За что', kk: 'Не үшін', en: 'For' },
  amount: { ru: 'Сумма', kk: 'Сомасы', en: 'Amount' },
  to_pay: { ru: 'К оплате', kk: 'Төленетін сома', en: 'To pay' },
  total_paid: { ru: 'Оплачено', kk: 'Төленген сома', en: 'Paid' },
  total: { ru: 'Всего', kk: 'Барлығы', en: 'Total' },
  awaiting: { ru: 'Ждёт оплаты', kk: 'Төлем күтілуде', en: 'Awaiting payment' },
  pay_by: {
    ru: 'Оплатить до {day} включительно',
    kk: 'Төлеу мерзімі: {day} (осы күнді қоса)',
    en: 'Pay by {day}, that day included',
  },
  paid: { ru: 'Оплачен', kk: 'Төленді', en: 'Paid' },
  paid_at: { ru: 'Деньги получены: {moment}', kk: 'Ақша түскен уақыты: {moment}', en: 'Money received: {moment}' },
  confirmed_by: {
    ru: 'Кто подтвердил: {who}, {moment}',
    kk: 'Растаған: {who}, {moment}',
    en: 'Confirmed by: {who}, {moment}',
  },
  paid_with: { ru: 'Способ: {method}', kk: 'Төлем тәсілі: {method}', en: 'Paid with: {method}' },
  cancelled: {
    ru: 'Отменён, оплачивать не нужно',
    kk: 'Жойылды, төлеудің қажеті жоқ',
    en: 'Cancelled, nothing to pay',
  },
  cancelled_at: { ru: 'Когда отменён: {moment}', kk: 'Жойылған уақыты: {moment}', en: 'Cancelled: {moment}' },
  refunded: { ru: 'Деньги возвращены', kk: 'Ақша қайтарылды', en: 'Refunded' },
  refunded_at: {
    ru: 'Возвращено {amount}: {moment}',
    kk: '{amount} қайтарылды: {moment}',
    en: '{amount} returned: {moment}',
  },
  not_fiscal: {
    ru: 'Это подтверждение школы. Фискальный чек — отдельный документ.',
    kk: 'Бұл мектептің растауы. Фискалдық чек — бөлек құжат.',
    en: 'This is the school’s own confirmation. A fiscal receipt is a separate document.',
  },
  how_to_pay: { ru: 'Как оплатить', kk: 'Қалай төлеуге болады', en: 'How to pay' },
  advice_transfer: {
    ru: 'Банковским переводом по этим реквизитам. В назначении платежа напишите номер счёта: {number}.',
    kk: 'Осы деректемелер бойынша банк аударымымен төлеңіз. Төлем мақсатында шот нөмірін жазыңыз: {number}.',
    en: 'By bank transfer to the account below. Write the invoice number as the payment reference: {number}.',
  },
  advice_online: {
    ru: 'На сайте, по этой ссылке или QR-коду.',
    kk: 'Сайтта, осы сілтеме немесе QR-код арқылы.',
    en: 'On the site, with this link or QR code.',
  },
  advice_either: {
    ru: 'На сайте, по ссылке или QR-коду, либо банковским переводом. В назначении платежа напишите номер счёта: {number}.',
    kk: 'Сайтта сілтеме немесе QR-код арқылы, не банк аударымымен төлеңіз. Төлем мақсатында шот нөмірін жазыңыз: {number}.',
    en: 'On the site with the link or QR code, or by bank transfer. Write the invoice number as the payment reference: {number}.',
  },
  beneficiary: { ru: 'Получатель', kk: 'Бенефициар', en: 'Beneficiary' },
  bank: { ru: 'Банк', kk: 'Банк', en: 'Bank' },
  iban: { ru: 'ИИК', kk: 'ЖСК', en: 'IBAN' },
  bic: { ru: 'БИК', kk: 'БСК', en: 'BIC' },
  kbe: { ru: 'Кбе', kk: 'Кбе', en: 'Beneficiary code (Kbe)' },
  knp: { ru: 'КНП', kk: 'ТМК', en: 'Purpose code (KNP)' },
  code: {
    ru: 'QR-код со ссылкой на оплату: {url}',
    kk: 'Төлем сілтемесі бар QR-код: {url}',
    en: 'QR code with the payment link: {url}',
  },
  questions: {
    ru: 'Вопросы об этом документе: {email}, {phone}',
    kk: 'Осы құжат туралы сұрақтар: {email}, {phone}',
    en: 'Questions about this document: {email}, {phone}',
  },
});

export const schoolMessages = defineMessages({
  bin: { ru: 'БИН {bin}', kk: 'БСН {bin}', en: 'BIN {bin}' },
});
