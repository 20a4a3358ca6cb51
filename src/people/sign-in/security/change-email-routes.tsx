import { z } from 'zod';
import { type App, page, type Request, requirePerson, seeOther } from '#platform/http/app.ts';
import { linkToken, typedPassword } from '#platform/http/fields.ts';
import { email, readForm, typed } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { countAttempt } from '#protection/intrusion';
import { messages } from '../messages.ts';
import type { TokenProblem } from '../one-time-token.ts';
import { LinkProblemPage } from '../pages.tsx';
import { askEmailChange, confirmEmailChange, findEmailChange } from './change-email.ts';
import { emailMessages } from './change-email-messages.ts';
import { ChangeEmailPage, ConfirmNewEmailPage, EmailChangedPage } from './change-email-pages.tsx';
import { isPasswordOf } from './change-password.ts';

const changeForm = z.object({
  email,
  password: typedPassword,
});
const tokenForm = z.object({ token: linkToken });

export function changeEmailRoutes(app: App): void {
  app.get('/account/email', (c) => {
    requirePerson(c);
    const { locale } = c.var;
    const frame = { title: translator(emailMessages, locale)('title'), area: 'learner', noindex: true } as const;
    return page(c, frame, <ChangeEmailPage locale={locale} sent={c.req.query('done') === 'sent'} />);
  });

  app.post('/account/email', async (c) => {
    const { personId } = requirePerson(c);
    const { ctx, locale } = c.var;
    const t = translator(emailMessages, locale);
    const form = await readForm(c, changeForm);
    const again = (errors: Record<string, string>) => {
      const body = <ChangeEmailPage locale={locale} email={typed(form.values, 'email')} errors={errors} />;
      return page(c, { title: t('title'), area: 'learner', noindex: true, status: 422 }, body);
    };
    if (!form.ok) return again(form.errors);
    await countAttempt(ctx, { kind: 'email.change', who: personId, limit: 10, window: { hours: 1 } });
    if (!(await isPasswordOf(ctx, personId, form.value.password))) return again({ password: t('wrong_password') });
    await askEmailChange(ctx, { personId, email: form.value.email });
    return seeOther(c, '/account/email?done=sent');
  });

  app.get('/confirm-new-email', async (c) => {
    const { ctx, locale } = c.var;
    const token = linkToken.parse(c.req.query('token'));
    const change = await findEmailChange(ctx, token);
    if (typeof change === 'string') return linkProblem(c, change);
    const frame = { title: translator(emailMessages, locale)('confirm_title'), noindex: true, focused: true };
    return page(c, frame, <ConfirmNewEmailPage locale={locale} email={change.email} token={token} />);
  });

  app.post('/confirm-new-email', async (c) => {
    const { ctx, locale } = c.var;
    const form = await readForm(c, tokenForm);
    const result = await confirmEmailChange(ctx, form.ok ? form.value.token : '');
    if (result !== 'changed') return linkProblem(c, result);
    const frame = { title: translator(emailMessages, locale)('changed_title'), noindex: true, focused: true };
    return page(c, frame, <EmailChangedPage locale={locale} />);
  });
}

function linkProblem(c: Request, problem: TokenProblem) {
  const { locale } = c.var;
  const title = translator(messages, locale)(`link_${problem}_title`);
  const frame = { title, status: problem === 'unknown' ? 404 : 409, noindex: true, focused: true } as const;
  return page(c, frame, <LinkProblemPage locale={locale} problem={problem} purpose="confirm-email" />);
}
