import { z } from 'zod';
import { type App, page, type Request, requirePerson } from '#platform/http/app.ts';
import { readForm, typed } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { countAttempt } from '#protection/intrusion';
import { checkReceipt, pastedReceipt, RECEIPT_LIMIT, type ReceiptProblem, textOf } from './check-receipt.ts';
import { issueReceipt, issueReceiptSheet } from './issue-receipt.ts';
import { messages } from './messages.ts';
import { CheckPage, type CheckPageProps } from './pages.tsx';
import { KEY_PATH, keyDocument } from './signature.ts';

const RECEIPTS = { limit: 30, window: { hours: 1 } } as const;

function attachment(c: Request, body: string | Uint8Array, type: string, name: string): Response {
  return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
  });
}

export const routes = (app: App) => {
  app.get('/account/privacy/receipt.jsonld', async (c) => {
    const { personId } = requirePerson(c);
    await countAttempt(c.var.ctx, { kind: 'privacy.receipt', who: personId, ...RECEIPTS });
    const text = await issueReceipt(c.var.ctx, personId, c.var.locale);
    return attachment(c, text, 'application/ld+json', 'consent-receipt.jsonld');
  });

  app.get('/account/privacy/receipt.pdf', async (c) => {
    const { personId } = requirePerson(c);
    await countAttempt(c.var.ctx, { kind: 'privacy.receipt', who: personId, ...RECEIPTS });
    const pdf = await issueReceiptSheet(c.var.ctx, personId, c.var.locale);
    return attachment(c, pdf, 'application/pdf', 'consent-receipt.pdf');
  });

  app.get(KEY_PATH, (c) => c.json(keyDocument(c.var.ctx)));

  app.get('/privacy/receipts', (c) => checkPage(c));

  app.post('/privacy/receipts', async (c) => {
    const form = await readForm(c, z.object({ pasted: z.string().optional() }));
    const file = form.ok ? form.files['file'] : undefined;
    const pasted = typed(form.values, 'pasted') ?? '';
    const text = file ? await fileText(file) : pastedReceipt(pasted);
    const field = file ? 'file' : 'pasted';
    const checked = text === undefined ? 'unreadable' : checkReceipt(c.var.ctx, text);
    if (typeof checked !== 'string') return checkPage(c, { checked });
    const problem = translator(messages, c.var.locale)(`problem_${checked satisfies ReceiptProblem}`);
    return checkPage(c, { pasted, errors: { [field]: problem } });
  });
};

async function fileText(file: File): Promise<string | undefined> {
  if (file.size > RECEIPT_LIMIT) return 'x'.repeat(RECEIPT_LIMIT + 1);
  return textOf(await file.bytes());
}

function checkPage(c: Request, shown: Omit<CheckPageProps, 'locale' | 'keyUrl'> = {}): Response | Promise<Response> {
  const { ctx, locale } = c.var;
  const t = translator(messages, locale);
  const frame = {
    title: t('check_title'),
    description: t('check_lead'),
    ...(shown.errors && { status: 422 as const }),
  };
  return page(c, frame, <CheckPage locale={locale} keyUrl={`${ctx.school.baseUrl}${KEY_PATH}`} {...shown} />);
}
