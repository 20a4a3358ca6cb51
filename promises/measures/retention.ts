/** Nothing is here whose term is over, and the nightly run was here. */
import { schoolDay } from '#platform/clock.ts';
import { countOverdue, countRunsAhead, lastRun } from '#privacy/retention';
import type { Evidence } from '../evidence.ts';
import type { Installation, Measure } from '../promise.ts';
import { foundAt, foundNow } from './found.ts';
import { stillFor } from './standstill.ts';

/** A run every night, and a little. */
const DUE_HOURS = 26;

const AHEAD = {
  ru: 'Обходов с датой из будущего: {ahead}. Часы машины ошибались, и такие обходы не считаются.',
  kk: 'Күні болашақтағы тексерулер: {ahead}. Машинаның сағаты қателескен, мұндай тексерулер есепке алынбайды.',
  en: 'Runs dated in the future: {ahead}. The machine’s clock was wrong, and they count as none.',
};

function onlyAhead(installation: Installation, ahead: number): Evidence {
  return foundNow(installation, false, AHEAD, { ahead });
}

/** Rows that go by this source. A day's grace: what reached its term today goes tonight. */
export function nothingOverdue(source: string | undefined): Measure {
  return async (installation) => {
    const { ctx, inventory } = installation;
    const still = await stillFor(ctx, 'retention.run');
    if (still) return still;
    const last = await lastRun(ctx);
    const ahead = await countRunsAhead(ctx);
    if (!last) return ahead > 0 ? onlyAhead(installation, ahead) : undefined;
    const now = ctx.clock.now();
    const yesterday = schoolDay(now).subtract({ days: 1 });
    const overdue = await countOverdue(
      ctx,
      inventory,
      yesterday,
      (rule) => source === undefined || rule.source.includes(source),
    );
    const dueAgain = last.add({ hours: DUE_HOURS });
    return {
      ...foundAt(
        last,
        overdue === 0,
        {
          ru: `Последний ночной обход сроков: {last}. Записей, чей срок вышел раньше, чем вчера: {overdue}.${ahead > 0 ? ` ${AHEAD.ru}` : ''}`,
          kk: `Мерзімдерді соңғы түнгі тексеру: {last}. Мерзімі кешеден бұрын біткен жазба саны: {overdue}.${ahead > 0 ? ` ${AHEAD.kk}` : ''}`,
          en: `The last nightly run over the terms: {last}. Rows whose term ended before today: {overdue}.${ahead > 0 ? ` ${AHEAD.en}` : ''}`,
        },
        { last, overdue, ahead },
      ),
      dueAgain,
    };
  };
}
