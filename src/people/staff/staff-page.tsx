import { ROLES } from '#people/roles';
import { schoolDay } from '#platform/clock.ts';
import {
  Button,
  DataTable,
  Day,
  type FieldErrors,
  Form,
  Moment,
  Notice,
  Radios,
  Select,
  Tag,
  TextField,
} from '#platform/html/index.ts';
import { LANGUAGE_OPTIONS, type Locale, localPath } from '#platform/i18n/locale.ts';
import { type Translate, translator } from '#platform/i18n/messages.ts';
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
          options={LANGUAGE_OPTIONS}
          value={locale}
          error={errors?.['language']}
        />
        <Button>{t('invite')}</Button>
      </Form>
    </section>
  );
}
