/** What the learners of the cast did, as scenes on days that lie before `today`. */
import { type Choices, findQuiz, type Quiz, submitAttempt } from '#learning/assessments';
import { enrol, getOwnEnrolment } from '#learning/enrolments';
import { giveFeedback } from '#learning/feedback';
import { completeLesson, readLesson } from '#learning/lessons';
import type { Context } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { confirmPayment } from '#school/payments';
import type { CohortContent, ProgrammeContent } from '../../content/read.ts';
import { rightChoices } from './scale-programmes.ts';
import { type CastAccount, playedBy } from './seed-cast.ts';
import { momentOf, type Scene } from './story.ts';

/** Days before today on which a study in this state began. */
const BEGAN = { new: 1, 'under-way': 14, completed: 36, 'awaiting-payment': 2 } as const;
const DAYS_BETWEEN_LESSONS = 3;
/** A study under way goes on yesterday: the lesson after the last one done was opened then. */
const OPENED_LAST = 1;
const READING_MINUTES = 12;

export interface Stage {
  readonly today: Temporal.PlainDate;
  readonly programmes: readonly ProgrammeContent[];
  readonly cohorts: readonly CohortContent[];
  readonly accountantId: string;
}

type Study = CastAccount['member']['enrolments'][number];

/** `place` keeps the cast from doing everything in the same minute. */
export function scenesOf(stage: Stage, account: CastAccount, place: number): Scene[] {
  return account.member.enrolments.flatMap((study) => scenesOfStudy(stage, account, study, place));
}

/** The day of somebody's first enrolment: their account is made just before it. */
export function joinedOn(stage: Pick<Stage, 'today'>, account: Pick<CastAccount, 'member'>): Temporal.PlainDate {
  const days = account.member.enrolments.map((study) => BEGAN[study.state]);
  return stage.today.subtract({ days: Math.max(1, ...days) });
}

function scenesOfStudy(stage: Stage, account: CastAccount, study: Study, place: number): Scene[] {
  const programme = stage.programmes.find(({ slug }) => slug === study.programme);
  const cohort = stage.cohorts.find((each) => each.programme === study.programme);
  if (!programme || !cohort) throw new Error(`${account.member.email} studies what is not taught: ${study.programme}`);
  const lessons = programme.modules.flatMap((module) => module.lessons.map((lesson) => lesson.slug));
  const began = stage.today.subtract({ days: BEGAN[study.state] });
  const evening = (day: Temporal.PlainDate, minutes = 0) =>
    momentOf(day, '18:30').add({ minutes: place * 7 + minutes });
  const { personId } = account;
  const joining: Scene = {
    at: evening(began),
    play: async (tx) => {
      await enrol(playedBy(tx, personId), { personId, cohortSlug: cohort.slug, locale: account.member.locale });
    },
  };
  const paying: Scene = {
    at: momentOf(began.add({ days: 1 }), '11:20').add({ minutes: place }),
    play: (tx) => pay(playedBy(tx, stage.accountantId, true), personId, cohort.slug),
  };
  const reading = lessons.slice(0, study.lessonsDone).map((slug, index): Scene => {
    const day = began.add({ days: DAYS_BETWEEN_LESSONS * index + 1 });
    return {
      at: evening(day),
      play: async (tx) => {
        const address = { personId, cohortSlug: cohort.slug, lessonSlug: slug };
        const lesson = await readThrough(playedBy(tx, personId), account.member.locale, address);
        const opinion = account.member.experience === undefined ? undefined : opinionOf(place + index);
        if (opinion) await giveFeedback(playedBy(tx, personId), { ...lesson, ...opinion });
      },
    };
  });
  const opened = study.state === 'under-way' ? lessons[study.lessonsDone] : undefined;
  const lastly = opened
    ? [
        {
          at: evening(stage.today.subtract({ days: OPENED_LAST })),
          play: async (tx: Context) => {
            const address = { personId, cohortSlug: cohort.slug, lessonSlug: opened };
            await readLesson(playedBy(tx, personId), address);
          },
        },
      ]
    : [];
  const isPaid = programme.priceKzt > 0 && study.state !== 'awaiting-payment';
  return [joining, ...(isPaid ? [paying] : []), ...reading, ...lastly];
}

const OPINIONS = [
  { rating: 5, comment: 'Понравилось, что сразу есть задание: сделал список в тот же вечер.' },
  { rating: 4, comment: undefined },
  undefined,
  { rating: 3, comment: 'Хотелось бы ещё один пример разговора по телефону.' },
  { rating: 5, comment: undefined },
  { rating: 4, comment: 'Вопрос про договор сформулирован непонятно, перечитывала три раза.' },
] as const;

/** Not everybody says something of every lesson. */
function opinionOf(nth: number): { rating: number; comment: string | undefined } | undefined {
  return OPINIONS[nth % OPINIONS.length];
}

async function pay(tx: Context, personId: string, cohortSlug: string): Promise<void> {
  const { order_id } = await getOwnEnrolment(tx, personId, cohortSlug);
  if (!order_id) throw new Error('A paid programme was joined without an order');
  await confirmPayment(tx, { orderId: order_id, method: 'transfer', note: 'платёжное поручение' });
}

interface Address {
  readonly personId: string;
  readonly cohortSlug: string;
  readonly lessonSlug: string;
}

/** Opens the lesson, reads it, and does what it asks: its questions at the second try, or the word that it is read. */
async function readThrough(tx: Context, locale: Locale, address: Address) {
  const { personId } = address;
  const reading = await readLesson(tx, address);
  if ('awaited' in reading) throw new Error('A lesson was read before its payment');
  const lesson = { personId, enrolmentId: reading.enrolmentId, lessonId: reading.lesson.id };
  const quiz = await findQuiz(tx, reading.lesson.id);
  if (!quiz) {
    await completeLesson(after(tx, READING_MINUTES), lesson);
    return lesson;
  }
  await submitAttempt(after(tx, READING_MINUTES), { ...lesson, choices: firstOptions(quiz), locale });
  await submitAttempt(after(tx, READING_MINUTES + 6), { ...lesson, choices: rightChoices(quiz), locale });
  return lesson;
}

function after(tx: Context, minutes: number): Context {
  return { ...tx, clock: { now: () => tx.clock.now().add({ minutes }) } };
}

/** What somebody in a hurry ticks. */
function firstOptions({ questions }: Quiz): Choices {
  return Object.fromEntries(questions.map(({ id, options }) => [id, options.slice(0, 1).map((option) => option.id)]));
}
