import type { Child } from 'hono/jsx';
import { Breadcrumbs, Button, DataTable, Moment, Notice, SummaryList } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { DeskKeys } from '#privacy/desk';
import { FulfilmentSection, RIGHTS } from '#privacy/fulfilment';
import { isClosed, mayBecome } from './case.ts';
import { CaseLetters } from './case-letters.tsx';
import { CaseSteps } from './case-steps.tsx';
import { CaseTasks } from './case-tasks.tsx';
import { type FailedAct, failedRight, unsentText } from './failed-act.ts';
import { messages } from './office-messages.ts';
import { ConflictNotice, DueDay, PATH } from './office-pages.tsx';
import type { CaseFile, PrivacyCase } from './queries.ts';
import { wordsIn } from './words.ts';

export interface CasePartProps {
  readonly locale: Locale;
  readonly found: PrivacyCase;
  readonly file: CaseFile;
  readonly today: Temporal.PlainDate;
  readonly failed: FailedAct | undefined;
}

export interface CasePageProps extends CasePartProps {
  readonly done: boolean;
  /** Why the act could not be done. */
  readonly conflict: string | undefined;
}

export function CasePage(props: CasePageProps): Child {
  const { locale, found, file, failed } = props;
  const t = translator(messages, locale);
  const title = t('case_title', { number: found.number });
  return (
    <>
      <Breadcrumbs
        label={t('title')}
        items={[{ href: localPath(locale, PATH), label: t('title') }, { label: title }]}
      />
      <h1>{title}</h1>
      {props.done && (
        <Notice kind="success">
          <p>{t('done_changed')}</p>
        </Notice>
      )}
      {props.conflict && <ConflictNotice locale={locale} reason={props.conflict} />}
      {failed && <Unsent {...props} failed={failed} />}
      <Facts {...props} />
      <section class="section">
        <h2>{t('request_text')}</h2>
        {found.text === null ? (
          <p>{t('text_gone')}</p>
        ) : (
          found.text.split('\n').map((paragraph) => <p dir="auto">{paragraph}</p>)
        )}
      </section>
      {file.proofs.length > 0 && <Proofs {...props} />}
      {mayBecome(found.state, 'answered') && (
        <FulfilmentSection
          locale={locale}
          path={`${PATH}/${found.id}`}
          demanded={RIGHTS.find((right) => right === found.demand)}
          person={file.person ?? undefined}
          failed={failedRight(failed)}
        />
      )}
      {!isClosed(found.state) && <CaseSteps {...{ locale, found, file, failed }} />}
      <CaseLetters {...props} />
      <CaseTasks {...props} />
      <History locale={locale} file={file} />
      <DeskKeys locale={locale} page="case" />
    </>
  );
}

/** A colleague was quicker, and the form is gone: the text it held is here to be copied. */
function Unsent({ locale, found, failed }: CasePageProps & { failed: FailedAct }) {
  const t = translator(messages, locale);
  const shown = isClosed(found.state)
    ? []
    : ['refusal', 'letters', ...(mayBecome(found.state, 'answered') ? ['answer'] : [])];
  const text = unsentText(failed, shown);
  if (!text) return null;
  return (
    <section class="section">
      <h2>{t('unsent')}</h2>
      {text.split('\n').map((paragraph) => (
        <p dir="auto">{paragraph}</p>
      ))}
    </section>
  );
}

function Facts({ locale, found, today }: CasePageProps) {
  const t = translator(messages, locale);
  const words = wordsIn(locale);
  return (
    <SummaryList
      items={[
        { label: t('demand'), value: words.demand(found.demand) },
        { label: t('state'), value: words.state(found.state) },
        { label: t('due'), value: <DueDay locale={locale} found={found} today={today} /> },
        { label: t('received'), value: <Moment value={found.received_at} locale={locale} /> },
        { label: t('way'), value: words.way(found.way) },
        { label: t('identity'), value: found.identity ? words.identity(found.identity) : t('identity_unknown') },
        ...(found.signer ? [{ label: t('signer'), value: t('signer_value', { name: found.signer }) }] : []),
        { label: t('address'), value: found.email ?? t('no_address') },
        {
          label: t('person'),
          value: found.person_id ? t('person_known') : t('person_unknown'),
          ...(found.person_id && {
            action: { href: localPath(locale, `/office/consents/${found.person_id}`), label: t('person_open') },
          }),
        },
        ...(found.person_id
          ? [
              {
                label: t('disclosures'),
                value: t('disclosures_text'),
                action: {
                  href: localPath(locale, `/office/disclosures/${found.person_id}`),
                  label: t('disclosures_open'),
                },
              },
            ]
          : []),
        ...(found.refusal ? [{ label: t('refusal'), value: words.refusal(found.refusal) }] : []),
        ...(found.closed_at ? [{ label: t('closed'), value: <Moment value={found.closed_at} locale={locale} /> }] : []),
      ]}
    />
  );
}

const KILOBYTE = 1024;

function Proofs({ locale, found, file }: CasePageProps) {
  const t = translator(messages, locale);
  return (
    <section class="section">
      <h2>{t('proofs')}</h2>
      <p>{t('proofs_text')}</p>
      {file.proofs.map((proof) =>
        proof.destroyed_at ? (
          <p>{t('proof_destroyed')}</p>
        ) : (
          <form method="post" action={localPath(locale, `${PATH}/${found.id}/proofs/${proof.id}`)}>
            <Button kind="secondary">{t('proof_open', { size: Math.ceil(proof.bytes / KILOBYTE) })}</Button>
          </form>
        ),
      )}
    </section>
  );
}

function History({ locale, file }: Pick<CasePageProps, 'locale' | 'file'>) {
  const t = translator(messages, locale);
  const label = (action: string) => {
    const word = action.replace('case.', 'act_');
    return word in messages ? t(word as 'act_opened') : action;
  };
  return (
    <section class="section">
      <h2>{t('history')}</h2>
      <DataTable
        caption={t('history')}
        captionHidden
        columns={[
          { key: 'when', label: t('when') },
          { key: 'act', label: t('act') },
        ]}
        rows={file.acts.map((act) => ({
          when: <Moment value={Temporal.Instant.from(act.at)} locale={locale} />,
          act: label(act.action),
        }))}
        empty=""
      />
    </section>
  );
}
