/**
 * Pictures for eyes: every component and the sample pages, in three languages, day and night, 360 and 1440 wide, into
 * `screenshots/`. Words after the command choose: `… gallery.tsx home lesson kk dark 360`.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Page as BrowserPage } from 'playwright-core';
import { build } from 'vite';
import { type Assets, Button, Document, readAssets } from '#platform/html/index.ts';
import { LOCALES, type Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { openBrowser } from '#tests/harness/browser.ts';
import { words } from './sample-words.ts';
import { type Sample, samples } from './samples.tsx';

const root = new URL('../../', import.meta.url);
const ORIGIN = 'http://gallery.test';
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'";
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [360, 1440] as const;
const LANGUAGES: Record<Locale, string> = { ru: 'Русский', kk: 'Қазақша', en: 'English' };

function Page({ sample, locale, assets }: { sample: Sample; locale: Locale; assets: Assets }) {
  const t = translator(words, locale);
  const office = sample.area === 'office';
  const link = (label: string, current = false, group?: string) => ({ href: `#${label}`, label, current, group });
  const nav = office
    ? [
        link(t('schedule')),
        link(t('programmes'), false, t('teaching')),
        link(t('cohorts'), false, t('teaching')),
        link(t('people'), false, t('teaching')),
        link(t('payments'), true, t('keeping')),
        link(t('certificates'), false, t('keeping')),
        link(t('requests'), false, t('keeping')),
        link(t('audit'), false, t('keeping')),
      ]
    : [link(t('programmes'), true), link(t('learn')), link(t('schedule')), link(t('support'))];
  return (
    <Document
      locale={locale}
      title={t('programmes')}
      description={t('home_lead')}
      path="/"
      area={sample.area}
      school={{
        name: 'PobiMajomet',
        address: t('address'),
        phone: '+7 705 755 54 47',
        email: 'contact@pobimajomet.com',
        bin: t('bin'),
      }}
      nav={nav}
      account={sample.area === 'public' ? [link(t('sign_in')), link(t('sign_up'))] : [link('Айгүл С.')]}
      languages={LOCALES.map((each) => ({ locale: each, label: LANGUAGES[each], href: `#${each}` }))}
      footerLinks={[link(t('policy')), link(t('promises')), link(t('cookies')), link(t('support'))]}
      assets={assets}
      skipLabel={t('skip')}
      noindex
      banner={
        sample.banner && (
          <section class="cookie-banner" aria-label={t('cookies')} data-closes>
            <p>{t('cookie_text')}</p>
            <form class="actions" method="post" data-quiet>
              <Button kind="secondary">{t('only_necessary')}</Button>
              <Button kind="secondary">{t('allow_all')}</Button>
            </form>
          </section>
        )
      }
    >
      {sample.body(t, locale)}
    </Document>
  );
}

const TYPES: Record<string, string> = {
  css: 'text/css',
  js: 'text/javascript',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

function file(path: string) {
  const type = TYPES[path.split('.').at(-1) ?? ''];
  return type ? { contentType: type, body: readFileSync(new URL(`dist/browser${path}`, root)) } : undefined;
}

const chosen = new Set(process.argv.slice(2));
const choose = <Item extends string | number>(items: readonly Item[]): readonly Item[] => {
  const some = items.filter((item) => chosen.has(String(item)));
  return some.length > 0 ? some : items;
};

/** What axe finds against WCAG 2.2 A and AA. */
async function barriers(page: BrowserPage): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  });
}

/** Widths at which the page scrolls sideways, from the narrowest telephone on. */
async function tooWide(page: BrowserPage, width: number): Promise<string[]> {
  const found: string[] = [];
  for (const other of [320, width, 768, 1000]) {
    await page.setViewportSize({ width: other, height: 800 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) found.push(`${over} px too wide at ${other}`);
  }
  await page.setViewportSize({ width, height: 800 });
  return found;
}

await build({ configFile: fileURLToPath(new URL('vite.config.ts', root)), logLevel: 'warn' });
const assets = readAssets(new URL('dist/browser/.vite/manifest.json', root));
const folder = fileURLToPath(new URL('screenshots/gallery/', root));
if (chosen.size === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const browser = await openBrowser();
const faults: string[] = [];
try {
  for (const width of choose(WIDTHS)) {
    for (const colorScheme of choose(THEMES)) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      let html = '';
      await page.route(`${ORIGIN}/**`, (route) => {
        const { pathname } = new URL(route.request().url());
        const found = file(pathname);
        const headers = { 'content-security-policy': POLICY };
        return route.fulfill(found ?? { contentType: 'text/html; charset=utf-8', headers, body: html });
      });
      for (const locale of choose(LOCALES)) {
        for (const name of choose(Object.keys(samples))) {
          const sample = samples[name];
          if (!sample) continue;
          html = String(<Page sample={sample} locale={locale} assets={assets} />);
          await page.goto(`${ORIGIN}/`, { waitUntil: 'load' });
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: `${folder}${name}-${locale}-${colorScheme}-${width}.png`, fullPage: true });
          const found = [...(await barriers(page)), ...(colorScheme === 'light' ? await tooWide(page, width) : [])];
          faults.push(...found.map((fault) => `${name} ${locale} ${colorScheme} ${width}: ${fault}`));
        }
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
}
for (const fault of new Set(faults)) process.stdout.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
