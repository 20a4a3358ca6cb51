/** The list of staff, and the page where an invitation is accepted. */
import type { Child } from 'hono/jsx';
import { ROLES, type Role } from '#people/roles';
import { NewPasswordField } from '#people/sign-in';
import { schoolDay } from '#platform/clock.ts';
import {
  Button,
  DataTable,
  Day,
  type FieldErrors,
  Form,
  Hidden,
  LinkButton,
  Moment,
  Notice,
  PlanDrawing,
  Radios,
  Select,
  Tag,
  TextField,
} from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { type Translate, translator } from '#platform/i18n/messages.ts';
import type { InvitationProblem } from './invite-staff.ts';
import { messages } from './messages.ts';
import type { OpenInvitation, StaffMember } from './queries.ts';
import { roleName, roleTasks } from './role-names.ts';

type T = Translate<typeof messages>;

export const STAFF_NEWS = ['invited', 'ended', 'withdrawn'] as const;
export type StaffNews = (typeof STAFF_NEWS)[number];

export type StaffPageProps = {
  locale: Locale;
  staff: readonly StaffMember[];
  invitations: readonly OpenInvitation[];
  news?: StaffNews | undefined;
  refusal?: 'last-administrator' | undefined;
  email?: string | undefined;
  role?: string | undefined;
  errors?: FieldErrors | undefined;
};

const LANGUAGES = [
  { value: 'ru', label: 'Русский' },
  { value: 'kk', label: 'Қазақша' },
  { value: 'en', label: 'English' },
];

export function StaffPage(props: StaffPageProps) {
  const { locale, news, refusal } = props;
  const t = translator(messages, locale);
  return (
    <>
      <h1>{t('staff_title')}</h1>
      {news && (
        <Notice kind="success">
          <p>{t(`done_${news}`)}</p>
        </Notice>
      )}
      {refusal && (
        <Notice kind="warning">
          <p>{t(refusal)}</p>
        </Notice>
      )}
      <StaffTable locale={locale} staff={props.staff} t={t} />
      <InvitationTable locale={locale} invitations={props.invitations} t={t} />
      <InviteForm {...props} t={t} />
    </>
  );
}

function StaffTable({ locale, staff, t }: { locale: Locale; staff: readonly StaffMember[]; t: T }) {
  const columns = [
    { key: 'name', label: t('name') },
    { key: 'email', label: t('email') },
    { key: 'role', label: t('role') },
    { key: 'since', label: t('since') },
    { key: 'second', label: t('second_factor') },
    { key: 'act', label: t('act') },
  ];
  const rows = staff.map((member) => ({
    name: member.name,
    email: member.email,
    role: roleName(member.role, locale),
    since: <Day value={schoolDay(member.since)} locale={locale} />,
    second: (
      <Tag tone={member.secondFactor ? 'good' : 'attention'}>{t(member.secondFactor ? 'second_on' : 'second_off')}</Tag>
    ),
    act: (
      <form method="post" action={localPath(locale, `/office/staff/${member.personId}/roles/${member.role}/ending`)}>
        <Button kind="quiet">{t('end_role')}</Button>
      </form>
    ),
  }));
  return <DataTable caption={t('staff_title')} captionHidden columns={columns} rows={rows} empty={t('no_staff')} />;
}

function InvitationTable({ locale, invitations, t }: { locale: Locale; invitations: readonly OpenInvitation[]; t: T }) {
  const columns = [
    { key: 'email', label: t('email') },
    { key: 'role', label: t('role') },
    { key: 'until', label: t('valid_until') },
    { key: 'act', label: t('act') },
  ];
  const rows = invitations.map((invitation) => ({
    email: invitation.email,
    role: roleName(invitation.role, locale),
    until: <Moment value={invitation.expiresAt} locale={locale} />,
    act: (
      <form method="post" action={localPath(locale, `/office/staff/invitations/${invitation.id}/withdrawal`)}>
        <Button kind="quiet">{t('withdraw')}</Button>
      </form>
    ),
  }));
  return (
    <section class="stack">
      <h2>{t('invitations_title')}</h2>
      <DataTable
        caption={t('invitations_title')}
        captionHidden
        columns={columns}
        rows={rows}
        empty={t('no_invitations')}
      />
    </section>
  );
}

function InviteForm({ locale, email, role, errors, t }: StaffPageProps & { t: T }) {
  const options = ROLES.map((each) => ({ value: each, label: roleName(each, locale), hint: roleTasks(each, locale) }));
  return (
    <section class="stack">
      <h2>{t('invite_title')}</h2>
      <Form action={localPath(locale, '/office/staff/invitations')} errors={errors} errorTitle={t('fix')}>
        <TextField
          name="email"
          type="email"
          label={t('email')}
          why={t('invite_email_why')}
          value={email}
          error={errors?.['email']}
          autocomplete="off"
          required
        />
        <Radios
          name="role"
          legend={t('role')}
          why={t('invite_role_why')}
          options={options}
          value={role}
          error={errors?.['role']}
        />
        <Select
          name="language"
          label={t('letter_language')}
          options={LANGUAGES}
          value={locale}
          error={errors?.['language']}
        />
        <Button>{t('invite')}</Button>
      </Form>
    </section>
  );
}

function JoinFrame({ title, children }: { title: string; children?: Child }) {
  return (
    <div class="auth">
      <div class="auth-body">
        <h1>{title}</h1>
        {children}
      </div>
      <PlanDrawing seed="the office of the school" size="large" />
    </div>
  );
}

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
    <JoinFrame title={t('join_title')}>
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
    </JoinFrame>
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
    <JoinFrame title={t('join_title')}>
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
    </JoinFrame>
  );
}

export function JoinProblemPage({ locale, problem }: { locale: Locale; problem: InvitationProblem }) {
  const t = translator(messages, locale);
  return (
    <JoinFrame title={t(`link_${problem}`)}>
      <p>{t('link_text')}</p>
      <LinkButton href={localPath(locale, '/sign-in')}>{t('sign_in')}</LinkButton>
    </JoinFrame>
  );
}
