/** The office: the questions of a lesson, one question, and taking one out. */
import { lessonTitleIn, programmeTextIn } from '#learning/programmes';
import {
  Breadcrumbs,
  Button,
  type Crumb,
  DataTable,
  EmptyState,
  Form,
  Hidden,
  LinkButton,
  Notice,
  TextArea,
  TextField,
} from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { inLocale, LOCALES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { type Translate, translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { QuizOfLesson } from './queries.ts';
import { FORM_LOCALES, OPTION_NUMBERS, optionField } from './question-form.ts';
import { isMultiple, neededToPass, type Question } from './quiz.ts';

const IN_LANGUAGE = { ru: 'in_russian', kk: 'in_kazakh', en: 'in_english' } as const;

export const lessonPath = ({ programmeId, lessonId }: QuizOfLesson): string =>
  `/office/programmes/${programmeId}/lessons/${lessonId}`;
export const quizPath = (quiz: QuizOfLesson): string => `${lessonPath(quiz)}/quiz`;

interface QuizProps {
  readonly locale: Locale;
  readonly quiz: QuizOfLesson;
}
interface Failed {
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

function Trail({ locale, quiz, last }: QuizProps & { last?: string }) {
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

export function QuestionPage({
  locale,
  quiz,
  questionId,
  values = {},
  errors,
}: QuizProps & Failed & { questionId?: string | undefined }) {
  const t = translator(messages, locale);
  const title = t(questionId === undefined ? 'new_question' : 'edit_question');
  const end = questionId === undefined ? '/questions' : `/questions/${questionId}`;
  return (
    <>
      <Trail locale={locale} quiz={quiz} last={title} />
      <h1>{title}</h1>
      <Form action={localPath(locale, quizPath(quiz) + end)} errors={errors} errorTitle={t('question_errors')}>
        {FORM_LOCALES.map((language) => (
          <TextField
            name={`prompt_${language}`}
            label={`${t('prompt')} ${t(IN_LANGUAGE[language])}`}
            value={typed(values, `prompt_${language}`)}
            error={errors?.[`prompt_${language}`]}
            optionalText={language === 'ru' ? undefined : t('optional')}
          />
        ))}
        <h2>{t('options')}</h2>
        <p class="muted">{t('options_hint')}</p>
        <OptionLines t={t} values={values} errors={errors} />
        <h2>{t('explanation')}</h2>
        {FORM_LOCALES.map((language) => (
          <TextArea
            name={`explanation_${language}`}
            label={`${t('explanation')} ${t(IN_LANGUAGE[language])}`}
            hint={language === 'ru' ? t('explanation_hint') : undefined}
            value={typed(values, `explanation_${language}`)}
            error={errors?.[`explanation_${language}`]}
            optionalText={language === 'ru' ? undefined : t('optional')}
            rows={3}
          />
        ))}
        <div class="actions">
          <Button>{t('save')}</Button>
          <LinkButton kind="quiet" href={localPath(locale, quizPath(quiz))}>
            {t('back')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}

const FEWEST_LINES = 4;

/** As many lines as are filled and one more; the rest unfold. */
function OptionLines({ t, values = {}, errors }: Failed & { readonly t: Translate<typeof messages> }) {
  const isUsed = (number: number) =>
    FORM_LOCALES.some((language) => {
      const name = optionField(number, language);
      return typed(values, name) || errors?.[name];
    });
  const shown = Math.max(FEWEST_LINES, (OPTION_NUMBERS.findLast(isUsed) ?? 0) + 1);
  const lines = OPTION_NUMBERS.map((number) => <OptionFields t={t} number={number} values={values} errors={errors} />);
  return (
    <>
      {lines.slice(0, shown)}
      {shown < lines.length && (
        <details class="disclosure">
          <summary>{t('more_options')}</summary>
          {lines.slice(shown)}
        </details>
      )}
    </>
  );
}

interface OptionFieldsProps extends Failed {
  readonly t: Translate<typeof messages>;
  readonly number: number;
}

function OptionFields({ t, number, values = {}, errors }: OptionFieldsProps) {
  const id = typed(values, optionField(number, 'id'));
  const correct = [values['correct'] ?? []].flat();
  return (
    <fieldset class="block">
      <legend class="field-label">{t('option', { number })}</legend>
      {id !== undefined && <Hidden name={optionField(number, 'id')} value={id} />}
      <div class="columns">
        {FORM_LOCALES.map((language) => {
          const name = optionField(number, language);
          return (
            <TextField
              name={name}
              label={t(IN_LANGUAGE[language])}
              value={typed(values, name)}
              error={errors?.[name]}
              optionalText={language === 'ru' ? undefined : t('optional')}
            />
          );
        })}
      </div>
      <CorrectBox t={t} number={number} checked={correct.includes(String(number))} />
    </fieldset>
  );
}

/** One name for all eight boxes, and an id of its own for each. */
function CorrectBox({ t, number, checked }: { t: Translate<typeof messages>; number: number; checked: boolean }) {
  const id = `correct-${number}`;
  return (
    <div class="choice">
      <input class="choice-input" type="checkbox" id={id} name="correct" value={String(number)} checked={checked} />
      <label class="choice-label" for={id}>
        {t('correct')}
      </label>
    </div>
  );
}

export function QuestionRemovalPage({ locale, quiz, question }: QuizProps & { question: Question }) {
  const t = translator(messages, locale);
  const action = localPath(locale, `${quizPath(quiz)}/questions/${question.id}/removal`);
  return (
    <>
      <Trail locale={locale} quiz={quiz} last={t('remove_title')} />
      <h1>{t('remove_title')}</h1>
      <p class="lead">{inLocale(question.prompts, locale)}</p>
      <p class="measure">{t('remove_text')}</p>
      {quiz.questions.length === 1 && <p class="measure">{t('remove_last')}</p>}
      <Form action={action}>
        <div class="actions">
          <Button kind="danger">{t('remove')}</Button>
          <LinkButton kind="quiet" href={localPath(locale, quizPath(quiz))}>
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}
