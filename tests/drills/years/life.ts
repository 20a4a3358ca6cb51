/**
 * People of the school of years: what happened to them, and when what is known of them goes. The terms are reckoned here anew,
 * from the policy's words.
 */
import { type Belonging, dayOf } from './belongings.ts';

export interface Study {
  id: string;
  placed: Temporal.Instant;
  active?: Temporal.Instant;
  lastSeen?: Temporal.Instant;
  completed?: Temporal.Instant;
  cancelled?: Temporal.Instant;
  lastDay?: Temporal.PlainDate;
  begins: Temporal.Instant;
  /** The end of the cohort's last session. */
  met?: Temporal.Instant;
  certificate?: string;
  file?: string;
  progress: string[];
  attempts: string[];
}
export interface Order {
  id: string;
  paid?: Temporal.Instant;
}
export interface Case {
  id: string;
  ended?: Temporal.Instant;
  /** The copy of a document that came with it: destroyed by the answer, and the row goes in the night after. */
  proof?: string;
}
export interface Life {
  id: string;
  created: Temporal.Instant;
  offers: { at: Temporal.Instant; stands: boolean }[];
  consentRows: string[];
  studies: Study[];
  orders: Order[];
  role?: { id: string; ended?: Temporal.Instant };
  session?: { id: string; expires: Temporal.Instant };
  credential: string;
  letter: string;
  hold?: { id: string; lifted: boolean };
  /** Nobody ever confirmed the address. */
  unreachable: boolean;
  /** The day of closing that the last letter named, and when it came. */
  told?: { closes: Temporal.PlainDate; on: Temporal.PlainDate };
  /** Requests about their data; one at a time. */
  cases: Case[];
  belongings: Belonging[];
  closed?: Temporal.Instant;
  gone?: true;
}

const never = Temporal.PlainDate.from('9999-01-01');
export const before = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) < 0;
const latestOf = (...moments: (Temporal.Instant | undefined)[]): Temporal.Instant =>
  moments.reduce<Temporal.Instant>(
    (latest, at) => (at && Temporal.Instant.compare(latest, at) < 0 ? at : latest),
    Temporal.Instant.fromEpochMilliseconds(0),
  );
export const laterOf = (days: readonly Temporal.PlainDate[]): Temporal.PlainDate =>
  days.reduce((latest, day) => (before(latest, day) ? day : latest));
export const isHeld = (life: Life): boolean => life.hold !== undefined && !life.hold.lifted;

/** The day on which the study was over. */
export function endOf(study: Study): Temporal.PlainDate {
  if (study.completed) return dayOf(study.completed);
  if (study.cancelled) return dayOf(study.cancelled);
  if (!study.active) return dayOf(latestOf(study.placed, study.begins)).add({ years: 1 });
  const seen = dayOf(latestOf(study.active, study.lastSeen, study.begins, study.met));
  return study.lastDay ? laterOf([seen.add({ days: 30 }), study.lastDay.add({ days: 1 })]) : seen.add({ years: 1 });
}

/** Whoever has done all the lessons still comes to the sessions. */
function tiedUntil(study: Study): Temporal.PlainDate {
  return study.completed ? dayOf(latestOf(study.completed, study.met)) : endOf(study);
}

/** At least five years: the last of their days is kept too. What ended on a 29 February goes on a 1 March. */
export function studyDue(study: Study): Temporal.PlainDate {
  return afterYears(endOf(study), 5);
}

export function afterYears(end: Temporal.PlainDate, years: number): Temporal.PlainDate {
  const isLeapDay = end.month === 2 && end.day === 29;
  return isLeapDay
    ? Temporal.PlainDate.from({ year: end.year + years, month: 3, day: 1 })
    : end.with({ year: end.year + years }).add({ days: 1 });
}

/** What was paid is a document of its year; what was not goes with the contacts. */
export function isOrderDue({ paid }: Order, { closed }: Life, today: Temporal.PlainDate): boolean {
  return paid ? isDocumentDue(paid, today) : closed !== undefined;
}

export function isDocumentDue(paid: Temporal.Instant, today: Temporal.PlainDate): boolean {
  return !before(today, Temporal.PlainDate.from({ year: dayOf(paid).year + 6, month: 1, day: 1 }));
}

export function contactsDue(life: Life): Temporal.PlainDate {
  // Whoever works for the school or waits for its answer is tied to it.
  if ([life.role, ...life.cases].some((tie) => tie && !tie.ended)) return never;
  const others = [life.role, ...life.cases].flatMap((tie) => (tie?.ended ? [dayOf(tie.ended)] : []));
  const ends = [...life.studies.map(tiedUntil), ...others];
  const end = ends.length > 0 ? laterOf(ends) : dayOf(life.created).add({ years: 1 });
  const [longest, said] = [end.add({ years: 2 }), life.offers.at(-1)];
  if (said?.stands) return longest;
  // Thirty days from the end of the studies or of the consent, and never longer than with it.
  const short = laterOf([end, ...(said ? [dayOf(said.at)] : [])]).add({ days: 30 });
  return before(longest, short) ? longest : short;
}
