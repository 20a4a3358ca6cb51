/**
 * Many invented learners with years of history, to measure with: whole tables at a time, since the verbs would take
 * hours. What is chance in life is read from a hash of each learner's number, so that the same school gets the same.
 */

import { sql } from 'kysely';
import { refreshFigures } from '#learning/effectiveness';
import { hashPassword } from '#people/sign-in';
import { type Context, transact } from '#platform/context.ts';
import { atLeisure, takeTime } from '#platform/database/patience.ts';
import { sha256 } from '#platform/secrets.ts';
import { consentPurposes } from '#privacy/consents';
import { FIRST_REVISION } from '#privacy/policy';
import { insertCertificates, insertStudies, insertTraces } from './scale-history.ts';
import {
  cohortSlugsOf,
  ensureProgrammes,
  lessonsOfScale,
  MOST_PROGRAMMES,
  type ScaleLesson,
} from './scale-programmes.ts';

const LEARNERS_PER_PROGRAMME = 40;
/** One statement must end within the time any statement has. */
const LEARNERS_AT_ONCE = 2_000;
const DOMAIN = 'scale.example';

const GIVEN_NAMES =
  'Айгерім Бауыржан Гүлнәр Дәурен Елена Жанар Игорь Ляззат Марина Нұрлан Ольга Руслан Сәуле Тимур Ұлжан Шолпан'.split(
    ' ',
  );
const FAMILY_NAMES =
  'Әбдіқадыр Бекмұрат Власенко Ғалымжан Досжан Ермек Жұмабай Коваленко Қайрат Мұрат Нұрғали Өмірбек Петренко Сейіт Төлеген Шевченко'.split(
    ' ',
  );

/**
 * How invented numbers begin, so that they are nobody's: no numbers are given out in these zones and under these codes.
 * One of twenty is drawn, and past the last of these there is no phone.
 */
const NOBODYS_NUMBERS = [...Array<string>(11).fill('+7600'), '+7200', '+7200', '+7200', '+99600', '+99800', '+99900'];

/** Adds `count` invented learners, and up to 24 programmes for them to study. */
export async function seedScale(ctx: Context, count: number): Promise<void> {
  const programmes = Math.min(MOST_PROGRAMMES, Math.max(3, Math.ceil(count / LEARNERS_PER_PROGRAMME)));
  const lessons = await transact(ctx, async (tx) => {
    await ensureProgrammes(tx, programmes);
    return lessonsOfScale(tx, programmes);
  });
  const passwordHash = await hashPassword(ctx.ids.token());
  const known = await countKnown(ctx);
  for (let done = 0; done < count; done += LEARNERS_AT_ONCE) {
    const from = known + done + 1;
    const to = known + Math.min(done + LEARNERS_AT_ONCE, count);
    await transact(ctx, (tx) => addLearners(tx, { from, to, programmes, lessons, passwordHash }));
  }
  await atLeisure(ctx, (tx) => sql`analyze`.execute(tx.db));
  await refreshFigures(ctx);
}

interface Batch {
  /** The numbers of the learners, both included. */
  readonly from: number;
  readonly to: number;
  readonly programmes: number;
  readonly lessons: readonly ScaleLesson[];
  readonly passwordHash: string;
}

async function countKnown(ctx: Context): Promise<number> {
  const { rows } = await sql<{ known: number }>`
    select count(*) as known from people where email like ${`learner-%@${DOMAIN}`}`.execute(ctx.db);
  return rows[0]?.known ?? 0;
}

async function addLearners(tx: Context, batch: Batch): Promise<void> {
  // A busy machine may need longer than a page may.
  await takeTime(tx);
  await prepareChance(tx);
  await drawLearners(tx, batch);
  await insertPeople(tx, batch.passwordHash);
  await insertConsents(tx);
  await drawStudies(tx, batch);
  await insertStudies(tx);
  await insertCertificates(tx);
  await insertTraces(tx);
  await sql`drop table pg_temp.learner, pg_temp.study, pg_temp.scale_lesson`.execute(tx.db);
}

/** A number from 0 to below 1, and a UUIDv7, both from a text: the same text gives the same. */
async function prepareChance(tx: Context): Promise<void> {
  await sql`create or replace function pg_temp.chance(seed text) returns float language sql immutable as
    $$ select ('x' || substr(md5(seed), 1, 8))::bit(32)::bigint / 4294967296.0 $$`.execute(tx.db);
  await sql`create or replace function pg_temp.seeded_id(at timestamptz, seed text) returns uuid language sql immutable as
    $$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(seed), 1, 3)
      || '8' || substr(md5(seed), 4, 15))::uuid $$`.execute(tx.db);
}

async function drawLearners(tx: Context, { from, to }: Batch): Promise<void> {
  await sql`
    create temp table learner on commit drop as
    select n, pg_temp.seeded_id(created_at, 'learner/' || n) as id, created_at,
      (${GIVEN_NAMES}::text[])[1 + floor(pg_temp.chance('given/' || n) * ${GIVEN_NAMES.length})::int] || ' ' ||
      (${FAMILY_NAMES}::text[])[1 + floor(pg_temp.chance('family/' || n) * ${FAMILY_NAMES.length})::int] as name,
      'learner-' || lpad(n::text, 7, '0') || ${`@${DOMAIN}`} as email,
      (array['ru','ru','ru','ru','ru','ru','ru','kk','kk','en'])[1 + floor(pg_temp.chance('locale/' || n) * 10)::int] as locale,
      (${NOBODYS_NUMBERS}::text[])[1 + floor(pg_temp.chance('phone/' || n) * 20)::int] || lpad(n::text, 7, '0') as phone
    from (
      select n, ${tx.clock.now()}::timestamptz - make_interval(secs => (60 + pg_temp.chance('day/' || n) * 640) * 86400)
        as created_at
      from generate_series(${from}::int, ${to}::int) n
    ) numbers`.execute(tx.db);
}

