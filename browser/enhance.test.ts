import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAssets } from '#platform/html/assets.ts';
import { openBrowser } from '#tests/harness/browser.ts';

const PAGE = `<!DOCTYPE html><html lang="en"><script type="module" src="/enhance.js"></script><body>
<section data-closes id="banner"><form method="post" action="/quiet" data-quiet><button name="choice" value="all">All</button></form></section>
<section data-closes id="failing"><form method="post" action="/fails" data-quiet><button id="fail">Fail</button></form></section>
<details class="site-menu"><summary>Menu</summary><a href="#x">x</a></details>
<main id="main" tabindex="-1">
<form method="post" action="/order"><button>Order</button></form>
<form id="table"><input type="checkbox" id="all" data-select-all="row"><input type="checkbox" name="row"><input type="checkbox" name="row"><input type="checkbox" name="other"></form>
<form id="guarded" method="post" action="/saved" data-guard><input name="text"><button id="save">Save</button></form>
</main></body></html>`;

describe('the small script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'enhance-'));
  let browser: Browser;
  let server: Server;
  let page: Page;
  let url: string;
  let posts: { path: string; body: string }[] = [];

  beforeAll(async () => {
    const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
    await build({ configFile, logLevel: 'silent', build: { outDir: folder } });
    const script = readFileSync(join(folder, readAssets(join(folder, '.vite/manifest.json')).scripts[0] ?? ''));
    server = createServer(async (request, response) => {
      const path = request.url ?? '';
      if (path === '/enhance.js') return response.setHeader('content-type', 'text/javascript').end(script);
      if (request.method === 'GET') return response.setHeader('content-type', 'text/html').end(PAGE);
      let body = '';
      for await (const chunk of request) body += chunk;
      posts.push({ path, body });
      if (path === '/fails' && request.headers['sec-fetch-dest'] === 'empty') response.statusCode = 500;
      return response.setHeader('content-type', 'text/html').end(`<h1>answer to ${path}</h1>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    posts = [];
    await page?.close();
    page = await browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
  });

  it('sends a quiet form with its button, stays on the page and takes the banner away', async () => {
    await page.click('#banner button');
    await page.locator('#banner').waitFor({ state: 'detached' });
    expect(posts).toEqual([{ path: '/quiet', body: 'choice=all' }]);
    expect(page.url()).toBe(url);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  it('sends it the plain way when the quiet way failed', async () => {
    await page.click('#fail');
    await page.locator('h1', { hasText: 'answer to /fails' }).waitFor();
    expect(posts.map(({ path }) => path)).toEqual(['/fails', '/fails']);
  });

  it('does not send a form twice while it is on its way', async () => {
    const refused = await page.evaluate(() => {
      const form = document.querySelector('form[action="/order"]');
      return [1, 2].map(() => {
        const press = new SubmitEvent('submit', { cancelable: true, bubbles: true });
        form?.dispatchEvent(press);
        return press.defaultPrevented;
      });
    });
    expect(refused).toEqual([false, true]);
  });

  it('lets it be sent anew after coming back by the history', async () => {
    const refused = await page.evaluate(() => {
      const form = document.querySelector('form[action="/order"]');
      form?.dispatchEvent(new SubmitEvent('submit', { cancelable: true, bubbles: true }));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      const press = new SubmitEvent('submit', { cancelable: true, bubbles: true });
      form?.dispatchEvent(press);
      return press.defaultPrevented;
    });
    expect(refused).toBe(false);
  });

  it('ticks the boxes of a column, and only of that one', async () => {
    await page.check('#all');
    expect(await page.locator('#table [name=row]:checked').count()).toBe(2);
    expect(await page.locator('#table [name=other]:checked').count()).toBe(0);
    await page.uncheck('#all');
    expect(await page.locator('#table [name=row]:checked').count()).toBe(0);
  });

  it('asks before a changed form is left, and not when it is sent', async () => {
    const leaves = () =>
      page.evaluate(() => {
        const event = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(event);
        return !event.defaultPrevented;
      });
    expect(await leaves()).toBe(true);
    await page.fill('#guarded [name=text]', 'half a letter');
    expect(await leaves()).toBe(false);
    await page.click('#save');
    await page.locator('h1', { hasText: 'answer to /saved' }).waitFor();
  });

  it('closes an open menu on Escape and gives the focus back', async () => {
    await page.click('summary');
    await page.focus('.site-menu a');
    await page.keyboard.press('Escape');
    expect(await page.locator('.site-menu[open]').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  });
});
