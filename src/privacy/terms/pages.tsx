import type { Child } from 'hono/jsx';
import { Button, DataTable, Day, Form, Notice, Select, TextField } from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { DeskTabs } from '#privacy/desk';
import { messages } from './messages.ts';
import type { RequestTermsTable } from './schema.ts';
import { DEMANDS, LEGAL_TERMS } from './terms.ts';
import { demandWords, sourceWords } from './words.ts';

export const PATH = '/office/requests/terms';

export interface TermsPageProps {
  readonly locale: Locale;
  readonly terms: readonly Readonly<RequestTermsTable>[];
  readonly values: FormValues | undefined;
  readonly errors: FieldErrors | undefined;
  readonly done: boolean;
}

export function TermsPage({ locale, terms, values, errors, done }: TermsPageProps): Child {
  const t = translator(messages, locale);
  const [demandWord, sourceWord] = [demandWords(locale), sourceWords(locale)];
  return (
    <>
      <DeskTabs locale={locale} current={PATH} />
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      {done && (
        <Notice kind="success">
          <p>{t('done')}</p>
        </Notice>
      )}
      <DataTable
        caption={t('title')}
        captionHidden
        columns={[
          { key: 'demand', label: t('demand') },
          { key: 'ours', label: t('ours'), numeric: true },
          { key: 'legal', label: t('legal'), numeric: true },
          { key: 'source', label: t('source') },
          { key: 'since', label: t('since') },
        ]}
        rows={DEMANDS.map((demand) => {
          const term = terms.find((each) => each.demand === demand);
          const { workingDays, source } = LEGAL_TERMS[demand];
          return {
            demand: demandWord(demand),
            ours: Math.min(term?.working_days ?? workingDays, workingDays),
            legal: workingDays,
            source: sourceWord(source),
            since: term && <Day value={term.valid_from} locale={locale} />,
          };
        })}
        empty=""
      />
      <section class="section">
        <h2>{t('change')}</h2>
        <Form action={localPath(locale, PATH)} {...(errors && { errors: { ...errors }, errorTitle: t('errors') })}>
          <Select
            name="demand"
            label={t('demand')}
            value={typed(values, 'demand')}
            options={DEMANDS.map((demand) => ({ value: demand, label: demandWord(demand) }))}
            error={errors?.['demand']}
          />
          <TextField
            name="days"
            label={t('working_days')}
            hint={t('working_days_hint')}
            value={typed(values, 'days')}
            error={errors?.['days']}
            inputmode="numeric"
            width="short"
          />
          <Button>{t('save')}</Button>
        </Form>
      </section>
    </>
  );
}
