import type { Child } from 'hono/jsx';
import { Moment, Tag, type TagTone } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { PromiseState } from './evidence.ts';
import type { Measured } from './measure.ts';
import { messages } from './messages.ts';
import type { PolicyDocument, PolicySection } from './policy/document.ts';
import { renderSentence, SECTIONS } from './promise.ts';

export function PolicyPage({ document }: { document: PolicyDocument }): Child {
  const t = translator(messages, document.locale);
  return (
    <div class="page">
      <header class="page-header">
        <h1>{document.title}</h1>
        <p class="lead">
          <time datetime={document.updated.date.toString()}>{document.updated.text}</time>
        </p>
      </header>
      <div class="with-margin">
        <div class="prose">
          {document.sections.map((section) => (
            <PolicySectionText locale={document.locale} section={section} />
          ))}
        </div>
        <aside class="margin-note">
          <nav aria-labelledby="contents">
            <h2 id="contents">{t('contents')}</h2>
            <ol>
              {document.sections.map((section) => (
                <li>
                  <a href={`#${section.id}`}>{section.heading}</a>
                </li>
              ))}
            </ol>
          </nav>
        </aside>
      </div>
    </div>
  );
}

/** Clauses under a heading of their own, or straight under the section's. */
interface Group {
  readonly heading: string | undefined;
  readonly clauses: PolicySection['clauses'];
}

function groupsOf(section: PolicySection): Group[] {
  const groups: { heading: string | undefined; clauses: PolicySection['clauses'] }[] = [];
  for (const clause of section.clauses) {
    const last = groups.at(-1);
    if (last && clause.groupHeading === undefined) last.clauses.push(clause);
    else groups.push({ heading: clause.groupHeading, clauses: [clause] });
  }
  return groups;
}

function PolicySectionText({ locale, section }: { locale: Locale; section: PolicySection }) {
  const t = translator(messages, locale);
  return (
    <section aria-labelledby={section.id}>
      <h2 id={section.id}>{section.heading}</h2>
      {section.lead.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      {groupsOf(section).map((group) => (
        <>
          {group.heading && <h3>{group.heading}</h3>}
          <ul>
            {group.clauses.map((clause) => (
              <li>
                {clause.text}{' '}
                <a
                  class="small nowrap"
                  href={`${localPath(locale, '/privacy/promises')}#${clause.promiseId}`}
                  aria-label={`${t('how_kept')}: ${clause.text}`}
                >
                  {t('how_kept')}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
      {section.after.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </section>
  );
}

const TONE: Record<PromiseState, TagTone> = {
  kept: 'good',
  late: 'attention',
  broken: 'bad',
  'not measured': 'neutral',
};
const word = (state: PromiseState) => (state === 'not measured' ? 'not_measured' : state);

export interface PromisesPageProps {
  readonly locale: Locale;
  readonly measured: readonly Measured[];
  /** The heading of each section, as the policy has it. */
  readonly document: PolicyDocument;
}

export function PromisesPage({ locale, measured, document }: PromisesPageProps): Child {
  const t = translator(messages, locale);
  const count = (state: PromiseState) => measured.filter((each) => each.state === state).length;
  const numbers = {
    kept: count('kept'),
    late: count('late'),
    broken: count('broken'),
    unmeasured: count('not measured'),
  };
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('promises')}</h1>
        <p class="lead">{t('promises_lead')}</p>
        <p>
          {t('summary', { ...numbers, all: measured.length })}{' '}
          <a href={localPath(locale, '/privacy')}>{t('to_policy')}</a>
        </p>
      </header>
      {SECTIONS.map((id) => (
        <section class="promise-group" aria-labelledby={`section-${id}`}>
          <h2 id={`section-${id}`}>{document.sections.find((section) => section.id === id)?.heading}</h2>
          <ul class="promise-list">
            {measured
              .filter(({ promise }) => promise.section === id)
              .map((each) => (
                <PromiseItem locale={locale} measured={each} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function PromiseItem({ locale, measured }: { locale: Locale; measured: Measured }) {
  const { promise, state, evidence } = measured;
  const t = translator(messages, locale);
  return (
    <li class="promise-row" id={promise.id}>
      <Tag tone={TONE[state]}>{t(word(state))}</Tag>
      <p class="promise-text">{renderSentence(promise, locale)}</p>
      <div class="promise-evidence">
        <p>
          {evidence ? evidence.finding[locale] : t(promise.evidence ? 'nothing_yet' : 'no_evidence')}{' '}
          {evidence && (
            <span class="muted">
              {t('measured_at')}: <Moment value={evidence.provenAt} locale={locale} />.
            </span>
          )}
        </p>
        {promise.keptBy && (
          <details class="disclosure">
            <summary>
              {t('proof')}
              <span class="visually-hidden"> ({promise.id})</span>
            </summary>
            <Paths label={t('code')} paths={promise.keptBy.code} />
            <Paths label={t('test')} paths={promise.keptBy.test} />
          </details>
        )}
      </div>
      <p class="promise-id">
        {t(`kind_${promise.kind}`)} · <a href={`#${promise.id}`}>{promise.id}</a>
      </p>
    </li>
  );
}

function Paths({ label, paths }: { label: string; paths: readonly string[] }) {
  return (
    <p class="small">
      {label}:{' '}
      {paths.map((path, position) => (
        <>
          {position > 0 && ', '}
          <span class="code">{path}</span>
        </>
      ))}
    </p>
  );
}
