/** What everybody may read: the versions, one version, the difference between two. */
import type { Child } from 'hono/jsx';
import { formatDay } from '#platform/html/format.ts';
import {
  Breadcrumbs,
  Button,
  Day,
  Hidden,
  LinkButton,
  Notice,
  Select,
  SummaryList,
  Tag,
} from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { SectionChanges } from './compare.ts';
import type { PolicyWording } from './document.ts';
import { Difference, WordingText } from './document-view.tsx';
import { messages } from './messages.ts';

/** A version that is public: it waits for its day, is in force, or was. */
export interface Version {
  readonly name: string;
  readonly state: 'scheduled' | 'in-force' | 'archived';
  readonly effectiveOn: Temporal.PlainDate;
  readonly archivedOn: Temporal.PlainDate | undefined;
  readonly materiality: 'material' | 'editorial';
  readonly summary: string;
  readonly newPurposes: readonly string[];
  readonly sha256: Readonly<Partial<Record<Locale, string>>>;
  /** The version it followed; undefined: the first one. */
  readonly previous: string | undefined;
}

const TONE = { scheduled: 'attention', 'in-force': 'good', archived: 'neutral' } as const;
const pathOf = (locale: Locale, version: string, rest = '') => localPath(locale, `/privacy/versions/${version}${rest}`);

export function VersionsPage({ versions, locale }: { versions: readonly Version[]; locale: Locale }): Child {
  const t = translator(messages, locale);
  return (
    <div class="page">
      <Breadcrumbs
        label={t('policy')}
        items={[{ href: localPath(locale, '/privacy'), label: t('policy') }, { label: t('versions') }]}
      />
      <header class="page-header">
        <h1>{t('versions')}</h1>
        <p class="lead">{t('versions_lead')}</p>
      </header>
      {versions.map((version) => (
        <section class="section" aria-labelledby={`version-${version.name}`}>
          <h2 id={`version-${version.name}`}>
            <a href={pathOf(locale, version.name)}>{t('version', { name: version.name })}</a>{' '}
            <Tag tone={TONE[version.state]}>{t(`state_${version.state}`)}</Tag>
          </h2>
          <p>{version.summary}</p>
          <VersionFacts version={version} locale={locale} />
        </section>
      ))}
      <p class="muted">{t('languages_note')}</p>
    </div>
  );
}

function VersionFacts({ version, locale }: { version: Version; locale: Locale }) {
  const t = translator(messages, locale);
  const hash = version.sha256[locale];
  return (
    <SummaryList
      items={[
        { label: t('from'), value: <Day value={version.effectiveOn} locale={locale} /> },
        ...(version.archivedOn
          ? [{ label: t('until'), value: <Day value={version.archivedOn} locale={locale} /> }]
          : []),
        {
          label: t('kind_of_change'),
          value: t(version.materiality),
          action: version.previous
            ? { href: pathOf(locale, version.name, '/changes'), label: t('compare_previous') }
            : undefined,
        },
        {
          label: `${t('checksum')} (${t(locale)})`,
          value: <span class="code policy-hash">{hash}</span>,
          action: { href: pathOf(locale, version.name, '/text.txt'), label: t('download') },
        },
      ]}
    />
  );
}

export function VersionPage({
  version,
  wording,
  updatedLine,
  locale,
}: {
  version: Version;
  wording: PolicyWording;
  updatedLine: string;
  locale: Locale;
}): Child {
  const t = translator(messages, locale);
  return (
    <div class="page">
      <Breadcrumbs
        label={t('policy')}
        items={[
          { href: localPath(locale, '/privacy'), label: t('policy') },
          { href: localPath(locale, '/privacy/versions'), label: t('versions') },
          { label: version.name },
        ]}
      />
      <header class="page-header">
        <h1>{wording.title}</h1>
        <p class="lead">
          <time datetime={version.effectiveOn.toString()}>{updatedLine}</time>
        </p>
      </header>
      {version.state !== 'in-force' && (
        <Notice kind="info">
          <p>
            {version.state === 'scheduled'
              ? t('not_in_force_yet', { day: formatDay(version.effectiveOn, locale) })
              : t('no_longer_in_force')}{' '}
            <a href={localPath(locale, '/privacy')}>{t('to_current')}</a>
          </p>
        </Notice>
      )}
      <VersionFacts version={version} locale={locale} />
      <WordingText wording={wording} />
    </div>
  );
}

export interface ChangesPageProps {
  readonly after: Version;
  readonly before: Version;
  readonly others: readonly string[];
  readonly sections: readonly SectionChanges[];
  readonly signedIn: boolean;
  readonly deletionPath: string;
  readonly locale: Locale;
}

export function ChangesPage({
  after,
  before,
  others,
  sections,
  signedIn,
  deletionPath,
  locale,
}: ChangesPageProps): Child {
  const t = translator(messages, locale);
  return (
    <div class="page">
      <Breadcrumbs
        label={t('policy')}
        items={[
          { href: localPath(locale, '/privacy'), label: t('policy') },
          { href: localPath(locale, '/privacy/versions'), label: t('versions') },
          { href: pathOf(locale, after.name), label: after.name },
          { label: t('what_changed') },
        ]}
      />
      <header class="page-header">
        <h1>{t('changes')}</h1>
        <p class="lead">{t('changes_lead', { after: after.name, before: before.name })}</p>
      </header>
      {after.state === 'scheduled' && (
        <Notice kind="info">
          <p>{t('not_in_force_yet', { day: formatDay(after.effectiveOn, locale) })}</p>
        </Notice>
      )}
      <p>{after.summary}</p>
      {after.newPurposes.length > 0 && (
        <Notice kind="warning" title={t('new_purposes')}>
          <ul>
            {after.newPurposes.map((purpose) => (
              <li>{purpose}</li>
            ))}
          </ul>
          {signedIn && (
            <p>
              <a href={localPath(locale, '/account/privacy')}>{t('to_consents')}</a>
            </p>
          )}
        </Notice>
      )}
      <Difference sections={sections} locale={locale} />
      <section class="section" aria-labelledby="disagree">
        <h2 id="disagree">{t('disagree')}</h2>
        <p>{t('disagree_text')}</p>
        <LinkButton href={localPath(locale, deletionPath)} kind="secondary">
          {t('to_deletion')}
        </LinkButton>
      </section>
      {others.length > 1 && (
        <form class="filters" method="get" action={pathOf(locale, after.name, '/changes')}>
          <Select
            name="from"
            label={t('compare_with')}
            value={before.name}
            options={others.map((name) => ({ value: name, label: name }))}
          />
          <Button kind="secondary">{t('compare')}</Button>
        </form>
      )}
    </div>
  );
}

/** The bar on every page while a material change is to be told. */
export function PolicyNotice({
  text,
  revision,
  locale,
  closing,
}: {
  text: string;
  revision: string;
  locale: Locale;
  /** Where to go back to after closing; undefined: visitors have nothing to close it with. */
  closing: string | undefined;
}) {
  const t = translator(messages, locale);
  return (
    <section class="policy-notice" aria-label={t('notice_label')} data-closes>
      <p>
        {text} <a href={pathOf(locale, revision, '/changes')}>{t('notice_read')}</a>
      </p>
      {closing !== undefined && (
        <form method="post" action={localPath(locale, '/privacy/notice')} data-quiet>
          <Hidden name="back" value={closing} />
          <Button kind="quiet">{t('notice_close')}</Button>
        </form>
      )}
    </section>
  );
}
