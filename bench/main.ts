/**
 * Runs every measurement and prints the table; `--json FILE` writes it too, `--seconds N` sets a round's length,
 * `--expired-rows N` how many rows retention removes, `--visits N` and `--partition-rows N` the sizes of the board's.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureBoard } from './board.ts';
import { measureConsents } from './consents.ts';
import { measureFirstPage } from './first-page.ts';
import { measurePages } from './pages.ts';
import { measureRetention } from './retention.ts';
import { measureErasure } from './rights-erasure.ts';
import { measureExport } from './rights-export.ts';
import { openBenchSchool } from './school-under-measurement.ts';
import { measureStarts } from './starts.ts';

export interface Line {
  readonly name: string;
  readonly measured: string;
  readonly target: string;
  readonly met: boolean;
  readonly values: Readonly<Record<string, number>>;
}

const { values: flags } = parseArgs({
  options: {
    json: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    'large-school': { type: 'string', default: '100000' },
    'expired-rows': { type: 'string', default: '1000000' },
    visits: { type: 'string', default: '1000000' },
    'partition-rows': { type: 'string', default: '1000000' },
  },
});

function print(lines: readonly Line[]): void {
  const rows = [
    ['measurement', 'measured', 'target', ''],
    ...lines.map((line) => [line.name, line.measured, line.target, line.met ? 'met' : 'NOT MET']),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
}

const lines: Line[] = [...(await measureStarts())];
const bench = await openBenchSchool({ learners: 1_000 });
try {
  lines.push(...(await measurePages(bench, { seconds: Number(flags.seconds), rounds: Number(flags.rounds) })));
  lines.push(...(await measureFirstPage(bench)));
  lines.push(...(await measureConsents(bench.own, { seconds: Number(flags.seconds), rounds: Number(flags.rounds) })));
  lines.push(...(await measureRetention(bench.own, { rows: Number(flags['expired-rows']) })));
  const boardSizes = { visits: Number(flags.visits), partitionRows: Number(flags['partition-rows']) };
  lines.push(...(await measureBoard(bench.own, { ...boardSizes, rounds: Number(flags.rounds) })));
} finally {
  await bench.close();
}
const sizes = { small: 1_000, large: Number(flags['large-school']) };
lines.push(...(await measureExport(sizes)));
lines.push(...(await measureErasure(sizes)));
print(lines);
if (flags.json) writeFileSync(flags.json, `${JSON.stringify(lines, null, 2)}\n`);
process.exit(lines.every((line) => line.met) ? 0 : 1);
