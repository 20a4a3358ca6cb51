/** Quizzes of lessons: what is asked, how answers are scored, and the office pages where questions are written. */
import { on } from '#platform/events.ts';
import type { Room } from '#platform/room.ts';
import type {} from '#privacy/minors';
import { dropAttemptsOf, giveAttemptsTo } from './give-attempts.ts';
import { routes } from './routes.tsx';
import { quizAttemptsTable, quizQuestionsTable, quizzesTable } from './schema.ts';

export { answersOf } from './attempt.ts';
export { AttemptReview, attemptTitle } from './attempt-review.tsx';
export { type QuestionInput, saveQuiz } from './edit-quiz.ts';
export { type LessonOfEnrolment, lockStudy } from './lock-study.ts';
export { type Attempt, findQuiz, getOwnAttempt } from './queries.ts';
export type { Choices, Question, Quiz } from './quiz.ts';
export { choicesFrom, QuizForm } from './quiz-form.tsx';
export type { AssessmentsDb } from './schema.ts';
export { submitAttempt } from './submit-attempt.ts';

export const room: Room = {
  name: 'learning/assessments',
  tables: [quizzesTable, quizQuestionsTable, quizAttemptsTable],
  listeners: [
    on('ward.leaving', (tx, { wardId }) => dropAttemptsOf(tx, wardId)),
    on('ward.grown', (tx, { wardId }) => giveAttemptsTo(tx, wardId, null)),
    on('ward.handed-over', (tx, { wardId, personId }) => giveAttemptsTo(tx, wardId, personId)),
  ],
  routes,
};
