import type { Role } from '#people/roles';
import type { Context } from '#platform/context.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import { renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import { roleName } from './role-names.ts';

const messages = defineMessages({
  subject: {
    ru: 'Приглашение в контору школы',
    kk: 'Мектеп кеңсесіне шақыру',
    en: 'An invitation to the school’s office',
  },
  text: {
    ru: 'Вас приглашают работать в школе {school}. Роль: {role}.',
    kk: 'Сізді {school} мектебінде жұмыс істеуге шақырады. Рөліңіз: {role}.',
    en: 'You are invited to work at the school {school}. Your role: {role}.',
  },
  next: {
    ru: 'По ссылке вы зададите имя и пароль, а потом настроите второй шаг входа: для него понадобится телефон с приложением для кодов.',
    kk: 'Сілтеме бойынша атыңыз бен құпиясөзді қоясыз, содан кейін кірудің екінші қадамын баптайсыз: ол үшін код қолданбасы бар телефон керек.',
    en: 'The link lets you set your name and password, and then the second step of signing in: for that you need a phone with an authenticator app.',
  },
  action: { ru: 'Принять приглашение', kk: 'Шақыруды қабылдау', en: 'Accept the invitation' },
  note: {
    ru: 'Ссылка действует семь дней и срабатывает один раз. Не пересылайте письмо: по нему можно войти вместо вас.',
    kk: 'Сілтеме жеті күн жарамды және бір рет қана іске асады. Хатты ешкімге жібермеңіз: ол арқылы орныңызға кіруге болады.',
    en: 'The link is valid for seven days and works once. Do not forward the letter: it would let somebody in as you.',
  },
  reason: {
    ru: 'Это письмо пришло, потому что школа указала ваш адрес в приглашении. Если это ошибка, просто удалите его.',
    kk: 'Бұл хат мектеп шақыруда мекенжайыңызды көрсеткендіктен келді. Қателік болса, оны өшіре салыңыз.',
    en: 'This letter came because the school named your address in an invitation. If that is a mistake, just delete it.',
  },
});

export interface InvitationLetter {
  readonly email: string;
  readonly personId: string | null;
  readonly role: Role;
  readonly locale: Locale;
  readonly token: string;
}

/** Answers the link of the letter. */
export async function writeInvitation(
  tx: Context,
  { email, personId, role, locale, token }: InvitationLetter,
): Promise<string> {
  const t = translator(messages, locale);
  const link = `${tx.school.baseUrl}${localPath(locale, `/staff/join?token=${token}`)}`;
  const blocks = [
    { paragraph: t('text', { school: tx.school.name, role: roleName(role, locale) }) },
    { paragraph: t('next') },
    { action: { label: t('action'), href: link } },
    { note: t('note') },
  ];
  const letter = await renderLetter(
    { locale, subject: t('subject'), heading: t('subject'), blocks, reason: t('reason') },
    tx.school,
  );
  await post(tx, {
    letter: 'staff-invitation',
    purpose: 'service',
    to: { personId, email, locale },
    subject: t('subject'),
    ...letter,
  });
  return link;
}
