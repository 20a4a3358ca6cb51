import { localTextIn, programmeTextIn } from '#learning/programmes';
import { Breadcrumbs, Button, type FieldErrors, Form, Notice, Radios, TextArea } from '#platform/html/index.ts';
import { type FormValues, typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { MOST_COMMENT, RATINGS } from './give-feedback.ts';
import { messages } from './messages.ts';
import type { FeedbackAddress } from './queries.ts';

export interface FeedbackPageProps {
  readonly locale: Locale;
  readonly address: FeedbackAddress;
  /** The address of the seat. */
  readonly seat: string;
  readonly lessonSlug: string | undefined;
  readonly done: 'saved' | 'removed' | undefined;
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

export function FeedbackPage(props: FeedbackPageProps) {
  const { locale, address, seat, lessonSlug, done } = props;
  const t = translator(messages, locale);
  const programme = programmeTextIn(address.programmeTexts, locale).text.title;
  const lesson = lessonSlug && address.lessonTitles ? localTextIn(address.lessonTitles, locale).text : undefined;
  const action = localPath(locale, `/feedback/${seat}${lessonSlug ? `/${lessonSlug}` : ''}`);
  const title = t(lesson === undefined ? 'title_programme' : 'title_lesson');
  return (
    <div class="page">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[
          { href: localPath(locale, '/learn'), label: t('learn') },
          { href: localPath(locale, `/learn/${seat}`), label: programme },
          ...(lesson === undefined ? [] : [{ href: localPath(locale, `/learn/${seat}/${lessonSlug}`), label: lesson }]),
          { label: title },
        ]}
      />
      {done && (
        <Notice kind="success">
          <p>{t(done)}</p>
        </Notice>
      )}
      <header class="page-header">
        <p class="eyebrow">
          {address.wardName !== null && `${t('studies', { name: address.wardName })} · `}
          {lesson ?? programme}
        </p>
        <h1>{title}</h1>
        <p class="lead">{t(address.wardName === null ? 'lead' : 'lead_of_child')}</p>
      </header>
      {address.wardName === null ? <FeedbackForm {...props} action={action} /> : <Said {...props} />}
      {address.said && (
        <section class="section">
          <Form action={`${action}/removal`}>
            <p>{t('remove_text')}</p>
            <div class="actions">
              <Button kind="secondary">{t('remove')}</Button>
            </div>
          </Form>
        </section>
      )}
    </div>
  );
}

function FeedbackForm({ locale, address, values, errors, action }: FeedbackPageProps & { readonly action: string }) {
  const t = translator(messages, locale);
  return (
    <Form action={action} errors={errors} errorTitle={t('form_errors')} guard>
      <Radios
        name="rating"
        legend={t('rating')}
        value={typed(values, 'rating') ?? address.said?.rating.toString()}
        options={RATINGS.map((value) => ({ value, label: t(`rating_${value}`) }))}
        error={errors?.['rating']}
      />
      <TextArea
        name="comment"
        label={t('comment')}
        hint={t('comment_hint')}
        why={t('comment_why')}
        optionalText={t('optional')}
        rows={4}
        maxlength={MOST_COMMENT}
        value={typed(values, 'comment') ?? address.said?.comment ?? ''}
        error={errors?.['comment']}
      />
      <div class="actions">
        <Button>{t(address.said ? 'send_again' : 'send')}</Button>
      </div>
    </Form>
  );
}

/** What was said of a child's study while that was asked for. */
function Said({ locale, address: { said } }: FeedbackPageProps) {
  const rating = RATINGS.find((each) => Number(each) === said?.rating);
  return (
    <blockquote>
      {rating && <p>{translator(messages, locale)(`rating_${rating}`)}</p>}
      {said?.comment && <p>{said.comment}</p>}
    </blockquote>
  );
}
