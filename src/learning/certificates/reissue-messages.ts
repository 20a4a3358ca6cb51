import { defineMessages } from '#platform/i18n/messages.ts';

export const reissueMessages = defineMessages({
  title: {
    ru: 'Сертификаты с прежним именем',
    kk: 'Бұрынғы есіммен берілген сертификаттар',
    en: 'Certificates under your former name',
  },
  lead: {
    ru: 'Ваше имя исправлено, а на этих сертификатах стоит прежнее. Мы можем заменить их: у нового будет свой номер, а страница прежнего покажет, что он заменён, и приведёт к новому.',
    kk: 'Есіміңіз түзетілді, ал бұл сертификаттарда бұрынғысы тұр. Оларды ауыстыра аламыз: жаңасының өз нөмірі болады, ал бұрынғысының беті оның ауыстырылғанын көрсетіп, жаңасына апарады.',
    en: 'Your name has been corrected, and these certificates bear the former one. We can replace them: the new one gets a number of its own, and the page of the old one says that it was replaced and leads to the new one.',
  },
  choice: {
    ru: 'Если связь двух имён вам не нужна, ничего не делайте: прежний сертификат остаётся в силе.',
    kk: 'Екі есімнің байланысы көрінсін демесеңіз, ештеңе істемеңіз: бұрынғы сертификат күшінде қалады.',
    en: 'If you would rather not have the two names linked, do nothing: the old certificate stays in force.',
  },
  line: { ru: '{number}, на имя «{name}»', kk: '{number}, «{name}» атына', en: '{number}, in the name of {name}' },
  replace: { ru: 'Заменить', kk: 'Ауыстыру', en: 'Replace' },
  none: { ru: 'Таких сертификатов нет', kk: 'Мұндай сертификаттар жоқ', en: 'There are none' },
  none_text: {
    ru: 'На всех ваших сертификатах стоит нынешнее имя.',
    kk: 'Барлық сертификатыңызда қазіргі есіміңіз тұр.',
    en: 'All your certificates bear the name you have now.',
  },
  done: {
    ru: 'Сертификат заменён. Новый файл появится через несколько секунд, и мы пришлём письмо.',
    kk: 'Сертификат ауыстырылды. Жаңа файл бірнеше секундта пайда болады, хат жібереміз.',
    en: 'The certificate is replaced. The new file will be there in a few seconds, and we will send a letter.',
  },
  account: { ru: 'Кабинет', kk: 'Кабинет', en: 'My account' },
  breadcrumbs: { ru: 'Где вы', kk: 'Қайдасыз', en: 'Where you are' },
  revoked_reason: { ru: 'Имя исправлено', kk: 'Есім түзетілді', en: 'The name was corrected' },
  replaced: { ru: 'Заменён', kk: 'Ауыстырылған', en: 'Replaced' },
  replaced_text: {
    ru: 'Вместо него {day} выдан другой сертификат.',
    kk: 'Оның орнына {day} басқа сертификат берілді.',
    en: 'Another certificate was issued in its place on {day}.',
  },
  replaced_link: { ru: 'Сертификат {number}', kk: '{number} сертификаты', en: 'Certificate {number}' },
  letter_subject: {
    ru: 'Заменить сертификат с прежним именем?',
    kk: 'Бұрынғы есіммен берілген сертификатты ауыстырайық па?',
    en: 'Replace the certificate under your former name?',
  },
  letter_text: {
    ru: 'Ваше имя исправлено. На {count, plural, one {сертификате} other {сертификатах}} {numbers} стоит прежнее. Заменить можно одним нажатием; если не нужно, ничего не делайте.',
    kk: 'Есіміңіз түзетілді. {numbers} {count, plural, one {сертификатында} other {сертификаттарында}} бұрынғысы тұр. Бір басумен ауыстыруға болады; қажет болмаса, ештеңе істемеңіз.',
    en: 'Your name has been corrected. {count, plural, one {Certificate} other {Certificates}} {numbers} {count, plural, one {bears} other {bear}} the former one. It can be replaced with one click; if you do not need it, do nothing.',
  },
  letter_action: { ru: 'Посмотреть и заменить', kk: 'Қарап, ауыстыру', en: 'See and replace' },
});
