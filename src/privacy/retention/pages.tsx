import {
  Button,
  DataTable,
  Day,
  type FieldErrors,
  Form,
  formatNumber,
  LinkButton,
  Moment,
  Notice,
  TextField,
} from '#platform/html/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { StandstillNotice } from '#platform/jobs/standstill-notice.tsx';
import { messages } from './messages.ts';
import { PREVIEW_DAYS } from './preview.ts';
import type { Action } from './rule.ts';

export interface RetentionPageProps {
  readonly locale: Locale;
  readonly upcoming: readonly {
    readonly what: string;
    readonly action: Action;
    readonly rows: number;
    readonly first: Temporal.PlainDate;
    readonly last: Temporal.PlainDate;
    readonly source: string;
    /** The promise that gave way to a law. */
    readonly beaten: string | undefined;
  }[];
  /** In how many files the list of what goes comes. */
  readonly parts: number;
  readonly certificates: readonly {
    readonly at: Temporal.Instant;
    readonly what: string;
    readonly action: Action;
    readonly rows: number;
    readonly source: string;
    readonly longestMs: number;
  }[];
  readonly holds: readonly {
    readonly id: string;
    readonly name: string;
    readonly caseReference: string;
    readonly placedAt: Temporal.Instant;
  }[];
  readonly done: 'placed' | 'lifted' | undefined;
  /** Why nothing of it goes for now, in sentences. */
  readonly still: readonly string[] | undefined;
  readonly errors?: FieldErrors;
  readonly values?: FormValues;
}

export function RetentionPage(props: RetentionPageProps) {
  const { locale, upcoming, parts, certificates, holds, done, still, errors, values } = props;
  const t = translator(messages, locale);
  return (
    <div class="page stack">
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead', { days: PREVIEW_DAYS })}</p>
      {done && <Notice kind="success" title={t(`done_${done}`)} />}
      <StandstillNotice sentences={still} locale={locale} />
      <DataTable
        caption={t('upcoming')}
        columns={[
          { key: 'what', label: t('what') },
          { key: 'action', label: t('action') },
          { key: 'rows', label: t('rows'), numeric: true },
          { key: 'first', label: t('first') },
          { key: 'last', label: t('last') },
          { key: 'why', label: t('why') },
        ]}
        rows={upcoming.map((group) => ({
          what: group.what,
          action: t(group.action),
          rows: formatNumber(group.rows, locale),
          first: <Day value={group.first} locale={locale} />,
          last: <Day value={group.last} locale={locale} />,
          why: (
            <>
              <Source of={group.source} locale={locale} />
              {group.beaten && (
                <>
                  <br />
                  {t('beats')} <Source of={group.beaten} locale={locale} />
                </>
              )}
            </>
          ),
        }))}
        empty={t('nothing')}
      />
      <div class="cluster">
        {Array.from({ length: parts }, (_, index) => (
          <LinkButton href={localPath(locale, `/office/retention/due.csv?part=${index + 1}`)} kind="secondary">
            {parts > 1 ? t('list_part', { part: index + 1, parts }) : t('list')}
          </LinkButton>
        ))}
      </div>
      {parts > 1 && <p>{t('list_long')}</p>}
      <DataTable
        caption={t('holds')}
        columns={[
          { key: 'person', label: t('person') },
          { key: 'case', label: t('case') },
          { key: 'when', label: t('when') },
          { key: 'lift', label: t('lift') },
        ]}
        rows={holds.map((hold) => ({
          person: hold.name,
          case: hold.caseReference,
          when: <Moment value={hold.placedAt} locale={locale} />,
          lift: (
            <form method="post" action={localPath(locale, `/office/retention/holds/${hold.id}/lifting`)}>
              <Button kind="secondary">{t('lift')}</Button>
            </form>
          ),
        }))}
        empty={t('no_holds')}
      />
      <Form action={localPath(locale, '/office/retention/holds')} errors={errors} errorTitle={t('check')}>
        <TextField
          name="whom"
          label={t('whom')}
          why={t('whom_why')}
          autocomplete="off"
          value={typed(values, 'whom')}
          error={errors?.['whom']}
        />
        <TextField
          name="case"
          label={t('case')}
          why={t('case_why')}
          value={typed(values, 'case')}
          error={errors?.['case']}
        />
        <Button>{t('place')}</Button>
      </Form>
      <DataTable
        caption={t('certificates')}
        columns={[
          { key: 'when', label: t('when') },
          { key: 'what', label: t('what') },
          { key: 'action', label: t('action') },
          { key: 'rows', label: t('rows'), numeric: true },
          { key: 'longest', label: t('longest'), numeric: true },
          { key: 'why', label: t('why') },
        ]}
        rows={certificates.map((each) => ({
          when: <Moment value={each.at} locale={locale} />,
          what: each.what,
          action: t(each.action),
          rows: formatNumber(each.rows, locale),
          longest: formatNumber(each.longestMs, locale),
          why: <Source of={each.source} locale={locale} />,
        }))}
        empty={t('none_yet')}
      />
    </div>
  );
}

/** A promise leads to its sentence and its live state; a law is named. */
function Source({ of, locale }: { of: string; locale: Locale }) {
  return /^[a-z]+\.[a-z_]+$/.test(of) ? (
    <a href={localPath(locale, `/privacy/promises#${of}`)}>{of}</a>
  ) : (
    <span>{of}</span>
  );
}
