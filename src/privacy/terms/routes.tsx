/** The terms of answers: shown with where they come from, and made shorter by the responsible person alone. */
import { z } from 'zod';
import { requirePermission } from '#people/roles';
import { schoolDay } from '#platform/clock.ts';
import { type App, page, type Request, seeOther } from '#platform/http/app.ts';
import { type FieldErrors, type FormValues, oneOf, readForm, wholeNumber } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { PATH, TermsPage } from './pages.tsx';
import { termsOn } from './queries.ts';
import { setTerm } from './set-term.ts';
import { DEMANDS, isAllowedTerm, LEGAL_TERMS } from './terms.ts';

const MOST_DAYS = 60;
const termForm = z.object({ demand: oneOf(DEMANDS), days: wholeNumber({ min: 1, max: MOST_DAYS }) });

export const routes = (app: App) => {
  app.get(PATH, (c) => {
    requirePermission(c, 'privacy.manage');
    return showTerms(c);
  });

  app.post(PATH, async (c) => {
    requirePermission(c, 'privacy.manage');
    const form = await readForm(c, termForm);
    if (!form.ok) return showTerms(c, form.values, form.errors);
    const { demand, days } = form.value;
    if (!isAllowedTerm(demand, days)) {
      const tooLong = translator(messages, c.var.locale)('too_long', { days: LEGAL_TERMS[demand].workingDays });
      return showTerms(c, form.values, { days: tooLong });
    }
    await setTerm(c.var.ctx, { demand, workingDays: days });
    return seeOther(c, `${PATH}?done=changed`);
  });
};

async function showTerms(c: Request, values?: FormValues, errors?: FieldErrors) {
  const { ctx, locale } = c.var;
  const terms = await termsOn(ctx, schoolDay(ctx.clock.now()));
  const title = translator(messages, locale)('title');
  const done = c.req.query('done') === 'changed' && !errors;
  const frame = { title, area: 'office', noindex: true, ...(errors && { status: 422 as const }) } as const;
  return page(c, frame, <TermsPage {...{ locale, terms, values, errors, done }} />);
}
