/** `/privacy/request`: a demand of somebody without an account, and the code that shows the address is theirs. */
import { z } from 'zod';
import { type App, page, type Request, seeOther } from '#platform/http/app.ts';
import { email, type FieldErrors, type FormValues, line, oneOf, paragraphs, readForm } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { DEMANDS } from '#privacy/terms';
import { countAttempt } from '#protection/intrusion';
import { messages } from './messages.ts';
import { openCase } from './open-case.ts';
import { CODE_WORDS, CodePage, RequestPage } from './pages.tsx';
import { confirmByCode } from './show-identity.ts';

const REQUESTS = { limit: 5, window: { hours: 1 } } as const;
const LETTERS = { limit: 3, window: { hours: 24 } } as const;
const CODES = { limit: 20, window: { hours: 1 } } as const;

const requestForm = z.object({ demand: oneOf(DEMANDS), email, text: paragraphs({ min: 5, max: 5000 }) });
const codeForm = z.object({ number: line({ max: 20 }), code: line({ max: 40 }) });

/** `signing`: people may show who they are by an electronic signature too. */
export const routesFor = (options: { signing: boolean }) => (app: App) => {
  app.get('/privacy/request', (c) => askRequest(c));

  app.post('/privacy/request', async (c) => {
    const { ctx, locale } = c.var;
    const form = await readForm(c, requestForm);
    if (!form.ok) return askRequest(c, form);
    await countAttempt(ctx, { kind: 'cases.form', who: c.var.address, ...REQUESTS });
    await countAttempt(ctx, { kind: 'cases.letter', who: form.value.email, ...LETTERS });
    // The answer is the same whoever the address belongs to, and whether anybody here knows it.
    const { number } = await openCase(ctx, { ...form.value, locale, way: 'form' });
    return seeOther(c, `/privacy/request/code?number=${number}&done=sent`);
  });

  app.get('/privacy/request/code', (c) => askCode(c, options, { values: { number: c.req.query('number') ?? '' } }));

  app.post('/privacy/request/code', async (c) => {
    const { ctx, locale } = c.var;
    const form = await readForm(c, codeForm);
    if (!form.ok) return askCode(c, options, form);
    await countAttempt(ctx, { kind: 'cases.code', who: c.var.address, ...CODES });
    if (await confirmByCode(ctx, form.value)) return seeOther(c, '/privacy/request/code?done=confirmed');
    const wrong = translator(messages, locale)('wrong_code');
    return askCode(c, options, { values: { number: form.value.number }, errors: { code: wrong } });
  });
};

interface Typed {
  readonly values?: FormValues;
  readonly errors?: FieldErrors;
}

function askRequest(c: Request, typed: Typed = {}) {
  const { locale, viewer } = c.var;
  const title = translator(messages, locale)('request_title');
  const status = typed.errors ? ({ status: 422 } as const) : {};
  const values = typed.values ?? { email: viewer?.email ?? '' };
  const { errors } = typed;
  return page(c, { title, ...status }, <RequestPage {...{ locale, values, errors }} school={c.var.ctx.school} />);
}

function askCode(c: Request, { signing }: { signing: boolean }, { values, errors }: Typed) {
  const { locale } = c.var;
  const word = c.req.query('done');
  const done = CODE_WORDS.find((known) => known === word && (signing || known !== 'signed'));
  const title = translator(messages, locale)('code_title');
  const status = errors ? ({ status: 422 } as const) : {};
  return page(c, { title, noindex: true, ...status }, <CodePage {...{ locale, values, errors, done, signing }} />);
}
