/**
 * Runs every measurement, or those that are named (`bin/bench pages consents`), and prints the table. `--json FILE` writes
 * it too, `--seconds N` and `--rounds N` set the rounds, `--large-school N`, `--expired-rows N`, `--learners N`,
 * `--visits N`, `--opinions N`, `--partition-rows N` and `--events N` the sizes.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureBoard } from './board.ts';
import { measureConsents } from './consents.ts';
import { measureDrop } from './drop.ts';
import { measureEverybody } from './everybody.ts';
import { measureExportMemory } from './export-memory.ts';
import { measureFirstPage } from './first-page.ts';
import { measurePages } from './pages.ts';
import { measureRetention } from './retention.ts';
import { measureErasure } from './rights-erasure.ts';
import { measureExport } from './rights-export.ts';
import { openSchoolOfLearners, type TwoSchools } from './school-of-learners.ts';
import { type BenchSchool, openBenchSchool } from './school-under-measurement.ts';
import { measureStarts } from './starts.ts';

export interface Line {
  readonly name: string;
  readonly measured: string;
  readonly target: string;
  readonly met: boolean;
  readonly values: Readonly<Record<string, number>>;
}

const { values: flags, positionals: named } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    'large-school': { type: 'string', default: '100000' },
    'expired-rows': { type: 'string', default: '1000000' },
    learners: { type: 'string', default: '20000' },
    visits: { type: 'string', default: '1000000' },
    opinions: { type: 'string', default: '200000' },
    'partition-rows': { type: 'string', default: '1000000' },
    events: { type: 'string', default: '1000000' },
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

const rounds = { seconds: Number(flags.seconds), rounds: Number(flags.rounds) };
const board = {
  learners: Number(flags.learners),
  visits: Number(flags.visits),
  opinions: Number(flags.opinions),
  rounds: rounds.rounds,
};
const sizes = { small: 1_000, large: Number(flags['large-school']) };

type Measurement = () => Promise<Line[]>;
/** In an empty machine, before a school stands on it; in one school of 1,000 learners; in two, of which one is large; in schools of their own. */
const alone: Record<string, Measurement> = { starts: measureStarts };
const inSchool: Record<string, (bench: BenchSchool) => Promise<Line[]>> = {
  pages: (bench) => measurePages(bench, rounds),
  'first-page': measureFirstPage,
  consents: ({ own }) => measureConsents(own, rounds),
  retention: ({ own }) => measureRetention(own, { rows: Number(flags['expired-rows']) }),
  drop: ({ own }) => measureDrop(own, Number(flags['partition-rows']), rounds.rounds),
};
const inTwoSchools: Record<string, (schools: TwoSchools) => Promise<Line[]>> = {
  export: measureExport,
  erasure: measureErasure,
};
const ofTheirOwn: Record<string, Measurement> = {
  board: () => measureBoard(board),
  everybody: () => measureEverybody(board.learners),
  'export-memory': () => measureExportMemory(Number(flags.events)),
};
const names = [alone, inSchool, inTwoSchools, ofTheirOwn].flatMap((group) => Object.keys(group));
const unknown = named.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`bin/bench: no measurement ${unknown.join(', ')}; there are ${names.join(', ')}\n`);
  process.exit(2);
}
const wanted = (name: string): boolean => named.length === 0 || named.includes(name);

const lines: Line[] = [];
/** What cannot be measured is a line as well, so that the others are not lost. */
async function take(name: string, measure: Measurement): Promise<void> {
  if (!wanted(name)) return;
  process.stderr.write(`measuring ${name} …\n`);
  const failed = (error: unknown): Line[] => {
    const why = error instanceof Error ? error.message : String(error);
    return [{ name, measured: `could not be measured: ${why}`, target: '', met: false, values: {} }];
  };
  lines.push(...(await measure().catch(failed)));
}

for (const [name, measure] of Object.entries(alone)) await take(name, measure);
if (Object.keys(inSchool).some(wanted)) {
  const bench = await openBenchSchool({ learners: 1_000 });
  try {
    for (const [name, measure] of Object.entries(inSchool)) await take(name, () => measure(bench));
  } finally {
    await bench.close();
  }
}
if (Object.keys(inTwoSchools).some(wanted)) {
  const small = await openSchoolOfLearners(sizes.small);
  const large = await openSchoolOfLearners(sizes.large);
  try {
    for (const [name, measure] of Object.entries(inTwoSchools)) await take(name, () => measure({ small, large }));
  } finally {
    await small.close();
    await large.close();
  }
}
for (const [name, measure] of Object.entries(ofTheirOwn)) await take(name, measure);
print(lines);
if (flags.json) writeFileSync(flags.json, `${JSON.stringify(lines, null, 2)}\n`);
process.exit(lines.every((line) => line.met) ? 0 : 1);
