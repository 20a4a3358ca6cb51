import { stateOf } from '#learning/programmes';
import { Button, DataTable, EmptyState, Form, LinkButton, Money, Radios, TextField } from '#platform/html/index.ts';
import { typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { DoneNotice, type Filled, MoveButtons, StateTag } from './parts.tsx';
import type { ListedProgramme } from './queries.ts';

export interface ListProps {
  readonly programmes: readonly ListedProgramme[];
  readonly which: 'current' | 'archived';
  readonly done: string | undefined;
  readonly locale: Locale;
}

export function ListPage({ programmes, which, done, locale }: ListProps) {
  const t = translator(messages, locale);
  const path = localPath(locale, '/office/programmes');
  const inOrder = which === 'current' && programmes.length > 1;
  return (
    <>
      <DoneNotice word={done} locale={locale} />
      <div class="split">
        <h1>{t('programmes')}</h1>
        <LinkButton href={localPath(locale, '/office/programmes/new')}>{t('new_programme')}</LinkButton>
      </div>
      <nav class="tabs" aria-label={t('which')}>
        <a href={path} aria-current={which === 'current' ? 'page' : undefined}>
          {t('current')}
        </a>
        <a href={`${path}?show=archived`} aria-current={which === 'archived' ? 'page' : undefined}>
          {t('archive')}
        </a>
      </nav>
      {inOrder && <p class="muted">{t('list_lead')}</p>}
      <DataTable
        caption={t('programmes')}
        captionHidden
        columns={[
          { key: 'title', label: t('title') },
          { key: 'state', label: t('state') },
          { key: 'lessons', label: t('lessons'), numeric: true },
          { key: 'hours', label: t('length'), numeric: true },
          { key: 'price', label: t('price'), numeric: true },
          ...(inOrder ? [{ key: 'order', label: t('order') }] : []),
        ]}
        rows={programmes.map((programme) => ({
          title: (
            <a href={localPath(locale, `/office/programmes/${programme.id}`)}>
              {(programme.texts[locale] ?? programme.texts.ru).title}
            </a>
          ),
          state: <StateTag state={stateOf(programme)} locale={locale} />,
          lessons: programme.lessons,
          hours: programme.hours,
          price: programme.price_kzt === 0 ? t('free') : <Money tenge={programme.price_kzt} locale={locale} />,
          order: (
            <MoveButtons
              action={localPath(locale, `/office/programmes/${programme.id}/position`)}
              what={programme.texts.ru.title}
              locale={locale}
            />
          ),
        }))}
        empty={<EmptyState title={t(which === 'archived' ? 'none_archived' : 'none_yet')} plan="office" />}
      />
    </>
  );
}

export function NewProgrammePage({ values, errors, locale }: Filled & { locale: Locale }) {
  const t = translator(messages, locale);
  return (
    <>
      <h1>{t('new_programme')}</h1>
      <Form action={localPath(locale, '/office/programmes')} errors={errors} errorTitle={t('errors_title')}>
        <TextField
          name="title"
          label={`${t('title')} · ${t('language_ru')}`}
          value={typed(values, 'title')}
          error={errors?.['title']}
          maxlength={120}
        />
        <TextField
          name="slug"
          label={t('slug')}
          hint={t('slug_hint')}
          value={typed(values, 'slug')}
          error={errors?.['slug']}
          maxlength={60}
          width="medium"
          autocomplete="off"
        />
        <FactsFields values={values ?? { level: 'start', price: '0' }} errors={errors} locale={locale} />
        <div class="actions">
          <Button>{t('save')}</Button>
          <LinkButton kind="quiet" href={localPath(locale, '/office/programmes')}>
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}

export function FactsFields({ values, errors, locale }: Filled & { locale: Locale }) {
  const t = translator(messages, locale);
  return (
    <>
      <Radios
        legend={t('level')}
        name="level"
        value={typed(values, 'level')}
        error={errors?.['level']}
        options={[
          { value: 'start', label: t('level_start') },
          { value: 'practice', label: t('level_practice'), hint: t('level_practice_hint') },
        ]}
      />
      <TextField
        name="hours"
        label={t('hours_label')}
        value={typed(values, 'hours')}
        error={errors?.['hours']}
        inputmode="numeric"
        width="short"
      />
      <TextField
        name="price"
        label={t('price_label')}
        hint={t('price_hint')}
        value={typed(values, 'price')}
        error={errors?.['price']}
        inputmode="numeric"
        width="short"
      />
    </>
  );
}
