import { defineMessages } from '#platform/i18n/messages.ts';

export const acts = defineMessages({
  'account.blocked': { ru: 'Вход закрыт', kk: 'Кіру жабылды', en: 'Signing in was closed' },
  'account.created': { ru: 'Учётная запись создана', kk: 'Тіркелгі жасалды', en: 'The account was made' },
  'account.unblocked': { ru: 'Вход снова открыт', kk: 'Кіру қайта ашылды', en: 'Signing in was opened again' },
  'backup-code.used': {
    ru: 'Вход с запасным кодом',
    kk: 'Қосалқы кодпен кіру',
    en: 'Signed in with a backup code',
  },
  'backup-codes.renewed': { ru: 'Новые запасные коды', kk: 'Жаңа қосалқы кодтар', en: 'New backup codes' },
  'email.change_asked': {
    ru: 'Попросили сменить адрес почты',
    kk: 'Пошта мекенжайын ауыстыру сұралды',
    en: 'A change of the e-mail was asked for',
  },
  'email.confirmed': { ru: 'Почта подтверждена', kk: 'Пошта расталды', en: 'The e-mail was confirmed' },
  'password.changed': { ru: 'Пароль изменён', kk: 'Құпиясөз өзгертілді', en: 'The password was changed' },
  'password.reset-requested': {
    ru: 'Запрошена ссылка для нового пароля',
    kk: 'Жаңа құпиясөзге сілтеме сұралды',
    en: 'A link for a new password was asked for',
  },
  'people.listed': { ru: 'Открыт список людей', kk: 'Адамдар тізімі ашылды', en: 'The list of people was opened' },
  'profile.saved': { ru: 'Анкета сохранена', kk: 'Сауалнама сақталды', en: 'The profile was saved' },
  'role.ended': { ru: 'Роль снята', kk: 'Рөл алынды', en: 'A role ended' },
  'role.granted': { ru: 'Дана роль', kk: 'Рөл берілді', en: 'A role was given' },
  'second-factor.off': {
    ru: 'Второй шаг входа снят',
    kk: 'Кірудің екінші қадамы алынды',
    en: 'The second step was taken away',
  },
  'second-factor.on': {
    ru: 'Второй шаг входа настроен',
    kk: 'Кірудің екінші қадамы бапталды',
    en: 'The second step was set up',
  },
  'second-factor.replaced': {
    ru: 'Второй шаг входа заменён',
    kk: 'Кірудің екінші қадамы ауыстырылды',
    en: 'The second step was replaced',
  },
  'session.closed': { ru: 'Выход', kk: 'Шығу', en: 'Signed out' },
  'session.ended': { ru: 'Вход на устройстве закончен', kk: 'Құрылғыдағы сеанс аяқталды', en: 'A session was ended' },
  'session.opened': { ru: 'Вход', kk: 'Кіру', en: 'Signed in' },
  'sessions.ended': {
    ru: 'Входы на всех устройствах закончены',
    kk: 'Барлық құрылғыдағы сеанстар аяқталды',
    en: 'Sessions on all devices were ended',
  },
  'staff.invitation-withdrawn': {
    ru: 'Приглашение отозвано',
    kk: 'Шақыру кері қайтарылды',
    en: 'The invitation was withdrawn',
  },
  'staff.invited': { ru: 'Приглашение в сотрудники', kk: 'Қызметкер болуға шақыру', en: 'Invited to the staff' },
  'staff.joined': { ru: 'Новый сотрудник', kk: 'Жаңа қызметкер', en: 'Joined the staff' },
});
