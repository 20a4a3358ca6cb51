import { type Programme, type ProgrammeText, textVersion } from '#learning/programmes';
import { Breadcrumbs, Button, Form, Hidden, LinkButton, TextArea, TextField } from '#platform/html/index.ts';
import { typed } from '#platform/http/form.ts';
import { LOCALES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { FactsFields } from './list-page.tsx';
import { messages } from './messages.ts';
import { type Filled, LanguageTabs, TitleFields } from './parts.tsx';
import type { EditedModule } from './queries.ts';

export function programmeTitle(programme: Pick<Programme, 'texts'>, locale: Locale): string {
  return (programme.texts[locale] ?? programme.texts.ru).title;
}

export type CrumbsProps = {
  locale: Locale;
  programme?: Pick<Programme, 'id' | 'texts'> | undefined;
  here: string;
};

export function Crumbs({ locale, programme, here }: CrumbsProps) {
  const t = translator(messages, locale);
  return (
    <Breadcrumbs
      label={t('way')}
      items={[
        { href: localPath(locale, '/office/programmes'), label: t('programmes') },
        ...(programme
          ? [
              {
                href: localPath(locale, `/office/programmes/${programme.id}`),
                label: programmeTitle(programme, locale),
              },
            ]
          : []),
        { label: here },
      ]}
    />
  );
}

export function FactsPage({ programme, values, errors, locale }: Filled & { programme: Programme; locale: Locale }) {
  const t = translator(messages, locale);
  const { level, hours, price_kzt } = programme;
  return (
    <>
      <Crumbs locale={locale} programme={programme} here={t('facts')} />
      <h1>{t('facts')}</h1>
      <Form
        action={localPath(locale, `/office/programmes/${programme.id}/facts`)}
        errors={errors}
        errorTitle={t('errors_title')}
      >
        <FactsFields
          values={values ?? { level, hours: String(hours), price: String(price_kzt) }}
          errors={errors}
          locale={locale}
        />
        <div class="actions">
          <Button>{t('save')}</Button>
        </div>
      </Form>
    </>
  );
}

export type TextPageProps = Filled & { programme: Programme; language: Locale; locale: Locale };

const TEXT_AREAS = [
  { name: 'summary', hint: 'summary_hint', rows: 4, maxlength: 600 },
  { name: 'audience', hint: undefined, rows: 3, maxlength: 600 },
  { name: 'gives', hint: 'gives_hint', rows: 6, maxlength: 2000 },
] as const;

/** One language of the programme's text; a translation has the Russian beside it. */
export function ProgrammeTextPage({ programme, language, values, errors, locale }: TextPageProps) {
  const t = translator(messages, locale);
  const stored = programme.texts[language];
  const translation = language !== 'ru';
  const filled = values ?? (stored && { ...stored, gives: stored.gives.join('\n') });
  const base = `/office/programmes/${programme.id}/texts`;
  return (
    <>
      <Crumbs locale={locale} programme={programme} here={t('texts')} />
      <h1>{t('text_in', { language: t(`language_${language}`) })}</h1>
      <LanguageTabs
        base={base}
        current={language}
        written={LOCALES.filter((each) => programme.texts[each])}
        locale={locale}
      />
      {translation && <p class="muted measure">{t('translation_hint')}</p>}
      <div class="with-margin">
        <Form action={localPath(locale, `${base}/${language}`)} errors={errors} errorTitle={t('errors_title')} guard>
          <Hidden name="version" value={typed(values, 'version') ?? textVersion(stored)} />
          <TextField
            name="title"
            label={t('title')}
            value={typed(filled, 'title')}
            error={errors?.['title']}
            maxlength={120}
          />
          {TEXT_AREAS.map(({ name, hint, rows, maxlength }) => (
            <TextArea
              name={name}
              label={t(name)}
              hint={hint && t(hint)}
              value={typed(filled, name)}
              error={errors?.[name]}
              rows={rows}
              maxlength={maxlength}
            />
          ))}
          <div class="actions">
            <Button>{t('save')}</Button>
          </div>
        </Form>
        {translation && <RussianText text={programme.texts.ru} locale={locale} />}
      </div>
    </>
  );
}

function RussianText({ text, locale }: { text: ProgrammeText; locale: Locale }) {
  const t = translator(messages, locale);
  return (
    <aside class="margin-note">
      <h2>{t('in_russian')}</h2>
      <div class="stack-tight" lang={locale === 'ru' ? undefined : 'ru'}>
        <p>{text.title}</p>
        <p>{text.summary}</p>
        <p>{text.audience}</p>
        <ul>
          {text.gives.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </div>
    </aside>
  );
}

export type ModulePageProps = Filled & {
  programme: Pick<Programme, 'id' | 'texts'>;
  module: EditedModule | undefined;
  locale: Locale;
};

export function ModulePage({ programme, module, values, errors, locale }: ModulePageProps) {
  const t = translator(messages, locale);
  const heading = t(module ? 'rename_module' : 'add_module');
  const action = `/office/programmes/${programme.id}/modules${module ? `/${module.id}` : ''}`;
  return (
    <>
      <Crumbs locale={locale} programme={programme} here={heading} />
      <h1>{heading}</h1>
      <Form action={localPath(locale, action)} errors={errors} errorTitle={t('errors_title')}>
        <TitleFields
          label={t('module_title')}
          stored={module?.titles}
          values={values}
          errors={errors}
          locale={locale}
        />
        <div class="actions">
          <Button>{t('save')}</Button>
          <LinkButton kind="quiet" href={localPath(locale, `/office/programmes/${programme.id}`)}>
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}
