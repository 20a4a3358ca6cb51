/** What a revision is about: how much it changes, in a few words, and for which new purposes. */
import type { Child } from 'hono/jsx';
import { Button, Checkboxes, Form, Hidden, Radios, TextArea } from '#platform/html/index.ts';
import { type FormValues, typed } from '#platform/http/form.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { PolicyCatalogue } from '../readiness.ts';
import { NOTICE_DAYS } from '../revision.ts';
import { type EditorProps, Refusal } from './editor-frame.tsx';
import { OfficeCrumbs, officePath } from './frame.tsx';
import { office } from './messages.ts';

export function DetailsPage({
  revision,
  version,
  values,
  catalogue,
  refusal,
  errors,
  locale,
}: EditorProps & { values: FormValues; catalogue: PolicyCatalogue }): Child {
  const t = translator(office, locale);
  const ticked = [values['purposes'] ?? []].flat();
  return (
    <div class="page page-narrow">
      <OfficeCrumbs revision={revision} here={t('details')} locale={locale} />
      <h1>{t('details')}</h1>
      <Refusal text={refusal} locale={locale} />
      <Form action={officePath(locale, `/${revision.id}/details`)} errors={errors} errorTitle={t('error_title')} guard>
        <Hidden name="version" value={String(version)} />
        <Radios
          legend={t('materiality')}
          why={t('materiality_why')}
          name="materiality"
          value={typed(values, 'materiality')}
          error={errors?.['materiality']}
          options={[
            { value: 'material', label: t('material'), hint: t('material_hint', { days: NOTICE_DAYS }) },
            { value: 'editorial', label: t('editorial'), hint: t('editorial_hint') },
          ]}
        />
        {LOCALES.map((language) => (
          <TextArea
            name={`summary-${language}`}
            label={t('summary_in', { language: t(language) })}
            why={language === 'ru' ? t('summary_why') : undefined}
            rows={3}
            value={typed(values, `summary-${language}`)}
            error={errors?.[`summary-${language}`]}
          />
        ))}
        <Checkboxes
          legend={t('new_purposes')}
          hint={t('new_purposes_hint')}
          name="purposes"
          error={errors?.['purposes']}
          options={catalogue.purposes.map(({ id, label }) => ({
            value: id,
            label: label[locale],
            checked: ticked.includes(id),
          }))}
        />
        <div class="actions">
          <Button>{t('save')}</Button>
        </div>
      </Form>
    </div>
  );
}
