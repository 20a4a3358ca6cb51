/** Debian's Chromium, driven as a person would: a page of a given width, language, scheme, with or without scripts. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
  });
}

export interface Eyes {
  readonly width?: 360 | 1440;
  readonly dark?: boolean;
  readonly scripts?: boolean;
}

/** Somebody's browser. Requests to any other host are refused, and kept in `strangers`. */
export async function openVisitor(
  browser: Browser,
  url: string,
  eyes: Eyes = {},
): Promise<{ context: BrowserContext; page: Page; strangers: string[]; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width: eyes.width ?? 1440, height: eyes.width === 360 ? 740 : 900 },
    colorScheme: eyes.dark ? 'dark' : 'light',
    javaScriptEnabled: eyes.scripts ?? true,
    baseURL: url,
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  const strangers: string[] = [];
  const faults: string[] = [];
  await context.route(
    (address) => address.protocol.startsWith('http') && address.origin !== url,
    (route) => {
      strangers.push(route.request().url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return { context, page, strangers, faults };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 AA, in a line each. The page's scripts must be on. */
export async function findBarriers(page: Page): Promise<string[]> {
  // The page's own security policy forbids foreign scripts; this one goes in through the debugger, not through the page.
  const results = (await page.evaluate(`${axe}; axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'] })`)) as AxeResults;
  return results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) =>
        `${violation.id}: ${node.target.join(' ')} — ${node.failureSummary?.split('\n')[1]?.trim() ?? violation.help}`,
    ),
  );
}

/** How far the page is wider than the window; zero on a page that fits. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
