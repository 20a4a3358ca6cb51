import type { Child } from 'hono/jsx';
import { Button, Checkbox, Checkboxes, DataTable, Form, Hidden, Notice, Radios } from '#platform/html/index.ts';
import type { FieldErrors } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import {
  COOKIE_KINDS,
  type CookieKind,
  type EffectiveChoice,
  nameInBrowser,
  OPTIONAL_KINDS,
  type StoredKey,
  type Theme,
} from './cookie.ts';
import { messages } from './messages.ts';
import { otherSites } from './other-sites.ts';

/** Two answers of equal weight, and the way to a finer one. */
export function CookieBanner({ locale, back }: { locale: Locale; back: string }) {
  const t = translator(messages, locale);
  return (
    <section class="cookie-banner" aria-label={t('banner_label')} data-closes>
      <p>
        {t('banner_text')} <a href={localPath(locale, '/privacy/cookies')}>{t('banner_choices')}</a>
      </p>
      <form method="post" action={localPath(locale, '/privacy/cookies')} data-quiet>
        <Hidden name="back" value={back} />
        <div class="actions">
          <Button kind="secondary" name="answer" value="accept">
            {t('accept')}
          </Button>
          <Button kind="secondary" name="answer" value="refuse">
            {t('refuse')}
          </Button>
        </div>
      </form>
    </section>
  );
}

export interface CookiesPageProps {
  readonly locale: Locale;
  readonly keys: readonly StoredKey[];
  readonly choice: EffectiveChoice;
  readonly saved: boolean;
  readonly https: boolean;
  readonly errors?: FieldErrors | undefined;
}

export function CookiesPage({ locale, keys, choice, saved, https, errors }: CookiesPageProps): Child {
  const t = translator(messages, locale);
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
      </header>
      {saved && (
        <Notice kind="success">
          <p>{t('saved')}</p>
        </Notice>
      )}
      <section class="section" aria-labelledby="choice">
        <h2 id="choice">{t('choice')}</h2>
        {choice.decided === 'signal' && (
          <Notice kind="info">
            <p>{t('signal')}</p>
          </Notice>
        )}
        <Form
          action={localPath(locale, '/privacy/cookies')}
          {...(errors && { errors: { ...errors }, errorTitle: t('not_saved') })}
        >
          <Checkboxes
            legend={t('choice_question')}
            hint={t('choice_hint')}
            name="kinds"
            error={errors?.['kinds']}
            options={OPTIONAL_KINDS.map((kind) => ({
              value: kind,
              label: t(kind),
              hint: t(`${kind}_text`),
              checked: choice[kind],
            }))}
          />
          <div class="actions">
            <Button name="answer" value="chosen">
              {t('save')}
            </Button>
          </div>
        </Form>
      </section>
      {COOKIE_KINDS.map((kind) => (
        <KindSection locale={locale} https={https} kind={kind} keys={keys.filter((key) => key.kind === kind)} />
      ))}
      <section class="section" aria-labelledby="other-sites">
        <h2 id="other-sites">{t('other_sites')}</h2>
        <p>{t('other_sites_text')}</p>
        <DataTable
          caption={t('other_sites')}
          captionHidden
          columns={[
            { key: 'site', label: t('other_site') },
            { key: 'operator', label: t('operator') },
            { key: 'country', label: t('country') },
          ]}
          empty={t('none_set')}
          rows={otherSites.map((site) => ({ site: site.name, operator: site.operator, country: site.country[locale] }))}
        />
      </section>
      <p>{t('browser')}</p>
    </div>
  );
}

type KindSectionProps = { locale: Locale; https: boolean; kind: CookieKind; keys: readonly StoredKey[] };

function KindSection({ locale, https, kind, keys }: KindSectionProps) {
  const t = translator(messages, locale);
  return (
    <section class="section" aria-labelledby={`kind-${kind}`}>
      <h2 id={`kind-${kind}`}>{t(kind)}</h2>
      <p>{t(`${kind}_text`)}</p>
      <DataTable
        caption={t(kind)}
        captionHidden
        columns={[
          { key: 'name', label: t('name') },
          { key: 'purpose', label: t('purpose') },
          { key: 'term', label: t('term') },
          { key: 'setBy', label: t('set_by') },
        ]}
        rows={keys.map((key) => ({
          name: <span class="code">{nameInBrowser(key, https)}</span>,
          purpose: key.purpose[locale],
          term: key.term[locale],
          setBy: t('this_school'),
        }))}
        empty={t('none_set')}
      />
    </section>
  );
}

export interface AppearancePageProps {
  readonly locale: Locale;
  readonly theme: Theme | undefined;
  /** False: functional cookies are not allowed, and the page says so beside the question. */
  readonly remembers: boolean;
  readonly saved: boolean;
  readonly errors?: FieldErrors | undefined;
}

export function AppearancePage({ locale, theme, remembers, saved, errors }: AppearancePageProps): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <header class="page-header">
        <h1>{t('appearance')}</h1>
      </header>
      {saved && (
        <Notice kind="success">
          <p>{t('appearance_saved')}</p>
        </Notice>
      )}
      <Form
        action={localPath(locale, '/appearance')}
        {...(errors && { errors: { ...errors }, errorTitle: t('not_saved') })}
      >
        <Radios
          legend={t('appearance_question')}
          why={t('appearance_why')}
          name="theme"
          value={theme ?? 'device'}
          error={errors?.['theme']}
          options={(['device', 'light', 'dark'] as const).map((value) => ({ value, label: t(value) }))}
        />
        {!remembers && (
          <Checkbox name="allow" label={t('allow_functional')} why={t('allow_why')} error={errors?.['allow']} />
        )}
        <div class="actions">
          <Button>{t('save_appearance')}</Button>
          <a href={localPath(locale, '/privacy/cookies')}>{t('title')}</a>
        </div>
      </Form>
    </div>
  );
}
