/** What the learners of a large school did, from the tables `learner`, `study` and `scale_lesson` of this transaction. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';

export async function insertStudies(tx: Context): Promise<void> {
  await sql`
    insert into orders (id, number, person_id, subject_kind, subject_id, description, amount_kzt, payer_name, payer_email,
      locale, placed_at, paid_at, payment_method, cancelled_at)
    select order_id, to_char(placed_at, 'YYYY-') || lpad(nextval('order_numbers')::text, 7, '0'), id, 'enrolment',
      enrolment_id, title, price_kzt, name, email, locale, placed_at,
      case when is_active then active_at end, case when is_active then 'transfer' end,
      case when is_cancelled then active_at end
    from study where is_paid_programme order by placed_at`.execute(tx.db);
  await sql`
    insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, order_id, active_at, completed_at, cancelled_at)
    select enrolment_id, id, programme_id, cohort_id, placed_at, case when is_paid_programme then order_id end,
      case when is_active then active_at end,
      case when is_completed then active_at + make_interval(days => 2 * done) end,
      case when is_cancelled then active_at end
    from study`.execute(tx.db);
  await sql`
    insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at, completed_at)
    select pg_temp.seeded_id(opened_at, 'progress/' || n || '/' || nth || '/' || place), person_id, enrolment_id, lesson_id,
      opened_at, opened_at, case when place <= done then opened_at + interval '20 minutes' end
    from (
      select n, nth, study.id as person_id, enrolment_id, l.id as lesson_id, l.place, done,
        active_at + make_interval(days => 2 * (l.place - 1)) as opened_at
      from study join scale_lesson l on l.programme_id = study.programme_id and l.place <= study.done + 1
      where is_active
    ) opened`.execute(tx.db);
  await sql`
    insert into quiz_attempts (id, person_id, enrolment_id, lesson_id, answers, correct, total, passed, submitted_at)
    select pg_temp.seeded_id(at, 'attempt/' || n || '/' || nth || '/' || place), person_id, enrolment_id, lesson_id,
      answers, questions, questions, true, at
    from (
      select n, nth, study.id as person_id, enrolment_id, l.id as lesson_id, l.place, l.answers, l.questions,
        active_at + make_interval(days => 2 * (l.place - 1), mins => 20) as at
      from study join scale_lesson l on l.programme_id = study.programme_id and l.place <= study.done
      where is_active and l.questions > 0
    ) passed`.execute(tx.db);
}

/** Valid and checkable by their codes; their sheets were never printed. */
export async function insertCertificates(tx: Context): Promise<void> {
  const { name, phone, email, bin, address } = tx.school;
  const school = { name, address: address.ru, phone, email, ...(bin !== undefined && { bin }) };
  await sql`
    insert into certificates (id, code, number, person_id, enrolment_id, issued_at, holder_name, programme_title, hours,
      completed_on, locale, document)
    select pg_temp.seeded_id(at, 'certificate/' || n || '/' || nth), code, number, person_id, enrolment_id, at, name, title,
      hours, at::date, 'ru', jsonb_build_object(
        'locale', 'ru', 'school', ${JSON.stringify(school)}::jsonb, 'number', number, 'holder', name, 'programme', title,
        'programmeInEnglish', null, 'hours', hours, 'completedOn', at::date, 'issuedOn', at::date,
        'signatory', jsonb_build_object('name', ${name}::text, 'post', ''),
        'verificationUrl', ${`${tx.school.baseUrl}/certificates/`} || code,
        'plan', jsonb_build_object('seed', slug, 'rooms', 5))
    from (
      select study.id as person_id, n, nth, enrolment_id, name, title, hours, slug,
        active_at + make_interval(days => 2 * done) as at,
        translate(upper(substr(md5('code/' || n || '/' || nth), 1, 10)), '01AE', 'XYZW') as code,
        to_char(active_at + make_interval(days => 2 * done), '"PM-"YYYY-') || lpad(nextval('certificate_numbers')::text, 7, '0')
          as number
      from study where is_completed order by active_at + make_interval(days => 2 * done)
    ) issued`.execute(tx.db);
}

/** What acts leave behind: letters, and rows of the audit. */
export async function insertTraces(tx: Context): Promise<void> {
  await sql`
    insert into outbox_messages (id, person_id, letter, purpose, recipient, locale, subject, text, html, written_at, sent_at)
    select pg_temp.seeded_id(active_at, 'letter/' || n || '/' || nth), id, 'enrolment-active', 'service', email, locale,
      'Вы зачислены: ' || title, 'Программа «' || title || '» открыта для вас.',
      '<p>Программа «' || title || '» открыта для вас.</p>', active_at, active_at
    from study where is_active`.execute(tx.db);
  await sql`
    insert into audit_events (id, at, action, actor_kind, actor_id, person_id, object_kind, object_id)
    select pg_temp.seeded_id(created_at, 'audit/account/' || n), created_at, 'account.created', 'visitor', null, id, null, null
    from learner
    union all
    select pg_temp.seeded_id(placed_at, 'audit/placed/' || n || '/' || nth), placed_at, 'enrolment.placed', 'person', id, id,
      'enrolment', enrolment_id
    from study
    union all
    select pg_temp.seeded_id(active_at + make_interval(days => 2 * (l.place - 1)), 'audit/lesson/' || n || '/' || nth || '/' || l.place),
      active_at + make_interval(days => 2 * (l.place - 1)), 'lesson.completed', 'person', study.id, study.id, 'lesson', l.id
    from study join scale_lesson l on l.programme_id = study.programme_id and l.place <= study.done
    where is_active`.execute(tx.db);
}
