/** What a learner's first page weighs: the page, its stylesheet, scripts and the fonts it needs, as they are sent. */

import { gzipSync } from 'node:zlib';
import type { Line } from './main.ts';
import type { BenchSchool } from './school-under-measurement.ts';

const SCRIPT_LIMIT = 15 * 1024;
const ALL_LIMIT = 100 * 1024;

export async function measureFirstPage(bench: BenchSchool): Promise<Line[]> {
  const origin = `http://127.0.0.1:${bench.school.port}`;
  const html = await (
    await fetch(`${origin}${bench.learner.lessonPath}`, { headers: { cookie: bench.learner.cookie } })
  ).text();
  const addresses = (pattern: RegExp) => [...new Set([...html.matchAll(pattern)].map((match) => match[1] ?? ''))];
  const styles = addresses(/<link rel="stylesheet" href="([^"]+)"/g);
  const scripts = addresses(/<script[^>]* src="([^"]+)"/g);
  const styleSheets = await Promise.all(styles.map(async (path) => (await fetch(`${origin}${path}`)).text()));
  // Every font the stylesheet names is counted, though a browser takes only those whose letters it meets.
  const fonts = [
    ...new Set(
      styleSheets.flatMap((css) => [...css.matchAll(/url\(["']?([^"')]+\.woff2)/g)].map((match) => match[1] ?? '')),
    ),
  ];
  const sizes = async (paths: readonly string[]) =>
    (await Promise.all(paths.map((path) => sizeOf(new URL(path, origin).href)))).reduce((sum, size) => sum + size, 0);
  const [script, style, font] = await Promise.all([sizes(scripts), sizes(styles), sizes(fonts)]);
  const all = gzipSync(html).byteLength + script + style + font;
  return [line('first page: script', script, SCRIPT_LIMIT), line('first page: all', all, ALL_LIMIT)];
}

async function sizeOf(url: string): Promise<number> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'br' } });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  // `fetch` unpacks the body; the length that was sent stands in the head, or is that of a body that is not packed.
  return Number(response.headers.get('content-length')) || (await response.arrayBuffer()).byteLength;
}

function line(name: string, bytes: number, limit: number): Line {
  return {
    name,
    measured: `${(bytes / 1024).toFixed(1)} KB compressed`,
    target: `<= ${limit / 1024} KB`,
    met: bytes <= limit,
    values: { bytes },
  };
}
