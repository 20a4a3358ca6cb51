/** The quiz as a learner meets it. Nothing here tells which answers are right until they are sent. */
import { Button, Checkboxes, Form, Radios } from '#platform/html/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { inLocale, type Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { type Choices, isMultiple, neededToPass, type Question, type Quiz } from './quiz.ts';

const PREFIX = 'q-';

export const questionField = (questionId: string): string => `${PREFIX}${questionId}`;

/** The chosen options by question, from what the form sent. */
export function choicesFrom(values: FormValues): Choices {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, value]) => [name.slice(PREFIX.length), typeof value === 'string' ? [value] : value]),
  );
}

export interface QuizFormProps {
  readonly locale: Locale;
  readonly quiz: Quiz;
  readonly action: string;
  /** What was chosen before something was missing. */
  readonly choices?: Choices | undefined;
  readonly unanswered?: readonly string[] | undefined;
}

export function QuizForm({ locale, quiz, action, choices = {}, unanswered = [] }: QuizFormProps) {
  const t = translator(messages, locale);
  const errors = Object.fromEntries(
    quiz.questions.flatMap(({ id }, index) =>
      unanswered.includes(id) ? [[questionField(id), t('unanswered', { number: index + 1 })]] : [],
    ),
  );
  return (
    <Form action={action} errors={errors} errorTitle={t('error_title')}>
      <p class="muted">{t('intro', { total: quiz.questions.length, needed: neededToPass(quiz) })}</p>
      {quiz.questions.map((question, index) => (
        <QuestionField
          locale={locale}
          number={index + 1}
          question={question}
          chosen={choices[question.id] ?? []}
          error={errors[questionField(question.id)]}
        />
      ))}
      <div class="actions">
        <Button>{t('submit')}</Button>
      </div>
    </Form>
  );
}

interface QuestionFieldProps {
  readonly locale: Locale;
  readonly number: number;
  readonly question: Question;
  readonly chosen: readonly string[];
  readonly error: string | undefined;
}

function QuestionField({ locale, number, question, chosen, error }: QuestionFieldProps) {
  const t = translator(messages, locale);
  const name = questionField(question.id);
  const legend = `${number}. ${inLocale(question.prompts, locale)}`;
  const options = question.options.map(({ id, text }) => ({ value: id, label: inLocale(text, locale) }));
  if (!isMultiple(question)) {
    return <Radios legend={legend} name={name} options={options} value={chosen[0]} error={error} />;
  }
  return (
    <Checkboxes
      legend={legend}
      hint={t('choose_several')}
      name={name}
      options={options.map((option) => ({ ...option, checked: chosen.includes(option.value) }))}
      error={error}
    />
  );
}
