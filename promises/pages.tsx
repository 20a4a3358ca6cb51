import type { Child } from 'hono/jsx';
import { Moment, Tag, type TagTone } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type PolicyWording, WordingText } from '#privacy/policy';
import type { PromiseState } from './evidence.ts';
import type { Measured } from './measure.ts';
import { messages } from './messages.ts';
import type { PolicyDocument } from './policy/document.ts';
import { renderSentence, SECTIONS } from './promise.ts';

export interface PolicyPageProps {
  /** The revision in force. */
  readonly policy: {
    readonly effectiveOn: Temporal.PlainDate;
    readonly updatedLine: string;
    readonly wording: PolicyWording;
  };
  readonly locale: Locale;
}

export function PolicyPage({ policy, locale }: PolicyPageProps): Child {
  const t = translator(messages, locale);
  const { wording } = policy;
  return (
    <div class="page">
      <header class="page-header">
        <h1>{wording.title}</h1>
        <p class="lead">
          <time datetime={policy.effectiveOn.toString()}>{policy.updatedLine}</time>
        </p>
      </header>
      <div class="with-margin">
        <WordingText
          wording={wording}
          after={({ promises, text }) => promises.map((id) => <HowKept id={id} text={text} locale={locale} />)}
        />
        <aside class="margin-note">
          <nav aria-labelledby="contents">
            <h2 id="contents">{t('contents')}</h2>
            <ol>
              {wording.sections.map((section) => (
                <li>
                  <a href={`#${section.id}`}>{section.heading}</a>
                </li>
              ))}
            </ol>
          </nav>
          <p>
            <a href={localPath(locale, '/privacy/versions')}>{t('versions')}</a>
          </p>
        </aside>
      </div>
    </div>
  );
}

function HowKept({ id, text, locale }: { id: string; text: string; locale: Locale }) {
  const t = translator(messages, locale);
  const href = `${localPath(locale, '/privacy/promises')}#${id}`;
  return (
    <>
      {' '}
      <a class="small nowrap" href={href} aria-label={`${t('how_kept')}: ${text}`}>
        {t('how_kept')}
      </a>
    </>
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
          <span class="muted">{t(`kind_${promise.kind}`)}.</span>{' '}
          {evidence ? evidence.finding[locale] : t(promise.evidence ? 'nothing_yet' : 'no_evidence')}{' '}
          {evidence && (
            <span class="muted">
              {t('measured_at')}: <Moment value={evidence.provenAt} locale={locale} />.
            </span>
          )}
        </p>
        {promise.keptBy && (
          <details>
            <summary>
              {t('proof')}
              <span class="visually-hidden"> ({promise.id})</span>
            </summary>
            <Paths label={t('code')} paths={promise.keptBy.code} />
            <Paths label={t('test')} paths={promise.keptBy.test} />
          </details>
        )}
      </div>
      <a class="promise-id" href={`#${promise.id}`}>
        {promise.id}
      </a>
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
