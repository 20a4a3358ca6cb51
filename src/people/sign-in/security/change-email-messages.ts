import { defineMessages } from '#platform/i18n/messages.ts';

export const emailMessages = defineMessages({
  title: { ru: 'Новый адрес почты', kk: 'Жаңа пошта мекенжайы', en: 'A new e-mail address' },
  lead: {
    ru: 'Отправим на новый адрес письмо со ссылкой. Когда вы её откроете, адрес сменится, и на всех устройствах нужно будет войти заново.',
    kk: 'Жаңа мекенжайға сілтемесі бар хат жібереміз. Оны ашқанда мекенжай ауысады, барлық құрылғыда қайта кіру керек болады.',
    en: 'We will send a letter with a link to the new address. Once you open it the address changes, and you sign in anew on every device.',
  },
  email: { ru: 'Новый адрес', kk: 'Жаңа мекенжай', en: 'New address' },
  email_why: {
    ru: 'С ним вы будете входить, и на него придут письма.',
    kk: 'Онымен кіресіз, хаттар да соған келеді.',
    en: 'You will sign in with it, and letters will come to it.',
  },
  password: { ru: 'Ваш пароль', kk: 'Құпиясөзіңіз', en: 'Your password' },
  password_why: {
    ru: 'Чтобы адрес не сменил кто-то другой с открытого компьютера.',
    kk: 'Ашық қалған компьютерден мекенжайды басқа біреу ауыстырмауы үшін.',
    en: 'So that nobody else changes it from a computer left open.',
  },
  wrong_password: { ru: 'Пароль не подходит', kk: 'Құпиясөз сәйкес емес', en: 'The password is not right' },
  submit: { ru: 'Отправить письмо', kk: 'Хат жіберу', en: 'Send the letter' },
  fix: { ru: 'Исправьте, пожалуйста', kk: 'Түзетіңізші', en: 'Please correct this' },
  sent: {
    ru: 'Письмо отправлено на новый адрес. Ссылка в нём действует сутки; до этого всё остаётся как было.',
    kk: 'Хат жаңа мекенжайға жіберілді. Ондағы сілтеме бір тәулік жарамды; оған дейін бәрі бұрынғыдай қалады.',
    en: 'The letter is sent to the new address. Its link is valid for a day; until then everything stays as it was.',
  },
  account: { ru: 'Кабинет', kk: 'Кабинет', en: 'My account' },
  profile: { ru: 'О вас', kk: 'Сіз туралы', en: 'About you' },
  breadcrumbs: { ru: 'Где вы', kk: 'Қайдасыз', en: 'Where you are' },
  confirm_title: { ru: 'Сменить адрес почты', kk: 'Пошта мекенжайын ауыстыру', en: 'Change the e-mail address' },
  confirm_text: {
    ru: 'Осталось подтвердить: {email} станет вашим адресом для входа и писем.',
    kk: 'Растау ғана қалды: {email} кіру мен хаттарға арналған мекенжайыңыз болады.',
    en: 'What is left is to confirm: {email} becomes your address for signing in and for letters.',
  },
  confirm: { ru: 'Сменить адрес', kk: 'Мекенжайды ауыстыру', en: 'Change the address' },
  changed_title: { ru: 'Адрес сменён', kk: 'Мекенжай ауыстырылды', en: 'The address is changed' },
  changed_text: {
    ru: 'Войдите с новым адресом и прежним паролем.',
    kk: 'Жаңа мекенжаймен және бұрынғы құпиясөзбен кіріңіз.',
    en: 'Sign in with the new address and the same password.',
  },
  sign_in: { ru: 'Войти', kk: 'Кіру', en: 'Sign in' },
  greeting: { ru: 'Здравствуйте, {name}.', kk: 'Сәлеметсіз бе, {name}.', en: 'Hello, {name}.' },
  letter_new: { ru: 'Подтвердите новый адрес', kk: 'Жаңа мекенжайды растаңыз', en: 'Confirm your new address' },
  letter_new_text: {
    ru: 'Вы попросили, чтобы этот адрес стал вашим в школе. Ссылка действует сутки и срабатывает один раз.',
    kk: 'Осы мекенжайдың мектептегі мекенжайыңыз болуын сұрадыңыз. Сілтеме бір тәулік жарамды және бір рет қана іске асады.',
    en: 'You asked for this address to become yours at the school. The link is valid for a day and works once.',
  },
  letter_new_note: {
    ru: 'Если просили не вы, просто удалите письмо: ничего не изменится.',
    kk: 'Бұл сіз болмасаңыз, хатты өшіре салыңыз: ештеңе өзгермейді.',
    en: 'If it was not you, just delete this letter: nothing will change.',
  },
  letter_old: {
    ru: 'Адрес вашей записи сменён',
    kk: 'Тіркелгіңіздің мекенжайы ауыстырылды',
    en: 'The address of your account is changed',
  },
  letter_old_text: {
    ru: 'С этой минуты письма школы приходят на другой адрес, и войти можно только с ним.',
    kk: 'Осы сәттен бастап мектеп хаттары басқа мекенжайға келеді, тек сонымен ғана кіруге болады.',
    en: 'From now on the school’s letters go to another address, and only it signs in.',
  },
  letter_old_note: {
    ru: 'Если это сделали не вы, сразу напишите нам: {email}.',
    kk: 'Бұл сіз болмасаңыз, бізге бірден жазыңыз: {email}.',
    en: 'If it was not you, write to us at once: {email}.',
  },
  reason: {
    ru: 'Это письмо о безопасности вашей учётной записи, поэтому отписаться от него нельзя.',
    kk: 'Бұл хат тіркелгіңіздің қауіпсіздігі туралы, сондықтан одан бас тартуға болмайды.',
    en: 'This letter is about the safety of your account, so there is no unsubscribing from it.',
  },
});
