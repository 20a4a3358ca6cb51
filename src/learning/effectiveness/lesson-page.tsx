import { localTextIn, programmeTextIn } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import { DataTable, Day, FunnelChart, formatNumber, Tag, type TagTone } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { Feedback } from './feedback-page.tsx';
import {
  type ChangeVerdict,
  discrimination,
  FEWEST,
  judgeChange,
  judgeQuestion,
  LEAST_DISCRIMINATION,
  type QuestionVerdict,
  type Share,
} from './item.ts';
import type { LessonBoard, LessonHalf, LessonRow } from './lesson-board.ts';
import { messages } from './messages.ts';
import { addressOf, BoardFrame, type BoardProps, decimal, shareOf } from './parts.tsx';
import { COMPARED_DAYS, SILENT_DAYS } from './refresh-figures.ts';

type Props = BoardProps & { readonly board: LessonBoard };

export function LessonBoardPage(props: Props) {
  const { board, locale, filter } = props;
  return (
    <BoardFrame part="lessons" head={board} locale={locale} filter={filter}>
      <WhereTheyStop {...props} />
      <Questions {...props} />
      <Changes {...props} />
      <Feedback {...props} />
    </BoardFrame>
  );
}

const titleOf = (lesson: Pick<LessonRow, 'titles'>, locale: Locale) => localTextIn(lesson.titles, locale).text;

function WhereTheyStop({ board, locale, filter }: Props) {
  const t = translator(messages, locale);
  const { lessons } = board;
  const labels = lessons.map((lesson, index) => `${index + 1}. ${titleOf(lesson, locale)}`);
  const shown = board.choices.find(({ programme }) => programme === board.programme);
  const plot = { locale, labelsTitle: t('lesson'), labels };
  return (
    <section class="section">
      {shown && <h2>{programmeTextIn(shown.programmeTexts, locale).text.title}</h2>}
      <div class="columns">
        <FunnelChart
          {...plot}
          id="reach"
          title={t('lessons_plot')}
          description={t('lessons_text')}
          series={[{ label: t('opened'), values: lessons.map(({ opened }) => opened) }]}
          empty={t('no_lessons')}
          steps
        />
        <FunnelChart
          {...plot}
          id="stops"
          title={t('stopped_plot')}
          description={t('stopped_text', { days: SILENT_DAYS })}
          series={[{ label: t('stopped'), values: lessons.map(({ stopped }) => stopped) }]}
          empty={t(lessons.length > 0 ? 'nobody_stopped' : 'no_lessons')}
        />
      </div>
      {lessons.length > 0 && (
        <p class="muted">
          {t('lessons_text')} {t('stopped_text', { days: SILENT_DAYS })}
        </p>
      )}
      {lessons.length > 0 && (
        <DataTable
          caption={t('lessons_plot')}
          captionHidden
          columns={[
            { key: 'lesson', label: t('lesson') },
            { key: 'opened', label: t('opened'), numeric: true },
            { key: 'completed', label: t('finished'), numeric: true },
            { key: 'stopped', label: t('stopped'), numeric: true },
            { key: 'passed', label: t('first_passed'), numeric: true },
            { key: 'rating', label: t('rating_count'), numeric: true },
          ]}
          rows={lessons.map((lesson, index) => ({
            lesson: labels[index],
            opened: formatNumber(lesson.opened, locale),
            completed: shareOf(lesson.completed, lesson.opened, locale),
            stopped: formatNumber(lesson.stopped, locale),
            passed: shareOf(lesson.firstPassed, lesson.firstTries, locale),
            rating:
              lesson.raters === 0 ? (
                ratingOf(lesson, locale)
              ) : (
                <a href={addressOf('feedback', { ...filter, lesson: lesson.slug }, locale)}>
                  {ratingOf(lesson, locale)}
                  <span class="visually-hidden"> {t('feedback_of_lesson')}</span>
                </a>
              ),
          }))}
          empty=""
        />
      )}
    </section>
  );
}

function ratingOf({ raters, ratingSum }: Pick<LessonHalf, 'raters' | 'ratingSum'>, locale: Locale): string {
  if (raters === 0) return '–';
  return `${decimal(ratingSum / raters, locale)} (${formatNumber(raters, locale)})`;
}

const QUESTION_TONES: Readonly<Record<QuestionVerdict, TagTone>> = {
  few: 'neutral',
  hard: 'attention',
  easy: 'attention',
  blind: 'attention',
  good: 'good',
};

