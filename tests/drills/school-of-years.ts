/**
 * A school that lives day by day, and an oracle that says by itself, from the events alone, what must still be there.
 * The oracle shares no code with the product: days and terms are reckoned here anew, from the policy's words.
 */
import { sql } from 'kysely';
import type { MovableClock } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { tellAndRun } from '#privacy/retention';
import { type Belonging, belongingsThere, dayOf, equip, leaveTraces, ZONE } from './belongings.ts';

const OF_CASE = ['privacy_cases', 'case_messages', 'case_tasks'];
const PAYER = 'Айгүл';
/** A letter comes so many days before an account closes; whom it could reach no sooner, so many at least. */
const TOLD = { ahead: 14, least: 7 };
const never = Temporal.PlainDate.from('9999-01-01');

interface Study {
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
interface Order {
  id: string;
  paid?: Temporal.Instant;
}
interface Case {
  id: string;
  ended?: Temporal.Instant;
  /** The copy of a document that came with it: destroyed by the answer, and the row goes in the night after. */
  proof?: string;
}
interface Life {
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

const before = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) < 0;
const latestOf = (...moments: (Temporal.Instant | undefined)[]): Temporal.Instant =>
  moments.reduce<Temporal.Instant>(
    (latest, at) => (at && Temporal.Instant.compare(latest, at) < 0 ? at : latest),
    Temporal.Instant.fromEpochMilliseconds(0),
  );
const laterOf = (days: readonly Temporal.PlainDate[]): Temporal.PlainDate =>
  days.reduce((latest, day) => (before(latest, day) ? day : latest));

/** The day on which the study was over. */
function endOf(study: Study): Temporal.PlainDate {
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
function studyDue(study: Study): Temporal.PlainDate {
  return afterYears(endOf(study), 5);
}

function afterYears(end: Temporal.PlainDate, years: number): Temporal.PlainDate {
  const isLeapDay = end.month === 2 && end.day === 29;
  return isLeapDay
    ? Temporal.PlainDate.from({ year: end.year + years, month: 3, day: 1 })
    : end.with({ year: end.year + years }).add({ days: 1 });
}

/** What was paid is a document of its year; what was not goes with the contacts. */
function isOrderDue({ paid }: Order, { closed }: Life, today: Temporal.PlainDate): boolean {
  return paid ? isDocumentDue(paid, today) : closed !== undefined;
}

function isDocumentDue(paid: Temporal.Instant, today: Temporal.PlainDate): boolean {
  return !before(today, Temporal.PlainDate.from({ year: dayOf(paid).year + 6, month: 1, day: 1 }));
}

function contactsDue(life: Life): Temporal.PlainDate {
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

/** Numbers that look like chance, and are the same on every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface Lived {
  readonly nights: number;
  readonly months: number;
  readonly people: number;
  readonly rows: number;
  readonly destroyed: number;
  /** Documents that went under lock, and those of them whose law ended. */
  readonly sealed: number;
  readonly unsealed: number;
  /** Letters that an account closes, and of them those that could not come in time. */
  readonly told: number;
  readonly toldLate: number;
  readonly longestMs: number;
  /** Of how many sorts there were rows at some month's end. */
  readonly sorts: number;
  readonly faults: readonly string[];
}

interface Living {
  readonly ctx: Context;
  readonly clock: MovableClock;
  readonly inventory: Inventory;
  readonly years: number;
  /** When what is due goes: each night, or on the last night of a month alone, which is thirty times as quick. */
  readonly runs: 'nightly' | 'monthly';
  /** How many people come in a hundred days. */
  readonly newcomers: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

/** Lives through the years; at each month's end the database must hold exactly what the oracle expects. */
export async function liveThrough({
  ctx,
  clock,
  inventory,
  years,
  runs,
  newcomers,
  seed,
  say,
}: Living): Promise<Lived> {
  const pick = chance(seed);
  const lives: Life[] = [];
  /** Documents that the law keeps although their payer's contacts are gone: they name nobody, and lie under lock. */
  let sealed: { id: string; paid: Temporal.Instant }[] = [];
  let audits: { id: string; at: Temporal.Instant; person: string | null }[] = [];
  let traces: Belonging[] = [];
  const sorts = new Set<string>();
  const faults: string[] = [];
  const counts = { nights: 0, months: 0, rows: 0, destroyed: 0, sealed: 0, unsealed: 0, told: 0, toldLate: 0 };
  const start = dayOf(clock.now());
  const end = start.add({ years });
  const cohorts = await openCohorts(ctx, clock.now());
  const isHeld = (life: Life): boolean => life.hold !== undefined && !life.hold.lifted;

  for (let day = start; before(day, end); day = day.add({ days: 1 })) {
    clock.set(day.toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' }).toInstant());
    await liveDay(day);
    const tonight = day.add({ days: 1 });
    clock.set(tonight.toZonedDateTime({ timeZone: ZONE, plainTime: '00:30' }).toInstant());
    const isMonthOver = tonight.month !== day.month;
    if (runs === 'monthly' && !isMonthOver) continue;
    const { destroyed } = await tellAndRun(ctx, inventory);
    counts.destroyed += destroyed.reduce((sum, each) => sum + each.rows, 0);
    counts.nights += 1;
    await hear(forget(tonight));
    if (isMonthOver) {
      counts.months += 1;
      await compare(tonight);
      if (tonight.month === 1) say?.(`${day.year}: ${lives.length} people came, ${counts.destroyed} rows went`);
    }
  }
  const { rows: longest } = await sql<{ ms: number }>`
    select coalesce(max(longest_ms), 0) as ms from retention_counts`.execute(ctx.db);
  return { ...counts, people: lives.length, longestMs: longest[0]?.ms ?? 0, sorts: sorts.size, faults };

  /** The oracle's own night: answers with whoever is told that their account closes. */
  function forget(today: Temporal.PlainDate): Life[] {
    const told: Life[] = [];
    const held = new Set(lives.filter(isHeld).map((life) => life.id));
    audits = audits.filter(
      ({ at, person }) => (person && held.has(person)) || before(today, dayOf(at).with({ day: 1 }).add({ months: 12 })),
    );
    traces = traces.filter(({ goes }) => goes.on && before(today, goes.on));
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
    const left = sealed.filter(({ paid }) => !isDocumentDue(paid, today));
    counts.unsealed += sealed.length - left.length;
    sealed = left;
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
    if (ahead < TOLD.least || ahead > TOLD.ahead) faults.push(`${today}: an account closes, told ${ahead} days before`);
  }

  /** Tonight's letters are one each to those who are to be told, and name the day on which their account closes. */
  async function hear(told: readonly Life[]): Promise<void> {
    const { rows } = await sql<{ id: string; closes: string }>`
      select outbox_messages.person_id as id, closes_on::text as closes
      from outbox_messages left join closing_notices using (person_id)
      where letter = 'account-closing' and written_at = ${clock.now()}`.execute(ctx.db);
    const found = rows.map(({ id, closes }) => `${id} ${closes}`).sort();
    const wanted = told.map(({ id, told: notice }) => `${id} ${notice?.closes}`).sort();
    if (found.join() !== wanted.join()) {
      faults.push(
        `${dayOf(clock.now())}: ${found.length} letters that an account closes, and ${wanted.length} are due`,
      );
    }
  }

  function sealOrders(life: Life): void {
    const paid = life.orders.flatMap(({ id, paid: at }) => (at ? [{ id, paid: at }] : []));
    counts.sealed += paid.length;
    sealed.push(...paid);
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
    add('orders', ...sealed.map(({ id }) => id));
    add('sealed orders', ...sealed.map(({ id }) => id));
    add('audit_events', ...audits.map(({ id }) => id));
    for (const { table, id } of traces) add(table, id);
    return all;
  }

  async function compare(today: Temporal.PlainDate): Promise<void> {
    const differing = await countDiffering(ctx);
    if (differing > 0) faults.push(`${today}: ${differing} moments of all are not those of each`);
    const wanted = expected();
    const found = await readAll(ctx);
    for (const table of new Set([...found.keys(), ...wanted.keys()])) {
      sorts.add(table);
      const [due, ids] = [wanted.get(table) ?? new Set<string>(), found.get(table) ?? new Set<string>()];
      counts.rows += ids.size;
      const late = [...ids].filter((id) => !due.has(id)).length;
      const early = [...due].filter((id) => !ids.has(id)).length;
      if (late > 0) faults.push(`${today}: ${late} of ${table} are late`);
      if (early > 0) faults.push(`${today}: ${early} of ${table} went early`);
    }
  }

  async function liveDay(day: Temporal.PlainDate): Promise<void> {
    const now = clock.now();
    if (pick(100) < newcomers) lives.push(await join(now));
    const present = lives.filter((life) => !life.gone && !life.closed);
    const life = present[pick(Math.max(1, present.length))];
    if (!life) return;
    const audit = { id: ctx.ids.uuid(), at: now, person: pick(4) === 0 ? null : life.id };
    audits.push(audit);
    await sql`insert into audit_events (id, at, action, actor_kind, person_id)
      values (${audit.id}, ${now}, 'simulated.act', 'person', ${audit.person})`.execute(ctx.db);
    if (pick(10) === 0) traces.push(...(await leaveTraces(ctx, now)));
    await [study, goOn, complete, cancel, buy, changeMind, leaveStaff, hold, ask][pick(9)]?.(life, now, day);
  }

  async function join(now: Temporal.Instant): Promise<Life> {
    const id = ctx.ids.uuid();
    const expires = now.add({ hours: 24 * (1 + pick(30)) });
    const session = { id: ctx.ids.uuid(), expires };
    const life: Life = {
      id,
      created: now,
      offers: [],
      consentRows: [],
      studies: [],
      orders: [],
      session,
      credential: ctx.ids.uuid(),
      letter: ctx.ids.uuid(),
      unreachable: lives.length % 7 === 3,
      cases: [],
      belongings: [],
    };
    await sql`insert into people (id, name, email, email_verified, phone, created_at, updated_at)
      values (${id}, 'Айгүл Сейітова', ${`${id}@example.kz`}, ${!life.unreachable}, '+77010000000', ${now}, ${now})`.execute(
      ctx.db,
    );
    await sql`insert into profiles (person_id, goals, updated_at) values (${id}, 'көп', ${now})`.execute(ctx.db);
    await sql`insert into sessions (id, person_id, token, expires_at, created_at, updated_at)
      values (${session.id}, ${id}, ${session.id}, ${expires}, ${now}, ${now})`.execute(ctx.db);
    await sql`insert into credentials (id, person_id, account_id, provider_id, created_at, updated_at)
      values (${life.credential}, ${id}, ${id}, 'credential', ${now}, ${now})`.execute(ctx.db);
    await sql`insert into outbox_messages (id, person_id, letter, purpose, recipient, locale, subject, text, html, written_at)
      values (${life.letter}, ${id}, 'confirm', 'service', ${`${id}@example.kz`}, 'kk', 's', 't', 'h', ${now})`.execute(
      ctx.db,
    );
    if (pick(3) === 0) life.belongings = await equip(ctx, id, now);
    if (pick(2) === 0) await answer(life, now, pick(3) > 0);
    if (pick(12) === 0) {
      life.role = { id: ctx.ids.uuid() };
      await sql`insert into staff_roles (id, person_id, role, granted_at)
        values (${life.role.id}, ${id}, 'adviser', ${now})`.execute(ctx.db);
    }
    return life;
  }

  /** What the person answered about offers. */
  async function answer(life: Life, now: Temporal.Instant, stands: boolean): Promise<void> {
    const id = ctx.ids.uuid();
    const event = stands ? 'given' : life.offers.at(-1)?.stands ? 'withdrawn' : 'refused';
    await sql`insert into consent_events (id, person_id, purpose, event, at, way, locale, text, text_sha256, policy_revision,
        operator, subject_name, data_list, term, third_party_transfer, cross_border_transfer, publication)
      values (${id}, ${life.id}, 'offers', ${event}, ${now}, 'cabinet', 'kk', 't', 'h', '2026-01', 'o', 'n', 'd', 't', false,
        false, false)`.execute(ctx.db);
    life.offers.push({ at: now, stands });
    life.consentRows.push(id);
  }

  async function changeMind(life: Life, now: Temporal.Instant): Promise<void> {
    await answer(life, now, !life.offers.at(-1)?.stands);
  }

  async function study(life: Life, now: Temporal.Instant, day: Temporal.PlainDate): Promise<void> {
    const isDated = pick(2) === 0;
    const lastDay = isDated ? day.add({ days: 20 + pick(100) }) : undefined;
    // Some cohorts begin in a year and more, and some meet for longer than anybody reads lessons.
    const startsOn = pick(4) === 0 ? day.add({ days: pick(500) }) : day;
    const cohort = await cohorts.open(now, { startsOn, lastDay: lastDay ?? null });
    const met = pick(3) === 0 ? await cohorts.meet(cohort, startsOn, pick(60)) : undefined;
    const begins = startsOn.toZonedDateTime(ZONE).toInstant();
    const id = ctx.ids.uuid();
    const active = pick(5) > 0 ? now : undefined;
    await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at)
      values (${id}, ${life.id}, ${cohorts.programme}, ${cohort}, ${now}, ${active ?? null})`.execute(ctx.db);
    const known = { ...(active && { active }), ...(lastDay && { lastDay }), ...(met && { met }) };
    life.studies.push({ id, placed: now, begins, progress: [], attempts: [], ...known });
  }

  function running(life: Life, today: Temporal.PlainDate): Study | undefined {
    // The lessons stay open after the last day: who reads on, studies on.
    return life.studies.find(
      (each) => each.active && !each.completed && !each.cancelled && !before(endOf(each), today),
    );
  }

  async function goOn(life: Life, now: Temporal.Instant, day: Temporal.PlainDate): Promise<void> {
    const study = running(life, day);
    if (!study) return;
    const id = ctx.ids.uuid();
    const lesson = await cohorts.lesson(now);
    await sql`insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at)
      values (${id}, ${life.id}, ${study.id}, ${lesson}, ${now}, ${now})`.execute(ctx.db);
    study.progress.push(id);
    study.lastSeen = now;
    if (pick(2) === 0) return;
    await sql`insert into quiz_attempts (id, person_id, enrolment_id, lesson_id, answers, correct, total, passed, submitted_at)
      values (${id}, ${life.id}, ${study.id}, ${lesson}, '{}', 1, 1, true, ${now})`.execute(ctx.db);
    study.attempts.push(id);
    await sql`insert into feedback (id, person_id, enrolment_id, lesson_id, rating, given_at)
      values (${id}, ${life.id}, ${study.id}, ${lesson}, 5, ${now})`.execute(ctx.db);
    life.belongings.push({ table: 'feedback', id, goes: { on: day.add({ years: 2 }) } });
  }

  /** A request about their data, or the answer to it. */
  async function ask(life: Life, now: Temporal.Instant, day: Temporal.PlainDate): Promise<void> {
    const open = life.cases.find(({ ended }) => !ended);
    if (open) {
      open.ended = now;
      await sql`update privacy_cases set state = 'answered', closed_at = ${now} where id = ${open.id}`.execute(ctx.db);
      await sql`update identity_proofs set sealed = null, destroyed_at = ${now} where case_id = ${open.id}`.execute(
        ctx.db,
      );
      return;
    }
    const id = ctx.ids.uuid();
    await sql`insert into privacy_cases (id, number, person_id, locale, demand, way, state, received_at, due_on,
        due_provisional, lapses_on)
      values (${id}, ${id}, ${life.id}, 'kk', 'access', 'form', 'accepted', ${now}, ${day}, false, ${day})`.execute(
      ctx.db,
    );
    await sql`insert into case_messages (id, case_id, person_id, direction, text, at)
      values (${id}, ${id}, ${life.id}, 'in', 't', ${now})`.execute(ctx.db);
    await sql`insert into case_tasks (id, case_id, person_id, text, made_at)
      values (${id}, ${id}, ${life.id}, 't', ${now})`.execute(ctx.db);
    const proof = ctx.ids.uuid();
    await sql`insert into identity_proofs (id, case_id, person_id, sealed_at, media_type, bytes, sealed)
      values (${proof}, ${id}, ${life.id}, ${now}, 'image/png', 1, 's')`.execute(ctx.db);
    life.cases.push({ id, proof });
  }

  async function complete(life: Life, now: Temporal.Instant, day: Temporal.PlainDate): Promise<void> {
    const study = running(life, day);
    if (!study) return;
    study.completed = now;
    await sql`update enrolments set completed_at = ${now} where id = ${study.id}`.execute(ctx.db);
    if (pick(4) === 0) return;
    const [certificate, file] = [ctx.ids.uuid(), ctx.ids.uuid()];
    await sql`insert into stored_files (id, bucket, person_id, name, media_type, bytes, sha256, stored_at)
      values (${file}, 'certificates', ${life.id}, 'c.pdf', 'application/pdf', 1, 'h', ${now})`.execute(ctx.db);
    await sql`insert into certificates (id, code, number, person_id, enrolment_id, issued_at, holder_name, programme_title,
        hours, completed_on, locale, file_id)
      values (${certificate}, ${certificate}, ${certificate}, ${life.id}, ${study.id}, ${now}, 'Айгүл', 'П', 4, ${day}, 'kk',
        ${file})`.execute(ctx.db);
    Object.assign(study, { certificate, file });
  }

  async function cancel(life: Life, now: Temporal.Instant, day: Temporal.PlainDate): Promise<void> {
    const study = running(life, day);
    if (!study || pick(3) > 0) return;
    study.cancelled = now;
    await sql`update enrolments set cancelled_at = ${now} where id = ${study.id}`.execute(ctx.db);
  }

  async function buy(life: Life, now: Temporal.Instant): Promise<void> {
    const id = ctx.ids.uuid();
    const fate = pick(3);
    const paid = fate === 0 ? now : undefined;
    const cancelled = fate === 1 ? now : undefined;
    await sql`insert into orders (id, number, person_id, subject_kind, subject_id, description, amount_kzt, payer_name, locale,
        placed_at, paid_at, cancelled_at)
      values (${id}, ${id}, ${life.id}, 'programme', ${cohorts.programme}, 'П', 1000, ${PAYER}, 'kk', ${now}, ${paid ?? null},
        ${cancelled ?? null})`.execute(ctx.db);
    life.orders.push({ id, ...(paid && { paid }) });
  }

  async function leaveStaff(life: Life, now: Temporal.Instant): Promise<void> {
    if (!life.role || life.role.ended) return;
    life.role.ended = now;
    await sql`update staff_roles set ended_at = ${now} where id = ${life.role.id}`.execute(ctx.db);
  }

  async function hold(life: Life, now: Temporal.Instant): Promise<void> {
    const standing = lives.find(isHeld);
    if (standing?.hold) {
      standing.hold.lifted = true;
      await sql`update legal_holds set lifted_at = ${now} where id = ${standing.hold.id}`.execute(ctx.db);
    } else if (!life.hold) {
      life.hold = { id: ctx.ids.uuid(), lifted: false };
      await sql`insert into legal_holds (id, person_id, case_reference, placed_at)
        values (${life.hold.id}, ${life.id}, ${`2-${life.id}`}, ${now})`.execute(ctx.db);
    }
  }
}

async function openCohorts(ctx: Context, now: Temporal.Instant) {
  const programme = ctx.ids.uuid();
  const module = ctx.ids.uuid();
  await sql`insert into programmes (id, slug, position, level, hours, price_kzt, texts, created_at, updated_at)
    values (${programme}, ${programme}, 1, 'start', 4, 0, '{}', ${now}, ${now})`.execute(ctx.db);
  await sql`insert into modules (id, programme_id, position, titles) values (${module}, ${programme}, 1, '{}')`.execute(
    ctx.db,
  );
  return {
    programme,
    open: async (
      at: Temporal.Instant,
      { startsOn, lastDay }: { startsOn: Temporal.PlainDate; lastDay: Temporal.PlainDate | null },
    ): Promise<string> => {
      const id = ctx.ids.uuid();
      await sql`insert into cohorts (id, programme_id, slug, titles, starts_on, ends_on, created_at)
        values (${id}, ${programme}, ${id}, '{}', ${startsOn}, ${lastDay}, ${at})`.execute(ctx.db);
      return id;
    },
    /** Once every two weeks, in the evening; the end of the last session. */
    meet: async (cohort: string, from: Temporal.PlainDate, times: number): Promise<Temporal.Instant | undefined> => {
      const evening = from.toZonedDateTime({ timeZone: ZONE, plainTime: '19:00' });
      const sessions = Array.from({ length: times }, (_, each) => evening.add({ weeks: 2 * each }).toInstant());
      for (const at of sessions) {
        await sql`insert into cohort_sessions (id, cohort_id, starts_at, minutes, titles)
          values (${ctx.ids.uuid()}, ${cohort}, ${at}, 90, '{}')`.execute(ctx.db);
      }
      return sessions.at(-1)?.add({ minutes: 90 });
    },
    lesson: async (at: Temporal.Instant): Promise<string> => {
      const id = ctx.ids.uuid();
      await sql`insert into lessons (id, programme_id, module_id, position, slug, minutes, texts, updated_at)
        values (${id}, ${programme}, ${module}, 1, ${id}, 5, '{}', ${at})`.execute(ctx.db);
      return id;
    },
  };
}

/** The last ties that one pass over everybody gathers otherwise than the view that asks person by person. */
async function countDiffering(ctx: Context): Promise<number> {
  const { rows } = await sql<{ differing: number }>`select count(*)::int as differing
    from reckoned.study_ends each full join reckoned.study_ends_of_all every using (id)
    where each.ended_at is distinct from every.ended_at`.execute(ctx.db);
  return rows[0]?.differing ?? 0;
}

/** What is there: rows that still say whose they are; of the vault, of which rows it keeps the payers. */
async function readAll(ctx: Context): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ table: string; id: string }>`
    select "table", id::text from (select 'people' as "table", id from people
    union all select 'open accounts', id from people where email not like 'closed-%' or phone is not null
    union all select 'profiles', person_id from profiles
    union all select 'sessions', id from sessions
    union all select 'credentials', id from credentials
    union all select 'consent_events', id from consent_events
    union all select 'legal_holds', id from legal_holds
    union all select 'staff_roles', id from staff_roles
    union all select 'outbox_messages', id from outbox_messages where letter <> 'account-closing'
    union all select 'letters to the closed', outbox_messages.id from outbox_messages
      join people on people.id = person_id where closed_at is not null and letter = 'account-closing'
    union all select 'enrolments', id from enrolments where person_id is not null
    union all select 'lesson_progress', id from lesson_progress
    union all select 'quiz_attempts', id from quiz_attempts
    union all select 'privacy_cases', id from privacy_cases
    union all select 'case_messages', id from case_messages
    union all select 'case_tasks', id from case_tasks
    union all select 'identity_proofs', id from identity_proofs
    union all select 'closing_notices', person_id from closing_notices
    union all select 'feedback', id from feedback
    union all select 'certificates', id from certificates
      where person_id is not null or holder_name is not null or document is not null
    union all select 'stored_files', id from stored_files where person_id is not null
    union all select 'orders', id from orders
    union all select 'orders that name their payer', id from orders where person_id is not null or payer_name is not null
    union all select 'audit_events', id from audit_events where action = 'simulated.act') as row
    union all ${belongingsThere()}`.execute(ctx.db);
  const found = new Map<string, Set<string>>();
  for (const { table, id } of rows) found.set(table, (found.get(table) ?? new Set()).add(id));
  const { rows: records } = await sql<{ sealed: Buffer }>`select sealed from vault_records`.execute(ctx.db);
  const sealed = records.map((record) => JSON.parse(ctx.secrets.open('vault', record.sealed).toString('utf8')));
  const kept = sealed.map(({ row }) => (row.payer_name === PAYER ? String(row.id) : 'a record without its payer'));
  // One that was sealed twice is no order of its own.
  const twice = kept.filter((id, place) => kept.indexOf(id) !== place).map((id) => `${id} again`);
  found.set('sealed orders', new Set([...kept, ...twice]));
  return found;
}
