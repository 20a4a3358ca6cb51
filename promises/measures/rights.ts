/** What became of people's demands. */
import { sql } from 'kysely';
import type { Measure } from '../promise.ts';
import { foundAt } from './found.ts';

/** `rights.access`, `rights.portability`: the last copy that somebody asked for was made whole. */
export const lastCopyWhole: Measure = async ({ ctx }) => {
  const { rows } = await sql<{ sent: number; latest: Temporal.Instant | null; whole: boolean | null }>`
    select count(*) filter (where action = 'copy.sent') as sent, max(at) as latest,
      (array_agg(action order by at desc, id desc))[1] = 'copy.sent' as whole
    from audit_events where action in ('copy.sent', 'copy.failed')`.execute(ctx.db);
  const { sent = 0, latest = null, whole = null } = rows[0] ?? {};
  if (!latest) return undefined;
  return foundAt(
    latest,
    whole === true,
    {
      ru: 'Копий выдано: {sent}. Последняя, {latest}, {whole, select, yes {получилась целой} other {оборвалась по нашей вине}}.',
      kk: 'Берілген көшірмелер: {sent}. Соңғысы, {latest}, {whole, select, yes {толық шықты} other {біздің кінәмізден үзілді}}.',
      en: 'Copies given out: {sent}. The last one, on {latest}, {whole, select, yes {was whole} other {broke off through our fault}}.',
    },
    { sent, latest, whole: whole ? 'yes' : 'no' },
  );
};

/** `rights.rectify` */
export const correctionsMade: Measure = async ({ ctx }) => {
  const { rows } = await sql<{ corrections: number; latest: Temporal.Instant | null }>`
    select count(*) as corrections, max(at) as latest from audit_events where action = 'person.corrected'`.execute(
    ctx.db,
  );
  const { corrections = 0, latest = null } = rows[0] ?? {};
  if (!latest) return undefined;
  return foundAt(
    latest,
    true,
    {
      ru: 'Данные исправляли {corrections, plural, one {# раз} few {# раза} many {# раз} other {# раза}}, последний раз {latest}; каждое исправление вступило в силу сразу.',
      kk: 'Деректер {corrections} рет түзетілді, соңғысы {latest}; әр түзету бірден күшіне енді.',
      en: 'Data were corrected {corrections, plural, one {# time} other {# times}}, last on {latest}; each correction took effect at once.',
    },
    { corrections, latest },
  );
};

/** An erasure takes seconds; one that is open for longer is stuck. */
const STUCK_AFTER: Temporal.DurationLike = { hours: 1 };

/** `rights.erase`, `policy.refusal`: every erasure that was begun is finished and proved. */
export const erasuresVerified: Measure = async ({ ctx }) => {
  const stuckSince = ctx.clock.now().subtract(STUCK_AFTER);
  const { rows } = await sql<{ verified: number; stuck: number; latest: Temporal.Instant | null }>`
    select count(*) filter (where state = 'verified') as verified,
      count(*) filter (where state = 'partly failed' or (state = 'started' and requested_at < ${stuckSince})) as stuck,
      max(coalesce(finished_at, requested_at)) as latest from erasures`.execute(ctx.db);
  const { verified = 0, stuck = 0, latest = null } = rows[0] ?? {};
  if (!latest) return undefined;
  return foundAt(
    latest,
    stuck === 0,
    {
      ru: 'Удалено и проверено поиском по всей базе: {verified}. Не доведено до конца: {stuck}. Последний раз {latest}.',
      kk: 'Өшіріліп, бүкіл дерекқордан іздеумен тексерілгені: {verified}. Аяғына жетпегені: {stuck}. Соңғысы {latest}.',
      en: 'Erased, and proved by a search through the whole database: {verified}. Not finished: {stuck}. Last on {latest}.',
    },
    { verified, stuck, latest },
  );
};
