/** Nothing is here whose term is over, and the nightly run was here. */
import { schoolDay } from '#platform/clock.ts';
import { countOverdue, lastRun } from '#privacy/retention';
import type { Measure } from '../promise.ts';
import { foundAt } from './found.ts';

/** A run every night, and a little. */
const DUE_HOURS = 26;

/** Rows that go by this source. A day's grace: what reached its term today goes tonight. */
export function nothingOverdue(source: string | undefined): Measure {
  return async ({ ctx, inventory }) => {
    const last = await lastRun(ctx);
    if (!last) return undefined;
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
          ru: 'Последний ночной обход сроков: {last}. Записей, чей срок вышел раньше, чем вчера: {overdue}.',
          kk: 'Мерзімдерді соңғы түнгі тексеру: {last}. Мерзімі кешеден бұрын біткен жазба саны: {overdue}.',
          en: 'The last nightly run over the terms: {last}. Rows whose term ended before today: {overdue}.',
        },
        { last, overdue },
      ),
      dueAgain,
    };
  };
}
