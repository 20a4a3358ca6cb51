import {
  Button,
  DataTable,
  Day,
  type FieldErrors,
  Form,
  Notice,
  Radios,
  Tag,
  TextField,
} from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

export interface YearView {
  readonly year: number;
  readonly confirmedAt: Temporal.Instant | null;
  readonly workingDays: number;
  readonly exceptions: readonly { readonly day: Temporal.PlainDate; readonly working: boolean }[];
}

export interface CalendarPageProps {
  readonly locale: Locale;
  readonly years: readonly YearView[];
  readonly done: 'day' | 'year' | undefined;
  readonly errors?: FieldErrors;
  readonly typed?: { readonly day?: string | undefined; readonly working?: string | undefined };
}

export function CalendarPage({ locale, years, done, errors, typed }: CalendarPageProps) {
  const t = translator(messages, locale);
  return (
    <div class="page stack">
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      {done && (
        <Notice kind="success">
          <p>{t(`done_${done}`)}</p>
        </Notice>
      )}
      <Form action={localPath(locale, '/office/calendar')} errors={errors} errorTitle={t('errors')}>
        <h2>{t('add')}</h2>
        <TextField
          name="day"
          type="date"
          label={t('day')}
          hint={t('add_hint')}
          value={typed?.day}
          error={errors?.['day']}
        />
        <Radios
          name="working"
          legend={t('kind')}
          value={typed?.working}
          options={[
            { value: 'no', label: t('off') },
            { value: 'yes', label: t('worked') },
          ]}
          error={errors?.['working']}
        />
        <Button kind="secondary">{t('save')}</Button>
      </Form>
      {years.map((year) => (
        <YearSection locale={locale} year={year} />
      ))}
    </div>
  );
}

function YearSection({ locale, year }: { locale: Locale; year: YearView }) {
  const t = translator(messages, locale);
  return (
    <section class="stack">
      <h2>{t('year', { year: String(year.year) })}</h2>
      <p>
        {t('working_days', { count: year.workingDays })}{' '}
        <Tag tone={year.confirmedAt ? 'good' : 'attention'}>{t(year.confirmedAt ? 'confirmed' : 'not_confirmed')}</Tag>
      </p>
      {!year.confirmedAt && <p>{t('not_confirmed_text')}</p>}
      <DataTable
        caption={t('year', { year: String(year.year) })}
        captionHidden
        columns={[
          { key: 'day', label: t('day') },
          { key: 'kind', label: t('kind') },
        ]}
        rows={year.exceptions.map((exception) => ({
          day: <Day value={exception.day} locale={locale} />,
          kind: t(exception.working ? 'worked' : 'off'),
        }))}
        empty={t('none')}
      />
      {!year.confirmedAt && (
        <form method="post" action={localPath(locale, `/office/calendar/${year.year}/confirmation`)}>
          <Button>{t('confirm', { year: String(year.year) })}</Button>
        </form>
      )}
    </section>
  );
}
