/** The letters that the intake left alone, and the click that makes a case of one. For the responsible person only. */
import { z } from 'zod';
import { requirePermission } from '#people/roles';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther } from '#platform/http/app.ts';
import { pageParam } from '#platform/http/fields.ts';
import { oneOf, readValues } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { findLeftLetters, LETTERS_ON_PAGE, lookAtHeads, openLeftLetter } from './left-letters.ts';
import { messages } from './messages.ts';
import { LeftLettersPage, type LeftLettersPageProps, PATH } from './pages.tsx';
import { LEFT_REASONS } from './sort-letter.ts';

const filterForm = z.object({
  reason: oneOf(LEFT_REASONS).optional().catch(undefined),
  page: pageParam,
});
const FINGERPRINT = /^[0-9a-f]{64}$/;
const conflictForm = oneOf(['gone', 'unreadable', 'taken']);

export const routesFor = (imapUrl: string | undefined) => (app: App) => {
  app.get(PATH, (c) => {
    requirePermission(c, 'privacy.manage');
    return showLetters(c, imapUrl);
  });

  app.post(`${PATH}/:fingerprint`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const fingerprint = c.req.param('fingerprint');
    if (!FINGERPRINT.test(fingerprint)) throw new NotFound('letter');
    try {
      const caseId = await openLeftLetter(c.var.ctx, imapUrl, fingerprint);
      return seeOther(c, `/office/requests/${caseId}?done=changed`);
    } catch (error) {
      const conflict = error instanceof Conflict ? conflictForm.safeParse(error.reason) : undefined;
      if (conflict?.success) return showLetters(c, imapUrl, conflict.data);
      throw error;
    }
  });
};

async function showLetters(c: Request, imapUrl: string | undefined, conflict?: LeftLettersPageProps['conflict']) {
  const { ctx, locale } = c.var;
  const reading = readValues(c, filterForm, c.req.query());
  const { reason, page: number } = reading.ok ? reading.value : { reason: undefined, page: 1 };
  const letters = await findLeftLetters(ctx, { reason, page: number });
  const heads = await lookAtHeads(ctx, imapUrl, letters.slice(0, LETTERS_ON_PAGE));
  const title = translator(messages, locale)('title');
  const frame = { title, area: 'office', noindex: true, ...(conflict && { status: 409 as const }) } as const;
  return page(c, frame, <LeftLettersPage {...{ locale, letters, heads, reason, conflict }} page={number} />);
}
