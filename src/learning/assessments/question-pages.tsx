/** The office: one question, and taking it out. */
import { Button, Form, Hidden, LinkButton, TextArea, TextField } from '#platform/html/index.ts';
import { typed } from '#platform/http/form.ts';
import { inLocale, localPath } from '#platform/i18n/locale.ts';
import { type Translate, translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { type Failed, type QuizProps, quizPath, Trail } from './office-pages.tsx';
import { FORM_LOCALES, OPTION_NUMBERS, optionField } from './question-form.ts';
import type { Question } from './quiz.ts';

const IN_LANGUAGE = { ru: 'in_russian', kk: 'in_kazakh', en: 'in_english' } as const;

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
