/** The two pages that are asked for most, against the bare handler. */
import { readFileSync } from 'node:fs';
import { load, type Measured } from './load.ts';
import type { Line } from './main.ts';
import { median } from './median.ts';
import type { BenchSchool } from './school-under-measurement.ts';

const CONNECTIONS = 32;
const WARM_UP_SECONDS = 2;
const SHARE = 0.5;
const TAIL = 4;
const STATEMENTS = 2;
/** Of Linux: the clock ticks in which /proc counts a process's time, 100 a second. */
const TICKS_PER_SECOND = 100;

interface Page {
  readonly name: string;
  readonly path: string;
  readonly cookie?: string;
  /** The session's own look-up is not the page's. */
  readonly sessionStatements: number;
}

export async function measurePages(bench: BenchSchool, options: { seconds: number; rounds: number }): Promise<Line[]> {
  const pages: Page[] = [
    { name: 'catalogue, visitor', path: '/programmes', sessionStatements: 0 },
    { name: 'lesson, learner', path: bench.learner.lessonPath, cookie: bench.learner.cookie, sessionStatements: 1 },
  ];
  const lines: Line[] = [];
  for (const page of pages) lines.push(...(await measurePage(bench, page, options)));
  return lines;
}

async function measurePage(
  bench: BenchSchool,
  page: Page,
  { seconds, rounds }: { seconds: number; rounds: number },
): Promise<Line[]> {
  const statements = await bench.countStatements(page.path, page.cookie);
  const common = { connections: CONNECTIONS, ...(page.cookie && { cookie: page.cookie }) };
  const school = { ...common, port: bench.school.port, path: page.path };
  const warm = await load({ ...school, seconds: WARM_UP_SECONDS });
  const bare = { ...common, port: bench.bare.port, path: `/${statements}/${warm.bytes}` };
  await load({ ...bare, seconds: WARM_UP_SECONDS });

  const taken: { school: Measured; bare: Measured; cpu: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = cpuSeconds(bench.school.pid);
    const ours = await load({ ...school, seconds });
    const cpu = ((cpuSeconds(bench.school.pid) - before) / (ours.requestsPerSecond * seconds)) * 1000;
    taken.push({ school: ours, bare: await load({ ...bare, seconds }), cpu });
  }
  const share = median(taken.map((round) => round.school.requestsPerSecond / round.bare.requestsPerSecond));
  const tail = median(taken.map((round) => round.school.p99 / round.school.p50));
  const rate = median(taken.map((round) => round.school.requestsPerSecond));
  const bareRate = median(taken.map((round) => round.bare.requestsPerSecond));
  const cpu = median(taken.map((round) => round.cpu));
  const own = statements - page.sessionStatements;
  return [
    {
      name: `${page.name}: share of the bare handler`,
      measured: `${Math.round(share * 100)} % (${Math.round(rate)} of ${Math.round(bareRate)}/s, ${cpu.toFixed(2)} ms of CPU a page, ${warm.bytes} bytes)`,
      target: `>= ${SHARE * 100} %`,
      met: share >= SHARE,
      values: {
        share,
        requestsPerSecond: rate,
        bareRequestsPerSecond: bareRate,
        cpuMilliseconds: cpu,
        bytes: warm.bytes,
      },
    },
    {
      name: `${page.name}: p99 / p50`,
      measured: `${tail.toFixed(2)} (p50 ${median(taken.map((round) => round.school.p50)).toFixed(1)} ms)`,
      target: `<= ${TAIL}`,
      met: tail <= TAIL,
      values: { tail },
    },
    {
      name: `${page.name}: statements after the session's`,
      measured: String(own),
      target: `<= ${STATEMENTS}`,
      met: own <= STATEMENTS,
      values: { statements: own },
    },
  ];
}

/** User and system time of a process so far. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
