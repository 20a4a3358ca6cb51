/** Where one is in a programme: the lessons before and after, and all of them. */
import { Icon, ProgressPlan } from '#platform/html/index.ts';
import { inLocale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type LessonProps, lessonPath } from './lesson-frame.tsx';
import { messages } from './messages.ts';
import type { OutlineStep } from './read-lesson.ts';
import { doneCount, neighboursOf } from './study.ts';

export function Neighbours(props: LessonProps) {
  const { locale, seat, reading } = props;
  const t = translator(messages, locale);
  const { previous, next } = neighboursOf(reading.outline, reading.lesson.id);
  const link = (step: OutlineStep, rel: 'prev' | 'next', words: 'previous' | 'next') => (
    <a href={lessonPath(props, step.slug)} rel={rel}>
      {t(words, { title: inLocale(step.titles, locale) })}
    </a>
  );
  return (
    <nav class="lesson-next" aria-label={t('neighbours')}>
      {previous && link(previous, 'prev', 'previous')}
      {next ? link(next, 'next', 'next') : <a href={localPath(locale, `/learn/${seat}`)}>{t('to_programme')}</a>}
    </nav>
  );
}

export function Outline(props: LessonProps) {
  const { locale, reading } = props;
  const t = translator(messages, locale);
  const [done, total] = [doneCount(reading.outline), reading.outline.length];
  return (
    <aside class="lesson-aside" aria-label={t('lessons')}>
      <ProgressPlan seed={reading.programmeSlug} done={done} total={total} label={t('progress', { done, total })} />
      <ol class="lesson-list">
        {reading.outline.map((step) => (
          <li>
            <a href={lessonPath(props, step.slug)} aria-current={step.id === reading.lesson.id ? 'page' : undefined}>
              {step.completed ? <Icon name="check" label={t('done')} /> : <span />}
              <span>{inLocale(step.titles, locale)}</span>
            </a>
          </li>
        ))}
      </ol>
    </aside>
  );
}
