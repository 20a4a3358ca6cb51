/** What became of people's demands. */
import { sql } from 'kysely';
import type { Measure } from '../promise.ts';
import { foundAt } from './found.ts';

/** `rights.access`, `rights.portability`: the last copy that somebody asked for was made whole. */
export const lastCopyWhole: Measure = async ({ ctx }) => {
  const { rows } = await sql<{ made: number; latest: Temporal.Instant | null; whole: boolean | null }>`
    select count(*) filter (where action = 'copy.made') as made, max(at) as latest,
      (array_agg(action order by at desc, id desc))[1] = 'copy.made' as whole
    from audit_events where action in ('copy.made', 'copy.failed')`.execute(ctx.db);
  const { made = 0, latest = null, whole = null } = rows[0] ?? {};
  if (!latest) return undefined;
  return foundAt(
    latest,
    whole === true,
    {
      ru: 'Копий собрано: {made}. Последняя, {latest}, {whole, select, yes {получилась целой} other {не получилась по нашей вине}}.',
      kk: 'Жиналған көшірмелер: {made}. Соңғысы, {latest}, {whole, select, yes {толық шықты} other {біздің кінәмізден болмады}}.',
      en: 'Copies made: {made}. The last one, on {latest}, {whole, select, yes {was whole} other {failed through our fault}}.',
    },
    { made, latest, whole: whole ? 'yes' : 'no' },
  );
};

/** `rights.portability`: no package for another organisation left the school twice, and each that left is recorded. */
export const handOversOnce: Measure = async ({ ctx }) => {
  const { rows } = await sql<{ fetched: number; refused: number; wrong: number; latest: Temporal.Instant | null }>`
    with given as (
      select object_id, count(*) as times, max(at) as latest from audit_events
      where action = 'hand-over.fetched' group by object_id)
    select coalesce(sum(times), 0)::bigint as fetched, count(*) filter (where times > 1) as wrong, max(latest) as latest,
      (select count(*) from audit_events where action = 'hand-over.refused') as refused from given`.execute(ctx.db);
  const { fetched = 0, refused = 0, wrong = 0, latest = null } = rows[0] ?? {};
  if (!latest) return undefined;
  return foundAt(
    latest,
    wrong === 0,
    {
      ru: 'Передано другим организациям: {fetched}, последний раз {latest}. Дважды по одной ссылке: {wrong}. Отказов недействительным ссылкам: {refused}.',
      kk: 'Басқа ұйымдарға берілгені: {fetched}, соңғысы {latest}. Бір сілтемемен екі рет: {wrong}. Жарамсыз сілтемелерге бас тарту: {refused}.',
      en: 'Handed over to other organisations: {fetched}, last on {latest}. Twice through one link: {wrong}. Dead links refused: {refused}.',
    },
    { fetched, refused, wrong, latest },
  );
};

/** `rights.rectify`: what was corrected last is what is kept of the person now. */
export const correctionsMade: Measure = async ({ ctx }) => {
  const { rows } = await sql<{ corrections: number; undone: number; latest: Temporal.Instant | null }>`
    with newest as (
      select distinct on (person_id, field) person_id, field, new_value from person_corrections
      order by person_id, field, corrected_at desc, id desc)
    select (select count(*) from audit_events where action = 'person.corrected') as corrections,
      (select max(at) from audit_events where action = 'person.corrected') as latest,
      (select count(*) from newest join people on people.id = person_id
        where field in ('name', 'email', 'phone', 'locale')
          and to_jsonb(people) ->> field is distinct from new_value) as undone`.execute(ctx.db);
  const { corrections = 0, undone = 0, latest = null } = rows[0] ?? {};
  if (!latest) return undefined;
  return foundAt(
    latest,
    undone === 0,
    {
      ru: 'Данные исправляли {corrections, plural, one {# раз} few {# раза} many {# раз} other {# раза}}, последний раз {latest}; не вступило в силу: {undone}.',
      kk: 'Деректер {corrections} рет түзетілді, соңғысы {latest}; күшіне енбегені: {undone}.',
      en: 'Data were corrected {corrections, plural, one {# time} other {# times}}, last on {latest}; without effect: {undone}.',
    },
    { corrections, undone, latest },
  );
};

/** An erasure takes seconds; one that is open for longer is stuck. */
const STUCK_AFTER: Temporal.DurationLike = { hours: 1 };

/** `rights.erase`, `policy.refusal`: every erasure that was begun is finished and proved. */
export const erasuresVerified: Measure = async ({ ctx }) => {
  const stuckSince = ctx.clock.now().subtract(STUCK_AFTER);
  const { rows } = await sql<{ verified: number; stuck: number; latest: Temporal.Instant | null }>`
    select count(*) filter (where state = 'verified') as verified,
      count(*) filter (where state = 'partly failed' or (state = 'started' and requested_at < ${stuckSince}))
        + (select count(*) from erasure_plans
            where cancelled_at is null and held_at is null and due_at < ${stuckSince}) as stuck,
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