/** Those to be written anew come first. */
const ORDER: readonly QuestionVerdict[] = ['hard', 'blind', 'easy', 'good', 'few'];

function Questions({ board, locale }: Props) {
  const t = translator(messages, locale);
  const judged = board.questions
    .map((question) => ({ question, verdict: judgeQuestion(question) }))
    .toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  return (
    <section class="section">
      <h2>{t('questions')}</h2>
      <p class="muted">{t('questions_text', { least: decimal(LEAST_DISCRIMINATION, locale, 2) })}</p>
      <DataTable
        caption={t('questions')}
        captionHidden
        columns={[
          { key: 'question', label: t('question') },
          { key: 'lesson', label: t('lesson') },
          { key: 'tries', label: t('tries'), numeric: true },
          { key: 'right', label: t('right'), numeric: true },
          { key: 'discrimination', label: t('discrimination'), numeric: true },
          { key: 'verdict', label: t('verdict') },
        ]}
        rows={judged.map(({ question, verdict }) => {
          return {
            question: localTextIn(question.prompts, locale).text,
            lesson: localTextIn(question.lessonTitles, locale).text,
            tries: formatNumber(question.tries, locale),
            right: shareOf(question.sumX, question.tries, locale),
            discrimination: decimal(discrimination(question), locale, 2),
            verdict: <Tag tone={QUESTION_TONES[verdict]}>{t(`verdict_${verdict}`)}</Tag>,
          };
        })}
        empty={t('no_questions')}
      />
    </section>
  );
}

const CHANGE_TONES: Readonly<Record<ChangeVerdict, TagTone>> = {
  few: 'neutral',
  better: 'good',
  worse: 'bad',
  same: 'neutral',
};

const hasAny = ({ opened, firstTries, raters }: LessonHalf) => opened + firstTries + raters > 0;

function Changes({ board, locale }: Props) {
  const t = translator(messages, locale);
  const changed = board.lessons.filter(({ before, after }) => hasAny(before) && hasAny(after));
  const compare = (before: Share, after: Share) => (
    <span class="nowrap">
      {t('before_after', {
        before: shareOf(before.part, before.whole, locale),
        after: shareOf(after.part, after.whole, locale),
      })}{' '}
      <Verdict verdict={judgeChange(before, after)} locale={locale} />
    </span>
  );
  const done = ({ doneInTime, hadTime }: LessonHalf): Share => ({ part: doneInTime, whole: hadTime });
  /** Why nothing can be said of completion yet; undefined where it can. */
  const waiting = (before: LessonHalf, after: LessonHalf) => {
    const [word, { hadTime }] =
      before.hadTime < FEWEST ? (['few_before', before] as const) : (['few_after', after] as const);
    return hadTime < FEWEST ? t(word, { days: COMPARED_DAYS, count: hadTime, fewest: FEWEST }) : undefined;
  };
  const passed = ({ firstPassed, firstTries }: LessonHalf): Share => ({ part: firstPassed, whole: firstTries });
  return (
    <section class="section">
      <h2>{t('changes')}</h2>
      <p class="muted">{t('changes_text', { days: COMPARED_DAYS })}</p>
      <DataTable
        caption={t('changes')}
        captionHidden
        columns={[
          { key: 'lesson', label: t('lesson') },
          { key: 'changed', label: t('changed_on') },
          { key: 'opened', label: t('opened'), numeric: true },
          { key: 'done', label: t('did_it') },
          { key: 'passed', label: t('first_passed') },
          { key: 'rating', label: t('rating_count'), numeric: true },
        ]}
        rows={changed.map(({ before, after, ...lesson }) => ({
          lesson: titleOf(lesson, locale),
          changed: <Day value={schoolDay(Temporal.Instant.from(lesson.changedOn))} locale={locale} />,
          opened: t('before_after', {
            before: formatNumber(before.opened, locale),
            after: formatNumber(after.opened, locale),
          }),
          done: waiting(before, after) ?? compare(done(before), done(after)),
          passed: compare(passed(before), passed(after)),
          rating: t('before_after', { before: ratingOf(before, locale), after: ratingOf(after, locale) }),
        }))}
        empty={t('no_changes')}
      />
    </section>
  );
}

function Verdict({ verdict, locale }: { verdict: ChangeVerdict; locale: Locale }) {
  return <Tag tone={CHANGE_TONES[verdict]}>{translator(messages, locale)(`change_${verdict}`)}</Tag>;
}
