/** Adds up the runs of bin/test into its closing line. A run that left no result, or ran nothing, has failed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTotalTests: number;
  readonly success: boolean;
}

const folder = process.argv[2] ?? '.';
const runs = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Results);
const sum = (count: (run: Results) => number): number => runs.reduce((total, run) => total + count(run), 0);
const passed = sum((run) => run.numPassedTests);
const skipped = sum((run) => run.numPendingTests);
// A file that cannot be loaded runs no test and still fails its run.
const brokenRuns = runs.filter((run) => !run.success && run.numFailedTests === 0).length;
const failed = sum((run) => run.numFailedTests) + brokenRuns;
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
