/** The letters about signing in. */
import { getPerson, type Person } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import { type LetterBlock, renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';

const messages = defineMessages({
  greeting: { ru: 'Здравствуйте, {name}.', kk: 'Сәлеметсіз бе, {name}.', en: 'Hello, {name}.' },
  confirm_subject: { ru: 'Подтвердите почту', kk: 'Поштаңызды растаңыз', en: 'Confirm your e-mail' },
  confirm_text: {
    ru: 'Вы зарегистрировались в школе. Осталось подтвердить, что этот адрес ваш: после этого можно войти и учиться.',
    kk: 'Сіз мектепке тіркелдіңіз. Енді осы мекенжай сіздікі екенін растау ғана қалды: содан кейін кіріп, оқуға болады.',
    en: 'You have signed up at the school. What is left is to confirm that this address is yours: then you can sign in and study.',
  },
  confirm_action: { ru: 'Подтвердить почту', kk: 'Поштаны растау', en: 'Confirm the e-mail' },
  confirm_note: {
    ru: 'Ссылка действует три дня и срабатывает один раз. Если вы не регистрировались, просто удалите письмо: без подтверждения в учётную запись никто не войдёт.',
    kk: 'Сілтеме үш күн жарамды және бір рет қана іске асады. Тіркелмеген болсаңыз, хатты өшіре салыңыз: растаусыз ешкім кіре алмайды.',
    en: 'The link is valid for three days and works once. If you did not sign up, just delete this letter: without a confirmation nobody gets in.',
  },
  reset_subject: { ru: 'Новый пароль', kk: 'Жаңа құпиясөз', en: 'A new password' },
  reset_text: {
    ru: 'Кто-то, скорее всего вы, попросил задать новый пароль. По ссылке вы зададите его сами.',
    kk: 'Біреу, сірә өзіңіз, жаңа құпиясөз қоюды сұрады. Сілтеме бойынша оны өзіңіз қоясыз.',
    en: 'Somebody, most likely you, asked for a new password. The link lets you set it yourself.',
  },
  reset_action: { ru: 'Задать новый пароль', kk: 'Жаңа құпиясөз қою', en: 'Set a new password' },
  reset_note: {
    ru: 'Ссылка действует один час и срабатывает один раз. Если просили не вы, ничего не делайте: старый пароль остаётся.',
    kk: 'Сілтеме бір сағат жарамды және бір рет қана іске асады. Сіз сұрамаған болсаңыз, ештеңе істемеңіз: ескі құпиясөз қалады.',
    en: 'The link is valid for an hour and works once. If it was not you, do nothing: the old password stays.',
  },
  changed_subject: { ru: 'Пароль изменён', kk: 'Құпиясөз өзгертілді', en: 'Your password was changed' },
  changed_text: {
    ru: 'Пароль вашей учётной записи только что изменили, и на других устройствах вход закончен.',
    kk: 'Тіркелгіңіздің құпиясөзі жаңа ғана өзгертілді, басқа құрылғылардағы сеанстар аяқталды.',
    en: 'The password of your account has just been changed, and you are signed out on other devices.',
  },
  changed_note: {
    ru: 'Если это были не вы, сразу задайте новый пароль по ссылке «Забыли пароль?» на странице входа и напишите нам.',
    kk: 'Бұл сіз болмасаңыз, кіру бетіндегі «Құпиясөзді ұмыттыңыз ба?» сілтемесі арқылы бірден жаңа құпиясөз қойып, бізге жазыңыз.',
    en: 'If it was not you, set a new password at once through “Forgotten your password?” on the sign-in page, and write to us.',
  },
  known_subject: { ru: 'У вас уже есть учётная запись', kk: 'Сізде тіркелгі бар', en: 'You have an account already' },
  known_text: {
    ru: 'Кто-то, возможно вы, хотел зарегистрироваться с этим адресом. Учётная запись с ним уже есть: просто войдите.',
    kk: 'Біреу, мүмкін өзіңіз, осы мекенжаймен тіркелгісі келді. Онымен ашылған тіркелгі бар: жай ғана кіріңіз.',
    en: 'Somebody, perhaps you, wanted to sign up with this address. There is an account with it already: just sign in.',
  },
  known_action: { ru: 'Войти', kk: 'Кіру', en: 'Sign in' },
  known_note: {
    ru: 'Забыли пароль? На странице входа можно задать новый. Если это были не вы, ничего не делайте: ничего не изменилось.',
    kk: 'Құпиясөзді ұмыттыңыз ба? Кіру бетінде жаңасын қоюға болады. Бұл сіз болмасаңыз, ештеңе істемеңіз: ештеңе өзгерген жоқ.',
    en: 'Forgotten the password? A new one can be set from the sign-in page. If it was not you, do nothing: nothing has changed.',
  },
  reason: {
    ru: 'Это письмо пришло, потому что с этим адресом связана учётная запись в школе. Отписаться от таких писем нельзя: они о вашей безопасности.',
    kk: 'Бұл хат осы мекенжаймен мектепте тіркелгі байланысты болғандықтан келді. Мұндай хаттардан бас тартуға болмайды: олар қауіпсіздігіңіз туралы.',
    en: 'This letter came because this address belongs to an account at the school. There is no unsubscribing from such letters: they are about your safety.',
  },
});

type Which = 'confirm' | 'reset' | 'changed' | 'known';
const LETTER_NAMES: Record<Which, string> = {
  confirm: 'confirm-email',
  reset: 'password-reset',
  changed: 'password-changed',
  known: 'known-email',
};

export function absoluteLink(ctx: Context, locale: Locale, path: string): string {
  return `${ctx.school.baseUrl}${localPath(locale, path)}`;
}

async function write(
  tx: Context,
  person: Person,
  which: Which,
  action?: { label: 'confirm_action' | 'reset_action' | 'known_action'; path: string },
) {
  const { locale } = person;
  const t = translator(messages, locale);
  const subject = t(`${which}_subject`);
  const blocks: LetterBlock[] = [
    { paragraph: t('greeting', { name: person.name }) },
    { paragraph: t(`${which}_text`) },
    ...(action ? [{ action: { label: t(action.label), href: absoluteLink(tx, locale, action.path) } }] : []),
    { note: t(`${which}_note`) },
  ];
  const letter = await renderLetter({ locale, subject, heading: subject, blocks, reason: t('reason') }, tx.school);
  await post(tx, {
    letter: LETTER_NAMES[which],
    purpose: 'service',
    to: { personId: person.id, email: person.email, locale },
    subject,
    ...letter,
  });
}

export async function writeConfirmation(tx: Context, personId: string, token: string, next?: string): Promise<void> {
  await write(tx, await getPerson(tx, personId), 'confirm', {
    label: 'confirm_action',
    path: `/confirm-email?token=${token}${next ? `&next=${encodeURIComponent(next)}` : ''}`,
  });
}

export async function writePasswordReset(tx: Context, person: Person, token: string): Promise<void> {
  await write(tx, person, 'reset', { label: 'reset_action', path: `/sign-in/new-password?token=${token}` });
}

export async function writePasswordChanged(tx: Context, personId: string): Promise<void> {
  await write(tx, await getPerson(tx, personId), 'changed');
}

/** For an address that has an account when somebody signs up with it; the page tells nothing, this letter does. */
export async function writeAlreadyRegistered(tx: Context, person: Person): Promise<void> {
  await write(tx, person, 'known', { label: 'known_action', path: '/sign-in' });
}
