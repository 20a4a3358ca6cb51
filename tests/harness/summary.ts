/**
 * Adds up the runs of bin/test into its closing line, after the name and the first lines of whatever failed. A run that
 * left no result, or ran nothing, has failed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTotalTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const LINES_OF_A_FAILURE = 12;

const folder = process.argv[2] ?? '.';
const runs = readdirSync(folder).map((name) => ({
  name: basename(name, '.json'),
  ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Results),
}));
for (const run of runs) {
  for (const file of run.testResults) {
    const place = `${run.name}: ${relative(process.cwd(), file.name)}`;
    const failures = file.assertionResults.filter((test) => test.status === 'failed');
    for (const test of failures) say(`${place}: ${test.fullName}`, test.failureMessages.join('\n'));
    if (file.status === 'failed' && failures.length === 0) say(place, file.message);
  }
}

function say(what: string, why: string): void {
  const lines = why.split('\n').slice(0, LINES_OF_A_FAILURE);
  process.stdout.write(`FAILED ${what}\n${lines.map((line) => `    ${line}\n`).join('')}`);
}

const sum = (count: (run: Results) => number): number => runs.reduce((total, run) => total + count(run), 0);
const passed = sum((run) => run.numPassedTests);
const skipped = sum((run) => run.numPendingTests);
// A file that cannot be loaded runs no test and still fails its run.
const brokenRuns = runs.filter((run) => !run.success && run.numFailedTests === 0).length;
const failed = sum((run) => run.numFailedTests) + brokenRuns;
if (skipped > 0) process.stdout.write(`${skipped} skipped: what this machine or user cannot do\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
