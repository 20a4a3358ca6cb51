/** An attempt explained: what was chosen, what is right, and why. */
import { Icon, Notice, Tag } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { AnsweredOption, AnsweredQuestion, AttemptAnswers } from './attempt.ts';
import { messages } from './messages.ts';
import type { Score } from './quiz.ts';

export function attemptTitle(locale: Locale, { correct, total, passed }: Score): string {
  return translator(messages, locale)(passed ? 'passed_title' : 'failed_title', { correct, total });
}

export interface AttemptReviewProps {
  readonly locale: Locale;
  readonly score: Score;
  readonly answers: AttemptAnswers;
}

export function AttemptReview({ locale, score, answers }: AttemptReviewProps) {
  const t = translator(messages, locale);
  return (
    <>
      <Notice kind={score.passed ? 'success' : 'info'}>
        <p>{t(score.passed ? 'passed_text' : 'failed_text')}</p>
      </Notice>
      <ol class="stack-loose" lang={answers.locale === locale ? undefined : answers.locale}>
        {answers.questions.map((question, index) => (
          <ReviewedQuestion locale={locale} number={index + 1} question={question} />
        ))}
      </ol>
    </>
  );
}

function ReviewedQuestion({
  locale,
  number,
  question,
}: {
  locale: Locale;
  number: number;
  question: AnsweredQuestion;
}) {
  const t = translator(messages, locale);
  return (
    <li class="stack">
      <h2>
        {number}. {question.prompt}
      </h2>
      <Tag tone={question.right ? 'good' : 'bad'}>{t(question.right ? 'right' : 'wrong')}</Tag>
      <ul class="lesson-list">
        {question.options.map((option) => (
          <li>
            <ReviewedOption locale={locale} option={option} />
          </li>
        ))}
      </ul>
      <p class="measure">{question.explanation}</p>
    </li>
  );
}

function ReviewedOption({ locale, option }: { locale: Locale; option: AnsweredOption }) {
  const t = translator(messages, locale);
  const mark = option.correct
    ? option.chosen
      ? 'chosen_right'
      : 'missed'
    : option.chosen
      ? 'chosen_wrong'
      : undefined;
  return (
    <span>
      {mark === undefined ? <span /> : <Icon name={option.correct ? 'check' : 'cross'} />}
      <span>
        {option.text}
        {mark !== undefined && <span class="muted"> ({t(mark)})</span>}
      </span>
    </span>
  );
}
