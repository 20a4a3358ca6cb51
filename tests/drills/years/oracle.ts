/**
 * Says by itself, from the events alone, what must still be there. It shares no code with the product: days and terms are
 * reckoned here anew.
 */
import type { MovableClock } from '#platform/clock.ts';
import { type Belonging, dayOf } from './belongings.ts';
import {
  afterYears,
  before,
  contactsDue,
  isDocumentDue,
  isHeld,
  isOrderDue,
  type Life,
  laterOf,
  studyDue,
} from './life.ts';

const OF_CASE = ['privacy_cases', 'case_messages', 'case_tasks'];
/** A letter comes so many days before an account closes; whom it could reach no sooner, so many at least. */
const TOLD = { ahead: 14, least: 7 };

interface Known {
  /** Documents that the law keeps although their payer's contacts are gone: they name nobody, and lie under lock. */
  sealed: { readonly id: string; readonly paid: Temporal.Instant }[];
  audits: { readonly id: string; readonly at: Temporal.Instant; readonly person: string | null }[];
  /** What is about nobody. */
  traces: Belonging[];
}

export interface Oracle {
  readonly known: Known;
  readonly counts: { sealed: number; unsealed: number; told: number; toldLate: number };
  /** Its own night: answers with whoever is told that their account closes. */
  forget(today: Temporal.PlainDate): Life[];
  /** By table, or a sort of its rows: the ids that must be there, and no others. */
  expected(): Map<string, Set<string>>;
}

interface Watching {
  readonly lives: readonly Life[];
  readonly clock: MovableClock;
  readonly runs: 'nightly' | 'monthly';
  readonly fault: (what: string) => void;
}

export function createOracle({ lives, clock, runs, fault }: Watching): Oracle {
  const known: Known = { sealed: [], audits: [], traces: [] };
  const counts = { sealed: 0, unsealed: 0, told: 0, toldLate: 0 };
  return { known, counts, forget, expected };

  function forget(today: Temporal.PlainDate): Life[] {
    const told: Life[] = [];
    const held = new Set(lives.filter(isHeld).map((life) => life.id));
    known.audits = known.audits.filter(
      ({ at, person }) => (person && held.has(person)) || before(today, dayOf(at).with({ day: 1 }).add({ months: 12 })),
    );
    known.traces = known.traces.filter(({ goes }) => goes.on && before(today, goes.on));
    for (const life of lives) {
      if (isHeld(life)) delete life.told;
      if (life.gone || isHeld(life)) continue;
      if (!life.closed && tell(life, today)) told.push(life);
      if (!life.closed && !before(today, life.told?.closes ?? contactsDue(life))) close(life, today);
      if (life.session && Temporal.Instant.compare(life.session.expires, clock.now()) <= 0) delete life.session;
      // Who only asked for a seat did not study: it goes with the contacts.
      life.studies = life.studies.filter(
        (study) => before(today, studyDue(study)) && (study.active !== undefined || !life.closed),
      );
      if (life.closed) sealOrders(life);
      life.orders = life.orders.filter((order) => !isOrderDue(order, life, today));
      if (life.role && life.closed && !before(today, dayOf(life.closed).add({ months: 12 }))) delete life.role;
      for (const each of life.cases) if (each.ended && before(dayOf(each.ended), today)) delete each.proof;
      life.cases = life.cases.filter(({ ended }) => !ended || before(today, afterYears(dayOf(ended), 3)));
      const hasRecords = life.studies.length + life.orders.length > 0;
      life.belongings = life.belongings.filter(
        ({ goes }) =>
          !(goes.with === 'account' && life.closed) &&
          !(goes.with === 'records' && life.closed && !hasRecords) &&
          !(goes.on && !before(today, goes.on)),
      );
      const left = life.cases.length + life.belongings.length;
      if (life.closed && !hasRecords && left === 0 && !life.role) life.gone = true;
    }
    const left = known.sealed.filter(({ paid }) => !isDocumentDue(paid, today));
    counts.unsealed += known.sealed.length - left.length;
    known.sealed = left;
    return told;
  }

  /** Whether a letter is due tonight. What was told of a closing that was put off is forgotten. */
  function tell(life: Life, today: Temporal.PlainDate): boolean {
    const due = contactsDue(life);
    if (life.told && before(life.told.closes, due)) delete life.told;
    if (life.told || life.unreachable || before(today.add({ days: TOLD.ahead }), due)) return false;
    life.told = { closes: laterOf([due, today.add({ days: TOLD.least })]), on: today };
    counts.told += 1;
    if (before(due, life.told.closes)) counts.toldLate += 1;
    return true;
  }

  function close(life: Life, today: Temporal.PlainDate): void {
    life.closed = clock.now();
    // Between the ends of two months there is no night on which to be told in time.
    if (life.unreachable || runs === 'monthly') return;
    const ahead = life.told ? life.told.on.until(today).days : 0;
    if (ahead < TOLD.least || ahead > TOLD.ahead) fault(`${today}: an account closes, told ${ahead} days before`);
  }

  function sealOrders(life: Life): void {
    const paid = life.orders.flatMap(({ id, paid: at }) => (at ? [{ id, paid: at }] : []));
    counts.sealed += paid.length;
    known.sealed.push(...paid);
    life.orders = life.orders.filter((order) => !order.paid);
  }

  function expected(): Map<string, Set<string>> {
    const all = new Map<string, Set<string>>();
    const add = (table: string, ...ids: readonly string[]): void => {
      const set = all.get(table) ?? new Set();
      for (const id of ids) set.add(id);
      all.set(table, set);
    };
    for (const life of lives.filter((each) => !each.gone)) {
      add('people', life.id);
      const records = life.studies.length + life.orders.length > 0;
      if (!life.closed || records || isHeld(life)) {
        add('consent_events', ...life.consentRows);
        if (life.hold) add('legal_holds', life.hold.id);
      }
      if (life.role) add('staff_roles', life.role.id);
      for (const { id, proof } of life.cases) {
        for (const table of OF_CASE) add(table, id);
        if (proof) add('identity_proofs', proof);
      }
      for (const { table, id } of life.belongings) add(table, id);
      if (!life.closed) {
        add('open accounts', life.id);
        add('profiles', life.id);
        add('credentials', life.credential);
        add('outbox_messages', life.letter);
        if (life.session) add('sessions', life.session.id);
        if (life.told) add('closing_notices', life.id);
      }
      for (const study of life.studies) {
        add('enrolments', study.id);
        add('lesson_progress', ...study.progress);
        add('quiz_attempts', ...study.attempts);
        if (study.certificate) add('certificates', study.certificate);
        if (study.file) add('stored_files', study.file);
      }
      add('orders', ...life.orders.map((order) => order.id));
      add('orders that name their payer', ...life.orders.map((order) => order.id));
    }
    add('orders', ...known.sealed.map(({ id }) => id));
    add('sealed orders', ...known.sealed.map(({ id }) => id));
    add('audit_events', ...known.audits.map(({ id }) => id));
    for (const { table, id } of known.traces) add(table, id);
    return all;
  }
}
