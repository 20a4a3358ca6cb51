/** `/privacy/request/signature`: there only where the school has a server that verifies signatures. */
import { z } from 'zod';
import { type App, page, type Request, seeOther } from '#platform/http/app.ts';
import { line, readForm } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { makeChallenge, NCALAYER } from '#privacy/signature';
import { countAttempt } from '#protection/intrusion';
import { tidyNumber } from './case.ts';
import { type SignatureRefusal, showBySignature } from './show-by-signature.ts';
import { signatureMessages as messages } from './signature-messages.ts';
import { SignaturePage, signaturePath } from './signature-page.tsx';

const SIGNATURES = { limit: 20, window: { hours: 1 } } as const;
const LONGEST_CMS = 100_000;

const signedForm = z.object({
  number: line({ max: 20 }),
  challenge: line({ max: 4000 }),
  cms: z.string().min(1).max(LONGEST_CMS),
});

export const signatureRoutesFor = (server: string) => (app: App) => {
  app.get(signaturePath(undefined), (c) => askSignature(c, c.req.query('number') ?? ''));

  app.post(signaturePath(undefined), async (c) => {
    const { ctx } = c.var;
    const form = await readForm(c, signedForm);
    if (!form.ok) return askSignature(c, String(form.values['number'] ?? ''), 'unverifiable');
    await countAttempt(ctx, { kind: 'cases.signature', who: c.var.address, ...SIGNATURES });
    const { number, cms } = form.value;
    const challenge = Buffer.from(form.value.challenge, 'base64').toString();
    const outcome = await showBySignature(ctx, server, { challenge, cms });
    if (outcome === 'shown') return seeOther(c, '/privacy/request/code?done=confirmed');
    if (outcome === 'to-compare') return seeOther(c, '/privacy/request/code?done=signed');
    return askSignature(c, number, outcome);
  });
};

/** A number that does not exist is answered as one that does: nothing is looked up before something was signed. */
function askSignature(c: Request, typed: string, refused?: SignatureRefusal) {
  const { ctx, locale } = c.var;
  const t = translator(messages, locale);
  const number = tidyNumber(typed);
  const asked = number && { number, challenge: makeChallenge(ctx, { number, sentence: t('sentence', { number }) }) };
  const wrong = refused !== undefined || (typed !== '' && !number);
  const status = wrong ? ({ status: refused === 'away' ? 503 : 422 } as const) : {};
  const frame = { title: t('title'), noindex: true, ...(asked && { connects: [NCALAYER] }), ...status };
  return page(c, frame, <SignaturePage {...{ locale, typed, asked: asked || undefined, refused }} />);
}
