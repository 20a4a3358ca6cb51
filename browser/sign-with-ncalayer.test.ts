import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localPath } from '#platform/i18n/locale.ts';
import { getCase, openCase } from '#privacy/cases';
import { type Eyes, findBarriers, openBrowser, openVisitor, overflowOf } from '#tests/harness/browser.ts';
import { signatureOf, startNcaNode } from '#tests/harness/ncanode-server.ts';
import { useSchool } from '#tests/harness/school.ts';
import { readBuiltAssets } from '../src/web/assets.ts';

const ncanode = await startNcaNode();
const school = useSchool({ NCANODE_URL: ncanode.url });

interface Asked {
  readonly module: string;
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>> & { readonly data: string };
}

/** NCALayer as it speaks: a greeting with its version, then one answer to one question. */
async function withNcaLayer(page: Page, answer: (asked: Asked) => unknown): Promise<Asked[]> {
  const questions: Asked[] = [];
  await page.routeWebSocket('wss://127.0.0.1:13579', (socket) => {
    socket.onMessage((text) => {
      const asked = JSON.parse(String(text)) as Asked;
      questions.push(asked);
      socket.send(JSON.stringify(answer(asked)));
    });
    socket.send(JSON.stringify({ result: { version: '1.4' } }));
  });
  return questions;
}

describe('signing with NCALayer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signing-'));
  let browser: Browser;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
    await build({ configFile, logLevel: 'silent', build: { outDir: folder } });
    const { fetch } = school.school.createWeb(readBuiltAssets(folder));
    server = serve({ fetch, port: 0, hostname: '127.0.0.1' }) as Server;
    await new Promise<void>((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await ncanode.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (eyes: Eyes, path: string) => {
    const visitor = await openVisitor(browser, url, eyes);
    await visitor.page.goto(path, { waitUntil: 'load' });
    return visitor;
  };
  const opened = (email: string) =>
    openCase(school.ctx, { email, locale: 'ru', way: 'form', demand: 'access', text: 'Пришлите копию' });

  it('goes from the code to the signature, and the request is confirmed', async () => {
    const { id, number } = await opened('aidana@example.kz');
    const { context, page, faults } = await open({}, `/privacy/request/code?number=${number}`);
    const questions = await withNcaLayer(page, ({ args }) => ({
      status: true,
      body: {
        result: [signatureOf({ content: Buffer.from(args.data, 'base64').toString(), email: 'aidana@example.kz' })],
      },
    }));
    await page.getByRole('link', { name: 'Подтвердить подписью' }).click();
    await page.getByRole('button', { name: 'Подписать' }).click();
    await page.waitForURL('**/privacy/request/code?done=confirmed');
    expect(questions).toMatchObject([
      {
        module: 'kz.gov.pki.knca.basics',
        method: 'sign',
        args: { format: 'cms', signingParams: { decode: true, encapsulate: true }, locale: 'ru' },
      },
    ]);
    expect([faults, (await getCase(school.ctx, id)).identity]).toEqual([[], 'signature']);
    await context.close();
  });

  it('says in words that the window was closed, that NCALayer could not sign, or that it is not there', async () => {
    const { id, number } = await opened('bota@example.kz');
    const { context, page, faults } = await open({}, `/en/privacy/request/signature?number=${number}`);
    const sign = page.getByRole('button', { name: 'Sign' });
    // Nothing listens there: the page may ask, and is told that nobody answers.
    await sign.click();
    await page.getByText('NCALayer does not answer').waitFor();
    expect(faults.filter((fault) => fault.includes('Content Security Policy'))).toEqual([]);
    const answers: unknown[] = [
      { status: true, body: {} },
      { status: false, code: '500', message: 'no key' },
    ];
    await withNcaLayer(page, () => answers.shift());
    await page.reload();
    await sign.click();
    await page.getByText('Nothing was sent').waitFor();
    await sign.click();
    await page.getByText('NCALayer could not sign').waitFor();
    expect(await page.getByText('Nothing was sent').isVisible()).toBe(false);
    expect((await getCase(school.ctx, id)).state).toBe('identity-asked');
    await context.close();
  });

  it('leaves the code without scripts, and is whole at both widths in each language', async () => {
    const { number } = await opened('dana@example.kz');
    const plain = await open({ scripts: false }, `/privacy/request/signature?number=${number}`);
    expect(await plain.page.getByText('Для подписи нужен JavaScript').isVisible()).toBe(true);
    expect(await plain.page.getByRole('button', { name: 'Подписать' }).isVisible()).toBe(false);
    await plain.page.getByRole('link', { name: 'Ввести код из письма' }).click();
    expect(await plain.page.locator('input[name="code"]').isVisible()).toBe(true);
    await plain.context.close();
    for (const locale of ['ru', 'kk', 'en'] as const)
      for (const width of [360, 1440] as const) {
        const path = localPath(locale, `/privacy/request/signature?number=${number}`);
        const { context, page } = await open({ width, dark: width === 360 }, path);
        expect([await overflowOf(page), await findBarriers(page)]).toEqual([0, []]);
        await context.close();
      }
  });
});
