import type { Child } from 'hono/jsx';
import {
  Breadcrumbs,
  Button,
  DataTable,
  Form,
  Hidden,
  Moment,
  Notice,
  Select,
  SummaryList,
  TextArea,
  TextField,
} from '#platform/html/index.ts';
import type { FieldErrors } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { isClosed, mayBecome, REFUSAL_REASONS } from './case.ts';
import { messages } from './office-messages.ts';
import { ConflictNotice, DueDay, dayText, PATH } from './office-pages.tsx';
import { DemandSelect } from './pages.tsx';
import type { CaseFile, PrivacyCase } from './queries.ts';
import { wordsIn } from './words.ts';

export interface CasePageProps {
  readonly locale: Locale;
  readonly found: PrivacyCase;
  readonly file: CaseFile;
  readonly today: Temporal.PlainDate;
  readonly errors: FieldErrors | undefined;
  readonly done: boolean;
  readonly conflict: boolean;
}

export function CasePage(props: CasePageProps): Child {
  const { locale, found, file, errors } = props;
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
      {props.conflict && <ConflictNotice locale={locale} />}
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
      {!isClosed(found.state) && <Steps locale={locale} found={found} errors={errors} />}
      <Letters {...props} />
      <Tasks {...props} />
      <History locale={locale} file={file} />
    </>
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
        { label: t('address'), value: found.email ?? t('no_address') },
        {
          label: t('person'),
          value: found.person_id ? t('person_known') : t('person_unknown'),
          ...(found.person_id && {
            action: { href: localPath(locale, `/office/consents/${found.person_id}`), label: t('person_open') },
          }),
        },
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

function Steps({ locale, found, errors }: Pick<CasePageProps, 'locale' | 'found' | 'errors'>) {
  const t = translator(messages, locale);
  const words = wordsIn(locale);
  const base = `${PATH}/${found.id}`;
  const failed = errors ? { errors: { ...errors }, errorTitle: t('errors') } : {};
  const textOf = (name: string) => errors?.[name];
  return (
    <section class="section">
      <h2>{t('steps')}</h2>
      {mayBecome(found.state, 'identity-asked') && found.email && (
        <form method="post" action={localPath(locale, `${base}/code`)}>
          <Button kind="secondary">{t('ask_code')}</Button>
        </form>
      )}
      {mayBecome(found.state, 'accepted') && (
        <Form action={localPath(locale, `${base}/identity`)}>
          <Select
            name="identity"
            label={t('how')}
            options={(['document', 'visit'] as const).map((each) => ({ value: each, label: words.identity(each) }))}
          />
          <Button kind="secondary">{t('accept')}</Button>
        </Form>
      )}
      {mayBecome(found.state, 'in-work') && (
        <form method="post" action={localPath(locale, `${base}/work`)}>
          <Button>{t('take')}</Button>
        </form>
      )}
      {mayBecome(found.state, 'answered') && (
        <Form action={localPath(locale, `${base}/answer`)} {...failed}>
          <TextArea name="answer" label={t('answer_text')} error={textOf('answer')} maxlength={20_000} />
          <Button>{t('answer')}</Button>
        </Form>
      )}
      <details>
        <summary>{t('refuse')}</summary>
        <Form action={localPath(locale, `${base}/refusal`)} {...failed}>
          <Select
            name="refusal"
            label={t('refuse_reason')}
            hint={t('refuse_hint')}
            options={REFUSAL_REASONS.map((each) => ({ value: each, label: words.refusal(each) }))}
            error={textOf('refusal')}
          />
          <TextArea name="explanation" label={t('refuse_text')} error={textOf('explanation')} maxlength={20_000} />
          <Button kind="danger">{t('refuse')}</Button>
        </Form>
      </details>
      <details>
        <summary>{t('name_demand')}</summary>
        <Form action={localPath(locale, `${base}/demand`)}>
          <DemandSelect locale={locale} value={found.demand} />
          <Button kind="secondary">{t('name_demand')}</Button>
        </Form>
      </details>
      <form method="post" action={localPath(locale, `${base}/withdrawal`)}>
        <Button kind="quiet">{t('withdraw')}</Button>
      </form>
    </section>
  );
}

function Letters({ locale, found, file, errors }: CasePageProps) {
  const t = translator(messages, locale);
  return (
    <section class="section">
      <h2>{t('letters')}</h2>
      <DataTable
        caption={t('letters')}
        captionHidden
        columns={[
          { key: 'when', label: t('when') },
          { key: 'direction', label: t('act') },
          { key: 'text', label: t('text') },
        ]}
        rows={file.messages.map((message) => ({
          when: <Moment value={Temporal.Instant.from(message.at)} locale={locale} />,
          direction: t(`direction_${message.direction}`),
          text: message.text.split('\n').map((paragraph) => <p dir="auto">{paragraph}</p>),
        }))}
        empty={<p>{t('no_letters')}</p>}
      />
      {!isClosed(found.state) && (
        <Form action={localPath(locale, `${PATH}/${found.id}/letters`)}>
          <Select
            name="to"
            label={t('to')}
            options={[
              ...(found.email ? [{ value: 'person', label: t('to_person') }] : []),
              { value: 'staff', label: t('to_staff') },
            ]}
          />
          <TextArea name="text" label={t('text')} error={errors?.['text']} maxlength={20_000} />
          <Button kind="secondary">{t('write')}</Button>
        </Form>
      )}
    </section>
  );
}

function Tasks({ locale, found, file, errors }: CasePageProps) {
  const t = translator(messages, locale);
  return (
    <section class="section">
      <h2>{t('tasks')}</h2>
      <DataTable
        caption={t('tasks')}
        captionHidden
        columns={[
          { key: 'task', label: t('task') },
          { key: 'until', label: t('until') },
          { key: 'state', label: t('state') },
        ]}
        rows={file.tasks.map((task) => ({
          task: task.text,
          until: task.due_on ? dayText(task.due_on, locale) : '',
          state: task.done_at ? (
            t('task_done')
          ) : (
            <form method="post" action={localPath(locale, `${PATH}/${found.id}/tasks/${task.id}`)}>
              <Hidden name="done" value="yes" />
              <Button kind="quiet">{t('task_finish')}</Button>
            </form>
          ),
        }))}
        empty={<p>{t('no_tasks')}</p>}
      />
      {!isClosed(found.state) && (
        <details open={errors?.['task'] !== undefined || errors?.['until'] !== undefined}>
          <summary>{t('task_add')}</summary>
          <Form action={localPath(locale, `${PATH}/${found.id}/tasks`)}>
            <TextField name="task" label={t('task')} error={errors?.['task']} maxlength={300} />
            <TextField
              name="until"
              type="date"
              label={t('until')}
              optionalText={t('optional')}
              error={errors?.['until']}
              width="medium"
            />
            <Button kind="secondary">{t('task_add')}</Button>
          </Form>
        </details>
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
