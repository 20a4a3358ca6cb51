/** A school of as many learners as asked for, on a fresh embedded database with fsync on, and people with a long history. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createAccount } from '#people/sign-in';
import { actingAs, type Context, transact } from '#platform/context.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { prepareDatabase } from '#platform/database/prepare.ts';
import { createLog } from '#platform/log/log.ts';
import { renderLetter } from '#platform/outbox/letter.ts';
import { openSchool, type School } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { seedDemo, seedScale } from '../src/seed/index.ts';
import { unhurried } from './unhurried.ts';

export interface SchoolOfLearners {
  readonly school: School;
  /** The operator's. */
  readonly ctx: Context;
  readonly learners: number;
  readonly dataDir: string;
  close(): Promise<void>;
}

/** A small school and a large one, in which the same is measured. */
export interface TwoSchools {
  readonly small: SchoolOfLearners;
  readonly large: SchoolOfLearners;
}

export async function openSchoolOfLearners(learners: number): Promise<SchoolOfLearners> {
  const dataDir = await mkdtemp(join(tmpdir(), 'school-bench-'));
  const embedded = await startEmbedded({ dataDir });
  const connection = embedded.connection();
  const log = createLog('silent');
  await prepareDatabase(connection, log);
  const school = await openSchool({
    config: readConfig({ DATA_DIR: dataDir, LEDGER_URL: `file:${join(dataDir, 'ledger')}` }),
    connection,
    secretKey: 'a secret key for the bench, thirty-two characters and more',
    log,
  });
  const ctx = actingAs(school.ctx, { kind: 'operator' });
  await seedDemo(ctx, { password: ctx.ids.token() });
  await seedScale(ctx, learners);
  await school.runWaitingJobs();
  await unhurried(ctx, (db) => sql`vacuum analyze`.execute(db));
  return {
    school,
    ctx,
    learners,
    dataDir,
    async close() {
      await school.close();
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** How a history is made up: acts, letters, consents and sessions, as parts of ten. */
const PARTS = { acts: 6, letters: 2, consents: 1, sessions: 1 } as const;

/** Makes a person with this many events of every kind. Returns their identifier. */
export function personWithEvents(given: Context, events: number): Promise<string> {
  return transact(given, async (ctx) => {
    await sql`select set_config('statement_timeout', '0', true)`.execute(ctx.db);
    return makePerson(ctx, events);
  });
}

async function makePerson(ctx: Context, events: number): Promise<string> {
  const tag = ctx.ids.token().slice(0, 12).toLowerCase();
  const name = `Гүлжан ${tag}`;
  const email = `${tag}@example.kz`;
  const account = await createAccount(ctx, { name, email, password: ctx.ids.token(), locale: 'ru', confirmed: true });
  if (account === 'known') throw new Error('the address of a person for the bench was taken');
  const { personId } = account;
  const of = (kind: keyof typeof PARTS) => Math.round((events * PARTS[kind]) / 10);
  const { text, html } = await renderLetter(
    {
      locale: 'ru',
      subject: 'Ваше занятие',
      heading: `Здравствуйте, ${name}.`,
      blocks: [
        { paragraph: 'Завтра в девятнадцать часов по Астане вас ждёт занятие. Ссылка придёт за час до начала.' },
        { action: { label: 'Открыть расписание', href: `${ctx.school.baseUrl}/schedule` } },
      ],
      reason: 'Это письмо пришло, потому что вы учитесь в школе.',
    },
    ctx.school,
  );
  await sql`insert into audit_events (id, at, action, actor_kind, actor_id, person_id, object_kind, object_id, reason, details)
    select gen_random_uuid(), now() - make_interval(mins => n), 'lesson.completed', 'person', ${personId}::uuid,
      ${personId}::uuid, 'lesson', gen_random_uuid(), null, '{}'
    from generate_series(1, ${of('acts')}::int) n`.execute(ctx.db);
  await sql`insert into outbox_messages
      (id, person_id, letter, purpose, recipient, locale, subject, text, html, written_at, sent_at)
    select gen_random_uuid(), ${personId}::uuid, 'class-reminder', 'service', ${email}, 'ru', 'Ваше занятие',
      ${text}, ${html}, now() - make_interval(mins => n), now()
    from generate_series(1, ${of('letters')}::int) n`.execute(ctx.db);
  await sql`insert into consent_events (id, person_id, purpose, event, at, way, locale, text, text_sha256, policy_revision,
      operator, subject_name, data_list, term, third_party_transfer, cross_border_transfer, publication)
    select gen_random_uuid(), ${personId}::uuid, 'offers', case n % 2 when 0 then 'given' else 'withdrawn' end,
      now() - make_interval(mins => n), 'cabinet', 'ru', 'Согласие получать письма о программах школы.',
      encode(sha256(n::text::bytea), 'hex'), '1', 'ТОО «Школа»', ${name}, 'имя, адрес', 'до отзыва', false, false, false
    from generate_series(1, ${of('consents')}::int) n`.execute(ctx.db);
  await sql`insert into sessions (id, person_id, token, ip_address, user_agent, expires_at, created_at, updated_at)
    select gen_random_uuid(), ${personId}::uuid, encode(sha256((n::text || ${tag}::text)::bytea), 'hex'), '10.0.0.1',
      'Mozilla/5.0', now() + interval '1 day', now(), now()
    from generate_series(1, ${of('sessions')}::int) n`.execute(ctx.db);
  return personId;
}
