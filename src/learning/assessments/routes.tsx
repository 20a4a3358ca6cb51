import { z } from 'zod';
import { requirePermission } from '#people/roles';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { oneOf, readForm, wholeNumber } from '#platform/http/form.ts';
import { type Translate, translator } from '#platform/i18n/messages.ts';
import { addQuestion, moveQuestion, removeQuestion, setPassPercent, updateQuestion } from './edit-quiz.ts';
import { messages } from './messages.ts';
import { type QuizDone, QuizEditorPage, quizPath } from './office-pages.tsx';
import { getQuizOfLesson, type QuizOfLesson } from './queries.ts';
import { type QuestionReading, readQuestion, valuesOf } from './question-form.ts';
import { QuestionPage, QuestionRemovalPage } from './question-pages.tsx';
import type { Question } from './quiz.ts';

const QUIZ = '/office/programmes/:programme/lessons/:lesson/quiz';
const QUESTIONS = `${QUIZ}/questions`;
const DONE: readonly QuizDone[] = ['saved', 'added', 'removed'];

const passing = z.object({ pass_percent: wholeNumber({ min: 1, max: 100 }) });
const moving = z.object({ direction: oneOf(['up', 'down']) });

export const routes = (app: App): void => {
  app.get(QUIZ, async (c) => {
    const quiz = await quizOf(c);
    const done = DONE.find((word) => word === c.req.query('done'));
    return office(c, 'office_title', <QuizEditorPage locale={c.var.locale} quiz={quiz} done={done} />);
  });

  app.post(QUIZ, async (c) => {
    const quiz = await quizOf(c);
    const form = await readForm(c, passing);
    if (!form.ok) return office(c, 'office_title', <QuizEditorPage locale={c.var.locale} quiz={quiz} {...form} />, 422);
    await setPassPercent(c.var.ctx, quiz.lessonId, form.value.pass_percent);
    return seeOther(c, `${quizPath(quiz)}?done=saved`);
  });

  app.get(`${QUESTIONS}/new`, async (c) => {
    const quiz = await quizOf(c);
    return office(c, 'new_question', <QuestionPage locale={c.var.locale} quiz={quiz} />);
  });

  app.post(QUESTIONS, async (c) => {
    const quiz = await quizOf(c);
    const reading = await readQuestion(c);
    if (!reading.ok) return rejected(c, quiz, reading);
    try {
      await addQuestion(c.var.ctx, quiz.lessonId, reading.input);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const prompt_ru = translator(messages, c.var.locale)('too_many_questions');
      return rejected(c, quiz, { ok: false, values: reading.values, errors: { prompt_ru } });
    }
    return seeOther(c, `${quizPath(quiz)}?done=added`);
  });

  app.get(`${QUESTIONS}/:question`, async (c) => {
    const quiz = await quizOf(c);
    const question = questionOf(c, quiz);
    return office(
      c,
      'edit_question',
      <QuestionPage locale={c.var.locale} quiz={quiz} questionId={question.id} values={valuesOf(question)} />,
    );
  });

  app.post(`${QUESTIONS}/:question`, async (c) => {
    const quiz = await quizOf(c);
    const { id } = questionOf(c, quiz);
    const reading = await readQuestion(c);
    if (!reading.ok) return rejected(c, quiz, reading, id);
    await updateQuestion(c.var.ctx, quiz.lessonId, id, reading.input);
    return seeOther(c, `${quizPath(quiz)}?done=saved`);
  });

  app.post(`${QUESTIONS}/:question/position`, async (c) => {
    const quiz = await quizOf(c);
    const form = await readForm(c, moving);
    if (form.ok) await moveQuestion(c.var.ctx, quiz.lessonId, questionOf(c, quiz).id, form.value.direction);
    return seeOther(c, quizPath(quiz));
  });

  app.get(`${QUESTIONS}/:question/removal`, async (c) => {
    const quiz = await quizOf(c);
    const question = questionOf(c, quiz);
    return office(c, 'remove_title', <QuestionRemovalPage locale={c.var.locale} quiz={quiz} question={question} />);
  });

  app.post(`${QUESTIONS}/:question/removal`, async (c) => {
    const quiz = await quizOf(c);
    await removeQuestion(c.var.ctx, quiz.lessonId, questionOf(c, quiz).id);
    return seeOther(c, `${quizPath(quiz)}?done=removed`);
  });
};

async function quizOf(c: Request): Promise<QuizOfLesson> {
  requirePermission(c, 'programmes.edit');
  return getQuizOfLesson(c.var.ctx, uuidParam(c, 'programme'), uuidParam(c, 'lesson'));
}

function questionOf(c: Request, quiz: QuizOfLesson): Question {
  const id = uuidParam(c, 'question');
  const question = quiz.questions.find((each) => each.id === id);
  if (!question) throw new NotFound('question');
  return question;
}

function rejected(c: Request, quiz: QuizOfLesson, reading: QuestionReading & { ok: false }, questionId?: string) {
  const { values, errors } = reading;
  return office(
    c,
    questionId === undefined ? 'new_question' : 'edit_question',
    <QuestionPage locale={c.var.locale} quiz={quiz} questionId={questionId} values={values} errors={errors} />,
    422,
  );
}

function office(
  c: Request,
  title: Parameters<Translate<typeof messages>>[0],
  body: Parameters<typeof page>[2],
  status?: 422,
) {
  const frame = { title: translator(messages, c.var.locale)(title), area: 'office' as const };
  return page(c, status ? { ...frame, status } : frame, body);
}
