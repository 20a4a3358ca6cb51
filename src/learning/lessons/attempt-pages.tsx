/** The questions of a lesson by themselves, and an attempt explained. */
import { type Attempt, AttemptReview, attemptTitle, type Choices, QuizForm } from '#learning/assessments';
import { LinkButton } from '#platform/html/index.ts';
import { inLocale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type LessonProps, lessonPath, Trail } from './lesson-frame.tsx';
import { messages } from './messages.ts';
import { neighboursOf } from './study.ts';

export interface QuizPageProps extends LessonProps {
  readonly choices: Choices;
  readonly unanswered: readonly string[];
}

/** The questions alone, when something in them was left out. */
export function QuizPage(props: QuizPageProps) {
  const { locale, reading, choices, unanswered } = props;
  const t = translator(messages, locale);
  if (!reading.quiz) return null;
  return (
    <div class="page page-narrow">
      <Trail {...props} />
      <StudiedBy {...props} />
      <h1>{t('questions')}</h1>
      <QuizForm
        locale={locale}
        quiz={reading.quiz}
        action={`${lessonPath(props)}/attempts`}
        choices={choices}
        unanswered={unanswered}
      />
      <p>
        <a href={lessonPath(props)}>{t('back_to_lesson')}</a>
      </p>
    </div>
  );
}

/** Whose answers they are, when a guardian reads. */
function StudiedBy({ locale, reading: { wardName: name } }: LessonProps) {
  return name === null ? null : <p class="eyebrow">{translator(messages, locale)('studies', { name })}</p>;
}

export function AttemptPage(props: LessonProps & { attempt: Attempt }) {
  const { locale, seat, reading, attempt } = props;
  const t = translator(messages, locale);
  const { next } = neighboursOf(reading.outline, reading.lesson.id);
  return (
    <div class="page page-narrow">
      <Trail {...props} />
      <StudiedBy {...props} />
      <h1>{attemptTitle(locale, attempt)}</h1>
      <AttemptReview locale={locale} score={attempt} answers={attempt.answers} />
      <div class="actions">
        {!attempt.passed && <LinkButton href={`${lessonPath(props)}#questions`}>{t('try_again')}</LinkButton>}
        {attempt.passed && next && (
          <LinkButton href={lessonPath(props, next.slug)}>
            {t('next', { title: inLocale(next.titles, locale) })}
          </LinkButton>
        )}
        {attempt.passed && !next && (
          <LinkButton href={localPath(locale, `/learn/${seat}`)}>{t('to_programme')}</LinkButton>
        )}
        <LinkButton kind="quiet" href={lessonPath(props)}>
          {t('back_to_lesson')}
        </LinkButton>
      </div>
    </div>
  );
}
