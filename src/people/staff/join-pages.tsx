/** Where an invitation is accepted, by who has an account and by who has none. */
import type { Role } from '#people/roles';
import { NewPasswordField } from '#people/sign-in';
import { Button, type FieldErrors, Form, Hidden, LinkButton, QuietPage, TextField } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { InvitationProblem } from './invite-staff.ts';
import { messages } from './messages.ts';
import { roleName, roleTasks } from './role-names.ts';

/** The drawing beside the page. */
const OFFICE = 'the office of the school';

export type JoinPageProps = {
  locale: Locale;
  token: string;
  role: Role;
  name?: string | undefined;
  errors?: FieldErrors | undefined;
};

export function JoinPage({ locale, token, role, name, errors }: JoinPageProps) {
  const t = translator(messages, locale);
  return (
    <QuietPage of={OFFICE} title={t('join_title')}>
      <p>{t('join_text', { role: roleName(role, locale), tasks: roleTasks(role, locale) })}</p>
      <Form action={localPath(locale, '/staff/join')} errors={errors} errorTitle={t('fix')}>
        <Hidden name="token" value={token} />
        <TextField
          name="name"
          label={t('join_name')}
          why={t('join_name_why')}
          value={name}
          error={errors?.['name']}
          autocomplete="name"
          maxlength={120}
          required
        />
        <NewPasswordField locale={locale} error={errors?.['password']} first />
        <p class="muted">{t('join_next')}</p>
        <Button>{t('join')}</Button>
      </Form>
    </QuietPage>
  );
}

/** The invited address has an account: its owner accepts, everybody else is led to become the owner. */
export function JoinKnownPage({
  locale,
  token,
  role,
  viewer,
}: JoinPageProps & { viewer: 'owner' | 'other' | 'visitor' }) {
  const t = translator(messages, locale);
  const back = localPath(locale, `/sign-in?next=${encodeURIComponent(`/staff/join?token=${token}`)}`);
  return (
    <QuietPage of={OFFICE} title={t('join_title')}>
      <p>{t('join_text', { role: roleName(role, locale), tasks: roleTasks(role, locale) })}</p>
      {viewer === 'owner' && (
        <Form action={localPath(locale, '/staff/join/acceptance')}>
          <Hidden name="token" value={token} />
          <p class="muted">{t('join_next')}</p>
          <Button>{t('accept')}</Button>
        </Form>
      )}
      {viewer === 'visitor' && (
        <>
          <p>{t('join_known')}</p>
          <LinkButton href={back}>{t('sign_in')}</LinkButton>
        </>
      )}
      {viewer === 'other' && (
        <>
          <p>{t('join_other')}</p>
          <form method="post" action={localPath(locale, '/sign-out')}>
            <Button>{t('sign_out')}</Button>
          </form>
        </>
      )}
    </QuietPage>
  );
}

export function JoinProblemPage({ locale, problem }: { locale: Locale; problem: InvitationProblem }) {
  const t = translator(messages, locale);
  return (
    <QuietPage of={OFFICE} title={t(`link_${problem}`)}>
      <p>{t('link_text')}</p>
      <LinkButton href={localPath(locale, '/sign-in')}>{t('sign_in')}</LinkButton>
    </QuietPage>
  );
}
