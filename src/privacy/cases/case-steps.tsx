import { Button, Form, Select, TextArea } from '#platform/html/index.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { answerDraft, RIGHTS } from '#privacy/fulfilment';
import { mayBecome, REFUSAL_REASONS } from './case.ts';
import type { CasePartProps } from './case-page.tsx';
import { formOf } from './failed-act.ts';
import { messages } from './office-messages.ts';
import { PATH } from './office-pages.tsx';
import { DemandSelect } from './pages.tsx';
import type { CaseFile, PrivacyCase } from './queries.ts';
import { wordsIn } from './words.ts';

export function CaseSteps({ locale, found, file, failed }: Omit<CasePartProps, 'today'>) {
  const t = translator(messages, locale);
  const words = wordsIn(locale);
  const base = `${PATH}/${found.id}`;
  const draft = draftOf(found, file);
  const form = (act: string) => formOf(failed, act, t('errors'));
  const [identity, answer, refusal, demand] = [form('identity'), form('answer'), form('refusal'), form('demand')];
  return (
    <section class="section">
      <h2>{t('steps')}</h2>
      {mayBecome(found.state, 'identity-asked') && found.email && (
        <form method="post" action={localPath(locale, `${base}/code`)}>
          <Button kind="secondary">{t('ask_code')}</Button>
        </form>
      )}
      {mayBecome(found.state, 'accepted') && (
        <Form action={localPath(locale, `${base}/identity`)} {...identity.summary}>
          <Select
            {...identity.field('identity')}
            label={t('how')}
            options={(['document', 'visit', ...(found.signer ? (['signature'] as const) : [])] as const).map(
              (each) => ({
                value: each,
                label: words.identity(each),
              }),
            )}
          />
          <Button kind="secondary">{t('accept')}</Button>
        </Form>
      )}
      {mayBecome(found.state, 'in-work') && (
        <form method="post" action={localPath(locale, `${base}/work`)}>
          <Button kind="secondary">{t('take')}</Button>
        </form>
      )}
      {mayBecome(found.state, 'answered') && (
        <Form action={localPath(locale, `${base}/answer`)} {...answer.summary}>
          <TextArea
            {...answer.field('answer')}
            label={t('answer_text')}
            hint={draft ? t('answer_draft') : undefined}
            value={answer.field('answer').value ?? draft}
            maxlength={20_000}
          />
          <Button>{t('answer')}</Button>
        </Form>
      )}
      <details class="disclosure" open={refusal.failed}>
        <summary>{t('refuse')}</summary>
        <Form action={localPath(locale, `${base}/refusal`)} {...refusal.summary}>
          <Select
            {...refusal.field('refusal')}
            label={t('refuse_reason')}
            hint={t('refuse_hint')}
            options={REFUSAL_REASONS.map((each) => ({ value: each, label: words.refusal(each) }))}
          />
          <TextArea {...refusal.field('explanation')} label={t('refuse_text')} maxlength={20_000} />
          <Button kind="danger">{t('refuse')}</Button>
        </Form>
      </details>
      <details class="disclosure" open={demand.failed}>
        <summary>{t('name_demand')}</summary>
        <Form action={localPath(locale, `${base}/demand`)} {...demand.summary}>
          <DemandSelect
            locale={locale}
            value={demand.field('demand').value ?? found.demand}
            error={demand.field('demand').error}
          />
          <Button kind="secondary">{t('name_demand')}</Button>
        </Form>
      </details>
      <form method="post" action={localPath(locale, `${base}/withdrawal`)}>
        <Button kind="quiet">{t('withdraw')}</Button>
      </form>
    </section>
  );
}

/** Of what was carried out last, in the language of who asked. */
function draftOf(found: PrivacyCase, file: CaseFile): string | undefined {
  const done = file.acts.findLast(({ action }) => action === 'case.carried_out')?.details['right'];
  const right = RIGHTS.find((each) => each === done);
  return right && answerDraft(right, found.locale);
}
