/** Quizzes of lessons: what is asked, how answers are scored, and the office pages where questions are written. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';
import { quizAttemptsTable, quizQuestionsTable, quizzesTable } from './schema.ts';

export { type AnsweredQuestion, type AttemptAnswers, answersOf } from './attempt.ts';
export { AttemptReview, attemptTitle } from './attempt-review.tsx';
export {
  addQuestion,
  moveQuestion,
  type QuestionInput,
  removeQuestion,
  saveQuiz,
  setPassPercent,
  updateQuestion,
} from './edit-quiz.ts';
export { type LessonOfEnrolment, lockStudy } from './lock-study.ts';
export { type Attempt, findQuiz, getOwnAttempt } from './queries.ts';
export { type Choices, isMultiple, neededToPass, type Question, type Quiz, type Score } from './quiz.ts';
export { choicesFrom, QuizForm, questionField } from './quiz-form.tsx';
export type { AssessmentsDb, QuizAttemptsTable, QuizQuestionsTable, QuizzesTable } from './schema.ts';
export { type Submission, type SubmissionOutcome, submitAttempt } from './submit-attempt.ts';

export const room: Room = {
  name: 'learning/assessments',
  tables: [quizzesTable, quizQuestionsTable, quizAttemptsTable],
  routes,
};
