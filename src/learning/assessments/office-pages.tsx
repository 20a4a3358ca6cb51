/** The office: the questions of a lesson. */
import { lessonTitleIn, programmeTextIn } from '#learning/programmes';
import {
  Breadcrumbs,
  Button,
  type Crumb,
  DataTable,
  EmptyState,
  Form,
  LinkButton,
  Notice,
  TextField,
} from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { inLocale, LOCALES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { QuizOfLesson } from './queries.ts';
import { isMultiple, neededToPass, type Question } from './quiz.ts';

export const lessonPath = ({ programmeId, lessonId }: QuizOfLesson): string =>
  `/office/programmes/${programmeId}/lessons/${lessonId}`;
export const quizPath = (quiz: QuizOfLesson): string => `${lessonPath(quiz)}/quiz`;

export interface QuizProps {
  readonly locale: Locale;
  readonly quiz: QuizOfLesson;
}
export interface Failed {
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

export function Trail({ locale, quiz, last }: QuizProps & { last?: string }) {
  const t = translator(messages, locale);
  const link = (label: string, path: string): Crumb => ({ label, href: localPath(locale, path) });
  const items: Crumb[] = [
    link(t('programmes'), '/office/programmes'),
    link(programmeTextIn(quiz.programmeTexts, locale).text.title, `/office/programmes/${quiz.programmeId}`),
    link(lessonTitleIn(quiz.lessonTexts, locale).text, lessonPath(quiz)),
    last === undefined ? { label: t('office_title') } : link(t('office_title'), quizPath(quiz)),
    ...(last === undefined ? [] : [{ label: last }]),
  ];
  return <Breadcrumbs label={t('breadcrumbs')} items={items} />;
}

export type QuizDone = 'saved' | 'added' | 'removed';

export function QuizEditorPage({
  locale,
  quiz,
  values,
  errors,
  done,
}: QuizProps & Failed & { done?: QuizDone | undefined }) {
  const t = translator(messages, locale);
  const total = quiz.questions.length;
  return (
    <>
      <Trail locale={locale} quiz={quiz} />
      <header class="page-header">
        <h1>{t('office_title')}</h1>
        <p class="lead">{t('office_lead')}</p>
      </header>
      {done && (
        <Notice kind="success">
          <p>{t(`done_${done}`)}</p>
        </Notice>
      )}
      {total === 0 ? (
        <EmptyState title={t('empty_title')} plan="quiz">
          <p>{t('empty_text')}</p>
        </EmptyState>
      ) : (
        <QuestionTable locale={locale} quiz={quiz} />
      )}
      <div class="actions">
        <LinkButton href={localPath(locale, `${quizPath(quiz)}/questions/new`)}>{t('add_question')}</LinkButton>
      </div>
      {total > 0 && (
        <Form action={localPath(locale, quizPath(quiz))} errors={errors} errorTitle={t('question_errors')}>
          <TextField
            name="pass_percent"
            label={t('pass_percent')}
            hint={t('pass_needed', { needed: neededToPass(quiz), total })}
            value={typed(values, 'pass_percent') ?? String(quiz.passPercent)}
            error={errors?.['pass_percent']}
            inputmode="numeric"
            width="short"
          />
          <div class="actions">
            <Button kind="secondary">{t('save')}</Button>
          </div>
        </Form>
      )}
    </>
  );
}

function QuestionTable({ locale, quiz }: QuizProps) {
  const t = translator(messages, locale);
  const path = (question: Question, end = '') => localPath(locale, `${quizPath(quiz)}/questions/${question.id}${end}`);
  const columns = [
    { key: 'number', label: '№', numeric: true },
    { key: 'question', label: t('question') },
    { key: 'kind', label: t('kind') },
    { key: 'languages', label: t('languages') },
    { key: 'order', label: t('order') },
    { key: 'actions', label: t('actions') },
  ];
  const rows = quiz.questions.map((question, index) => ({
    number: index + 1,
    question: <a href={path(question)}>{inLocale(question.prompts, locale)}</a>,
    kind: t(isMultiple(question) ? 'multiple' : 'single'),
    languages: LOCALES.filter((each) => question.prompts[each]).join(', '),
    order: (
      <form class="nowrap" method="post" action={path(question, '/position')}>
        <Button kind="quiet" name="direction" value="up" disabled={index === 0}>
          {t('up')}
          <span class="visually-hidden"> {index + 1}</span>
        </Button>
        <Button kind="quiet" name="direction" value="down" disabled={index === quiz.questions.length - 1}>
          {t('down')}
          <span class="visually-hidden"> {index + 1}</span>
        </Button>
      </form>
    ),
    actions: (
      <a href={path(question, '/removal')}>
        {t('remove')}
        <span class="visually-hidden"> {index + 1}</span>
      </a>
    ),
  }));
  return <DataTable caption={t('office_title')} captionHidden columns={columns} rows={rows} empty={t('empty_title')} />;
}
