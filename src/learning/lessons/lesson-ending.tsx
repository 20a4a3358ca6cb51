/** How a lesson is done: by its questions, or at its learner’s word. */
import { QuizForm } from '#learning/assessments';
import { Button, Form, Tag } from '#platform/html/index.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type LessonProps, lessonPath } from './lesson-frame.tsx';
import { messages } from './messages.ts';
import type { LessonReading } from './read-lesson.ts';
import { neighboursOf } from './study.ts';

/** How the lesson is done: by its questions, or at its learner's word. */
export function Ending(props: LessonProps) {
  const { locale, reading } = props;
  const t = translator(messages, locale);
  if (reading.quiz) return <QuizSection {...props} />;
  const { next } = neighboursOf(reading.outline, reading.lesson.id);
  if (isDone(reading)) {
    return (
      <p>
        <Tag tone="good">{t('lesson_done')}</Tag>
      </p>
    );
  }
  return (
    <Form action={`${lessonPath(props)}/completion`}>
      <div class="actions">
        <Button>{t(next ? 'mark_done_next' : 'mark_done')}</Button>
      </div>
    </Form>
  );
}

export function isDone({ outline, lesson }: LessonReading): boolean {
  return outline.some((step) => step.id === lesson.id && step.completed);
}

function QuizSection(props: LessonProps) {
  const { locale, reading } = props;
  const t = translator(messages, locale);
  const { best, quiz } = reading;
  if (!quiz) return null;
  const form = <QuizForm locale={locale} quiz={quiz} action={`${lessonPath(props)}/attempts`} />;
  return (
    <section class="exercise" id="questions">
      <h2>{t('questions')}</h2>
      {isDone(reading) && <Tag tone="good">{t('lesson_done')}</Tag>}
      {best && (
        <p>
          {t('best', { correct: best.correct, total: best.total })}{' '}
          <a href={`${lessonPath(props)}/attempts/${best.id}`}>{t('review')}</a>
        </p>
      )}
      {isDone(reading) ? (
        <details class="disclosure">
          <summary>{t('once_more')}</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </section>
  );
}
