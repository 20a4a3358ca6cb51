/** The field for a new password, with its rules beside it: at signing up, changing, resetting and joining the staff. */
import { TextField } from '#platform/html/index.ts';
import { password } from '#platform/http/form.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import { PASSWORD_LENGTH, type PasswordProblem } from './password.ts';

const messages = defineMessages({
  label: { ru: 'Новый пароль', kk: 'Жаңа құпиясөз', en: 'New password' },
  label_first: { ru: 'Пароль', kk: 'Құпиясөз', en: 'Password' },
  hint: {
    ru: 'Не короче {min} знаков. Лучше всего несколько слов, которые не стоят рядом: длина важнее цифр и знаков. Пробелы можно.',
    kk: 'Кемінде {min} таңба. Бір-біріне қатысы жоқ бірнеше сөз бәрінен жақсы: цифр мен белгіден ұзындық маңызды. Бос орын қоюға болады.',
    en: 'At least {min} characters. A few words that do not belong together are best: length counts more than digits and signs. Spaces are fine.',
  },
  why: {
    ru: 'Не берите пароль с другого сайта и никому его не говорите. Полной безопасности не бывает, но так труднее всего войти вместо вас.',
    kk: 'Басқа сайттағы құпиясөзді алмаңыз, ешкімге айтпаңыз. Толық қауіпсіздік болмайды, бірақ бұл орныңызға кіруді ең қиын етеді.',
    en: 'Do not reuse a password of another site, and tell it to nobody. Nothing is perfectly safe, but this makes it hardest to get in as you.',
  },
  common: {
    ru: 'Этот пароль угадают одним из первых. Возьмите несколько слов, которые знаете только вы',
    kk: 'Мұндай құпиясөзді бірінші болып табады. Өзіңіз ғана білетін бірнеше сөз алыңыз',
    en: 'This password is among the first to be guessed. Take a few words that only you know',
  },
  'contains-email': {
    ru: 'В пароле есть начало адреса почты: его попробуют сразу. Возьмите другие слова',
    kk: 'Құпиясөзде пошта мекенжайының басы бар: оны бірден байқап көреді. Басқа сөздер алыңыз',
    en: 'The password contains the beginning of your e-mail address, which is tried at once. Take other words',
  },
  'contains-name': {
    ru: 'В пароле есть ваше имя: его попробуют сразу. Возьмите другие слова',
    kk: 'Құпиясөзде атыңыз бар: оны бірден байқап көреді. Басқа сөздер алыңыз',
    en: 'The password contains your name, which is tried at once. Take other words',
  },
});

/** For a form's schema. What the person is called is checked by `passwordProblem`. */
export const newPassword = password(PASSWORD_LENGTH);

export function passwordProblemText(problem: PasswordProblem, locale: Locale): string {
  return translator(messages, locale)(problem);
}

export type NewPasswordFieldProps = {
  locale: Locale;
  name?: string | undefined;
  error?: string | undefined;
  /** At signing up there is no old one. */
  first?: boolean | undefined;
};

export function NewPasswordField({ locale, name = 'password', error, first = false }: NewPasswordFieldProps) {
  const t = translator(messages, locale);
  return (
    <TextField
      name={name}
      type="password"
      label={t(first ? 'label_first' : 'label')}
      hint={t('hint', { min: PASSWORD_LENGTH.min })}
      why={t('why')}
      error={error}
      autocomplete="new-password"
      maxlength={PASSWORD_LENGTH.max}
      required
    />
  );
}
