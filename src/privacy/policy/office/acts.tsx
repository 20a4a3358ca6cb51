/** The forms that take a revision from one state to the next. */
import { formatDay } from '#platform/html/format.ts';
import { Button, Checkbox, Form, Hidden, TextField } from '#platform/html/index.ts';
import { typed } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { hasGaps } from '../readiness.ts';
import { officePath, type RevisionPageProps } from './frame.tsx';
import { office } from './messages.ts';

export function ReviewForm({ revision, readiness, values, errors, locale }: RevisionPageProps) {
  const t = translator(office, locale);
  if (readiness.obstacles.length > 0) return null;
  return (
    <section class="section" aria-labelledby="review">
      <h2 id="review">{t('review_title')}</h2>
      <p>{t('review_text')}</p>
      <Form action={officePath(locale, `/${revision.id}/review`)} errors={errors} errorTitle={t('error_title')}>
        <Hidden name="version" value={String(revision.version)} />
        <TextField
          name="reason"
          label={t('review_reason')}
          hint={t('review_reason_hint')}
          value={typed(values, 'reason')}
          error={errors?.['reason']}
        />
        <div class="actions">
          <Button>{t('review_do')}</Button>
        </div>
      </Form>
    </section>
  );
}

export function ScheduleForm({ revision, readiness, figures, earliest, values, errors, locale }: RevisionPageProps) {
  const t = translator(office, locale);
  return (
    <section class="section" aria-labelledby="schedule">
      <h2 id="schedule">{t('schedule_title')}</h2>
      {revision.materiality === 'material' && <p>{t('schedule_material', { people: figures.people })}</p>}
      <Form action={officePath(locale, `/${revision.id}/schedule`)} errors={errors} errorTitle={t('error_title')}>
        <Hidden name="version" value={String(revision.version)} />
        <TextField
          name="day"
          type="date"
          width="short"
          label={t('schedule_day')}
          hint={t('schedule_hint', { day: formatDay(earliest, locale) })}
          value={typed(values, 'day')}
          error={errors?.['day']}
        />
        {hasGaps(readiness) && <Checkbox name="gaps" label={t('schedule_gaps')} error={errors?.['gaps']} />}
        <div class="actions">
          <Button>{t('schedule_do')}</Button>
        </div>
      </Form>
    </section>
  );
}

export function Act({
  revision,
  act,
  title,
  text,
  label,
  locale,
}: RevisionPageProps & { act: string; title: string; text: string; label: string }) {
  return (
    <details class="disclosure">
      <summary>{title}</summary>
      <Form action={officePath(locale, `/${revision.id}/${act}`)}>
        <p>{text}</p>
        <Hidden name="version" value={String(revision.version)} />
        <div class="actions">
          <Button kind="danger">{label}</Button>
        </div>
      </Form>
    </details>
  );
}