async function insertPeople(tx: Context, passwordHash: string): Promise<void> {
  await sql`insert into people (id, name, email, email_verified, phone, locale, adult_confirmed_at, created_at, updated_at)
    select id, name, email, true, phone, locale, created_at, created_at, created_at from learner`.execute(tx.db);
  await sql`insert into credentials (id, person_id, account_id, provider_id, password_hash, created_at, updated_at)
    select pg_temp.seeded_id(created_at, 'credential/' || n), id, id, 'credential', ${passwordHash}, created_at, created_at
    from learner`.execute(tx.db);
  await sql`insert into profiles (person_id, experience, education, goals, updated_at)
    select id, 'Агент, ' || (1 + n % 9) || ' лет', null, 'Найти своих людей в недвижимости', created_at
    from learner where pg_temp.chance('profile/' || n) < 0.6`.execute(tx.db);
}

async function insertConsents(tx: Context): Promise<void> {
  await sql`insert into policy_acceptances (id, person_id, revision, way, accepted_at)
    select pg_temp.seeded_id(created_at, 'acceptance/' || n), id, ${FIRST_REVISION.id}, 'registration', created_at
    from learner`.execute(tx.db);
  for (const facts of consentPurposes('ru')) {
    const text = `${facts.label}\n${facts.text}`;
    await sql`
      insert into consent_events (id, person_id, purpose, event, at, way, locale, text, text_sha256, policy_revision,
        operator, operator_bin, subject_name, data_list, term, third_party_transfer, cross_border_transfer, publication)
      select pg_temp.seeded_id(created_at, ${`consent/${facts.purpose}/`} || n), id, ${facts.purpose},
        case when ${facts.required} or pg_temp.chance(${facts.purpose} || n) < 0.5 then 'given' else 'refused' end,
        created_at, 'registration', 'ru', ${text}, ${sha256(text)}, ${FIRST_REVISION.id},
        ${tx.school.name}, ${tx.school.bin ?? null}, name, ${facts.dataList}, ${facts.term},
        ${facts.thirdPartyTransfer}, ${facts.crossBorderTransfer}, ${facts.publication}
      from learner`.execute(tx.db);
  }
}

/** One to three studies a learner, of programmes that follow each other in the list; most in the open cohort. */
async function drawStudies(tx: Context, { programmes, lessons }: Batch): Promise<void> {
  const places = Array.from({ length: programmes }, (_, index) => {
    const [open, evenings] = cohortSlugsOf(index + 1);
    return { place: index, open, evenings };
  });
  await sql`
    create temp table scale_lesson on commit drop as
    select l.id, p.id as programme_id, l.place, l.answers, l.questions,
      count(*) over (partition by p.id)::int as of_programme
    from json_to_recordset(${JSON.stringify(lessons)}::json)
      as l(id uuid, programme text, place int, answers jsonb, questions int)
    join programmes p on p.slug = l.programme`.execute(tx.db);
  await sql`
    create temp table study on commit drop as
    with drawn as (
      select learner.*, e as nth, cohorts.id as cohort_id, cohorts.programme_id,
        learner.created_at + make_interval(secs => (e * 3 + pg_temp.chance('placed/' || n || '/' || e)) * 86400) as placed_at,
        pg_temp.chance('state/' || n || '/' || e) as state,
        pg_temp.chance('done/' || n || '/' || e) as share
      from learner
      cross join lateral generate_series(1, 1 + floor(pg_temp.chance('studies/' || n) * 3)::int) e
      join json_to_recordset(${JSON.stringify(places)}::json) as c(place int, open text, evenings text)
        on c.place = (floor(pg_temp.chance('programme/' || n) * ${programmes})::int + e) % ${programmes}
      join cohorts on cohorts.slug = case when pg_temp.chance('cohort/' || n || '/' || e) < 0.8 then c.open else c.evenings end
    )
    select drawn.*, programmes.price_kzt, programmes.hours, programmes.slug, programmes.texts->'ru'->>'title' as title,
      pg_temp.seeded_id(placed_at, 'enrolment/' || n || '/' || nth) as enrolment_id,
      pg_temp.seeded_id(placed_at, 'order/' || n || '/' || nth) as order_id,
      programmes.price_kzt > 0 as is_paid_programme,
      state < 0.08 as is_cancelled,
      state >= 0.08 and (state >= 0.15 or programmes.price_kzt = 0) as is_active,
      state >= 0.65 as is_completed,
      placed_at + interval '1 day' as active_at,
      case when state >= 0.65 then of_programme when state >= 0.15 then floor(share * of_programme)::int else 0 end as done
    from drawn
    join programmes on programmes.id = drawn.programme_id
    join (select distinct programme_id, of_programme from scale_lesson) as counted
      on counted.programme_id = drawn.programme_id`.execute(tx.db);
}
