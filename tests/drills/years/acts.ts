/** What people do in the school of years, written into the database as it would be by the product. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { equip, ZONE } from './belongings.ts';
import type { Cohorts } from './cohorts.ts';
import { before, endOf, isHeld, type Life, type Study } from './life.ts';

export const PAYER = 'Айгүл';

export interface World {
  readonly ctx: Context;
  readonly lives: readonly Life[];
  readonly cohorts: Cohorts;
  /** A whole number from 0 on. */
  readonly pick: (below: number) => number;
}

export async function join(world: World, now: Temporal.Instant): Promise<Life> {
  const { ctx, pick, lives } = world;
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
  if (pick(2) === 0) await answer(world, life, now, pick(3) > 0);
  if (pick(12) === 0) {
    life.role = { id: ctx.ids.uuid() };
    await sql`insert into staff_roles (id, person_id, role, granted_at)
      values (${life.role.id}, ${id}, 'adviser', ${now})`.execute(ctx.db);
  }
  return life;
}

/** What the person answered about offers. */
async function answer({ ctx }: World, life: Life, now: Temporal.Instant, stands: boolean): Promise<void> {
  const id = ctx.ids.uuid();
  const event = stands ? 'given' : life.offers.at(-1)?.stands ? 'withdrawn' : 'refused';
  await sql`insert into consent_events (id, person_id, purpose, event, at, way, locale, text, text_sha256, policy_revision,
      operator, subject_name, data_list, term, third_party_transfer, cross_border_transfer, publication)
    values (${id}, ${life.id}, 'offers', ${event}, ${now}, 'cabinet', 'kk', 't', 'h', '2026-01', 'o', 'n', 'd', 't', false,
      false, false)`.execute(ctx.db);
  life.offers.push({ at: now, stands });
  life.consentRows.push(id);
}

async function changeMind(world: World, life: Life, now: Temporal.Instant): Promise<void> {
  await answer(world, life, now, !life.offers.at(-1)?.stands);
}

async function study(
  { ctx, pick, cohorts }: World,
  life: Life,
  now: Temporal.Instant,
  day: Temporal.PlainDate,
): Promise<void> {
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
  return life.studies.find((each) => each.active && !each.completed && !each.cancelled && !before(endOf(each), today));
}

async function goOn(
  { ctx, pick, cohorts }: World,
  life: Life,
  now: Temporal.Instant,
  day: Temporal.PlainDate,
): Promise<void> {
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
async function ask({ ctx }: World, life: Life, now: Temporal.Instant, day: Temporal.PlainDate): Promise<void> {
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

async function complete(
  { ctx, pick }: World,
  life: Life,
  now: Temporal.Instant,
  day: Temporal.PlainDate,
): Promise<void> {
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

async function cancel({ ctx, pick }: World, life: Life, now: Temporal.Instant, day: Temporal.PlainDate): Promise<void> {
  const study = running(life, day);
  if (!study || pick(3) > 0) return;
  study.cancelled = now;
  await sql`update enrolments set cancelled_at = ${now} where id = ${study.id}`.execute(ctx.db);
}

async function buy({ ctx, pick, cohorts }: World, life: Life, now: Temporal.Instant): Promise<void> {
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

async function leaveStaff({ ctx }: World, life: Life, now: Temporal.Instant): Promise<void> {
  if (!life.role || life.role.ended) return;
  life.role.ended = now;
  await sql`update staff_roles set ended_at = ${now} where id = ${life.role.id}`.execute(ctx.db);
}

async function hold({ ctx, lives }: World, life: Life, now: Temporal.Instant): Promise<void> {
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

/** What somebody does on a day; each is as likely. */
export const ACTS = [study, goOn, complete, cancel, buy, changeMind, leaveStaff, hold, ask] as const;
