import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { compareWithCatalogue } from '#platform/inventory/compare.ts';
import { findStandstill } from '#platform/jobs/standstill.ts';
import { tellStandstill } from '#platform/jobs/tell-standstill.ts';
import type { Row, Verb } from '../verb.ts';
import { check, checkSafekeeping } from './doctor-safekeeping.ts';

/** Worth mending; the school works without. */
const ADVICE: ReadonlySet<string> = new Set([
  'mail',
  'school.bin',
  'backup key',
  'backup disk',
  'old versions',
  'last seconds',
]);

export const doctor: Verb = {
  name: 'doctor',
  usage: '[--json]',
  summary:
    'Looks the installation over: database, inventory, settings, failed jobs and letters, backups, storage and room',
  words: 0,
  async run({ ctx, school, config }) {
    const differences = await compareWithCatalogue(ctx.db, school.inventory);
    const { rows: version } = await sql<{ version: string }>`select version()`.execute(ctx.db);
    const { rows: counts } = await sql<{ jobs: number; letters: number }>`
      select (select count(*)::int from graphile_worker.jobs where attempts >= max_attempts) as jobs,
             (select count(*)::int from outbox_messages where failed_at is not null) as letters`.execute(ctx.db);
    const [failed] = counts;
    const checks: Row[] = [
      check('database', true, String(version[0]?.version).split(' on ')[0] ?? ''),
      check('inventory', differences.length === 0, differences.join('; ') || 'every column is declared'),
      check(
        'school.bin',
        config.schoolBin !== undefined,
        config.schoolBin ?? 'SCHOOL_BIN is not set; documents say so',
      ),
      check(
        'mail',
        config.smtpUrl !== undefined,
        config.smtpUrl ? 'an SMTP server is set' : 'SMTP_URL is not set: letters stay in the outbox',
      ),
      check('https', config.baseUrl.startsWith('https:') || config.loopback, config.baseUrl),
      check('jobs', failed?.jobs === 0, `${failed?.jobs ?? 0} failed for good`),
      await checkTimetable(ctx),
      await checkStandstill(ctx),
      check('letters', failed?.letters === 0, `${failed?.letters ?? 0} refused by the mail server`),
    ];
    checks.push(...(await checkSafekeeping(ctx, school, config)));
    return {
      rows: checks,
      failed: checks.some((row) => row['ok'] === false && !ADVICE.has(String(row['check']))),
    };
  },
};

async function checkStandstill(ctx: Context): Promise<Row> {
  const still = await findStandstill(ctx);
  return check('standstill', !still, still ? tellStandstill(still, 'en').join(' ') : 'what cannot be undone goes on');
}

/** Some job falls due each minute. */
const STANDS_STILL_MINUTES = 10;

/** Whether what is done each night will be: only a running worker looks at the clock. */
async function checkTimetable(ctx: Context): Promise<Row> {
  const { rows } = await sql<{ last: Temporal.Instant | null; first: Temporal.Instant | null }>`
    select max(last_execution) as last, min(known_since) as first
    from graphile_worker._private_known_crontabs`.execute(ctx.db);
  const since = rows[0]?.last ?? rows[0]?.first;
  if (!since) return check('timetable', true, 'bin/start begins it');
  const now = ctx.clock.now();
  const due = now.subtract({ minutes: STANDS_STILL_MINUTES });
  const ok = Temporal.Instant.compare(since, due) > 0;
  const at = since.toString({ smallestUnit: 'second' });
  if (Temporal.Instant.compare(since, now.add({ minutes: STANDS_STILL_MINUTES })) > 0) {
    return check('timetable', false, `dated ${at}: a clock was ahead. Set it right, and start the school again`);
  }
  return check('timetable', ok, ok ? `last at ${at}` : `nothing has begun since ${at}: is the school running?`);
}
