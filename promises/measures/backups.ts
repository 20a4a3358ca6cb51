/** Backups are worth what the last trial of restoring them proved. */
import { sql } from 'kysely';
import { DRILL_DUE_HOURS, findDrills, lastGoodDrill } from '#protection/backups';
import type { Measure } from '../promise.ts';
import { foundAt, foundNow } from './found.ts';

/** `protect.backups`: the newest trial went well, and no longer ago than a night and a little. */
export const backupsRestorable: Measure = async (installation) => {
  const { ctx } = installation;
  const now = ctx.clock.now();
  const good = await lastGoodDrill(ctx);
  if (!good) {
    // The first night has yet to come.
    if (await isNew(installation)) return undefined;
    return foundNow(installation, false, {
      ru: 'Ни одна резервная копия ещё не была восстановлена на пробу.',
      kk: 'Бірде-бір сақтық көшірме әлі сынап қалпына келтірілген жоқ.',
      en: 'No backup has been restored on trial yet.',
    });
  }
  const [newest] = await findDrills(ctx, 1);
  const due = good.finished_at.add({ hours: DRILL_DUE_HOURS });
  const failedSince = newest !== undefined && newest.failure !== null;
  return foundAt(
    good.finished_at,
    !failedSince && Temporal.Instant.compare(now, due) <= 0,
    {
      ru: 'Последнее удачное пробное восстановление: {good}, сверено строк: {rows}, удалённые люди не вернулись. {failed, select, yes {Проба после него не удалась} other {Проба идёт каждую ночь}}.',
      kk: 'Соңғы сәтті сынақ қалпына келтіру: {good}, салыстырылған жолдар: {rows}, өшірілген адамдар қайта оралмады. {failed, select, yes {Одан кейінгі сынақ сәтсіз болды} other {Сынақ әр түнде өтеді}}.',
      en: 'The last trial restore that went well: {good}, with {rows} rows compared and no erased person back. {failed, select, yes {The trial after it failed} other {A trial runs each night}}.',
    },
    { good: good.finished_at, rows: good.row_count ?? 0, failed: failedSince ? 'yes' : 'no' },
  );
};

const isNew: (installation: Parameters<Measure>[0]) => Promise<boolean> = async ({ ctx }) => {
  const since = ctx.clock.now().subtract({ hours: DRILL_DUE_HOURS });
  const { rows } = await sql<{ old: boolean }>`
    select coalesce(bool_or(created_at < ${since}), false) as old from installation`.execute(ctx.db);
  return rows[0]?.old !== true;
};
