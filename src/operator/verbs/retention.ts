import { schoolDay } from '#platform/clock.ts';
import { findStandstill } from '#platform/jobs/standstill.ts';
import { tellStandstill } from '#platform/jobs/tell-standstill.ts';
import { previewRetention, tellAndRun } from '#privacy/retention';
import { Failure, type Verb, WrongWords } from '../verb.ts';

export const retention: Verb = {
  name: 'retention',
  usage: '[--dry-run [--as-of DATE]] [--json]',
  summary: 'Destroys what has reached its term; with --dry-run, tells what would go until the day DATE',
  words: 0,
  options: { 'dry-run': { type: 'boolean' }, 'as-of': { type: 'string' } },
  async run({ ctx, school, flags }) {
    const asOf = flags['as-of'];
    if (asOf !== undefined && !flags['dry-run']) {
      throw new WrongWords('--as-of needs --dry-run: nothing goes before its day, and what is overdue goes anyway');
    }
    if (!flags['dry-run']) {
      const still = await findStandstill(ctx);
      if (still) {
        throw new Failure(
          [`it is ${schoolDay(ctx.clock.now())} by this machine’s clock.`, ...tellStandstill(still, 'en')].join(' '),
        );
      }
      const { runId, destroyed } = await tellAndRun(ctx, school.inventory);
      return {
        rows: destroyed.map((each) => ({ ...each })),
        json: { run: runId, destroyed },
        lines: [`certificate ${runId}`],
      };
    }
    const by = typeof asOf === 'string' ? dayFrom(asOf, schoolDay(ctx.clock.now())) : schoolDay(ctx.clock.now());
    const groups = await previewRetention(ctx, school.inventory, by);
    return {
      rows: groups.map(({ rule, rows, first, last }) => ({
        table: rule.table,
        action: rule.action,
        rows,
        first: String(first),
        last: String(last),
        source: rule.source,
      })),
    };
  },
};

/** No term is longer, and the database reckons with no year of five figures. */
const FORESEEN_YEARS = 100;

function dayFrom(text: string, today: Temporal.PlainDate): Temporal.PlainDate {
  const last = today.add({ years: FORESEEN_YEARS });
  const asked = readDay(text);
  if (!asked) throw new WrongWords(`--as-of ${text}: a day such as 2027-01-31`);
  if (Temporal.PlainDate.compare(asked, today) < 0 || Temporal.PlainDate.compare(asked, last) > 0) {
    throw new WrongWords(`--as-of ${text}: a day from ${today} to ${last}`);
  }
  return asked;
}

function readDay(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}
