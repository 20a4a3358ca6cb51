import { z } from 'zod';
import { type App, page, type Request, seeOther } from '#platform/http/app.ts';
import { linkToken, typedPassword } from '#platform/http/fields.ts';
import { email, readForm, typed } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { countAttempt } from '#protection/intrusion';
import { browserOf, giveCookies, welcome } from './browser.ts';
import { confirmEmail, sendConfirmation } from './confirm-email.ts';
import { messages } from './messages.ts';
import { newPassword, passwordProblemText } from './new-password-field.tsx';
import { findToken, type TokenProblem, type TokenPurpose } from './one-time-token.ts';
import {
  ConfirmEmailPage,
  ForgottenPage,
  LetterSentPage,
  LinkProblemPage,
  NewPasswordPage,
  SecondFactorPage,
  SIGN_IN_NEWS,
  SignInPage,
  StartAgainPage,
  UnconfirmedPage,
} from './pages.tsx';
import { pathAfterSignIn } from './path-after-sign-in.ts';
import { requestNewPassword, setNewPassword } from './security/change-password.ts';
import { showSecondFactor } from './security/show-second-factor.ts';
import { cookieName } from './session-cookie.ts';
import { signIn, signOut } from './sign-in.ts';
import { issueTicket, readTicket } from './ticket.ts';

const signInForm = z.object({
  email,
  password: typedPassword,
  next: z.string().optional(),
});
const codeForm = z.object({
  code: z.string().trim().min(1, 'required').max(40, 'too_long'),
  next: z.string().optional(),
});
const forgottenForm = z.object({ email });
const newPasswordForm = z.object({ token: linkToken, password: newPassword });
const tokenForm = z.object({ token: linkToken, next: z.string().optional() });
const ticketForm = z.object({ ticket: linkToken });

function nextWithin(next: unknown): string {
  const path = pathAfterSignIn(next);
  return path ? `?next=${encodeURIComponent(path)}` : '';
}

function linkProblem(c: Request, problem: TokenProblem, purpose: TokenPurpose) {
  const { locale } = c.var;
  const title = translator(messages, locale)(`link_${problem}_title`);
  const status = problem === 'unknown' ? 404 : 409;
  return page(
    c,
    { title, status, noindex: true, focused: true },
    <LinkProblemPage locale={locale} problem={problem} purpose={purpose} />,
  );
}

export function routes(app: App): void {
  app.get('/sign-in', (c) => {
    const { locale, ctx } = c.var;
    const next = pathAfterSignIn(c.req.query('next'));
    if (ctx.actor.kind === 'person') return welcome(c, { next, isStaff: ctx.actor.roles.length > 0 });
    const t = translator(messages, locale);
    const news = SIGN_IN_NEWS.find((word) => word === c.req.query('done'));
    const frame = { title: t('sign_in_title'), description: t('sign_in_description'), focused: true };
    return page(c, frame, <SignInPage locale={locale} next={next} news={news} />);
  });

  app.post('/sign-in', async (c) => {
    const { locale, ctx } = c.var;
    const t = translator(messages, locale);
    const form = await readForm(c, signInForm);
    const again = (errors: Record<string, string>) => {
      const next = pathAfterSignIn(typed(form.values, 'next'));
      const body = <SignInPage locale={locale} email={typed(form.values, 'email')} next={next} errors={errors} />;
      return page(c, { title: t('sign_in_title'), status: 422, focused: true }, body);
    };
    if (!form.ok) return again(form.errors);
    const { email, password, next } = form.value;
    const result = await signIn(ctx, { email, password, browser: browserOf(c) });
    if (result.outcome === 'wrong') return again({ password: t('wrong') });
    if (result.outcome === 'unconfirmed') {
      const body = <UnconfirmedPage locale={locale} ticket={issueTicket(ctx, result.personId)} />;
      return page(c, { title: t('unconfirmed_title'), status: 403, focused: true }, body);
    }
    giveCookies(c, result.cookies);
    if (result.outcome === 'second-factor') return seeOther(c, `/sign-in/second-factor${nextWithin(next)}`);
    return welcome(c, { next, isStaff: result.isStaff });
  });

  app.post('/sign-in/confirmation', async (c) => {
    const { ctx } = c.var;
    const form = await readForm(c, ticketForm);
    const personId = form.ok ? readTicket(ctx, form.value.ticket) : undefined;
    if (!personId) return seeOther(c, '/sign-in');
    await countAttempt(ctx, { kind: 'confirmation.person', who: personId, limit: 5, window: { hours: 1 } });
    await sendConfirmation(ctx, personId);
    return seeOther(c, '/sign-in?done=letter');
  });

  app.get('/sign-in/second-factor', (c) => {
    const { locale, ctx } = c.var;
    if (!c.req.header('cookie')?.includes(cookieName(ctx.school, 'two_factor'))) return seeOther(c, '/sign-in');
    const frame = { title: translator(messages, locale)('second_title'), noindex: true, focused: true };
    return page(c, frame, <SecondFactorPage locale={locale} next={pathAfterSignIn(c.req.query('next'))} />);
  });

  app.post('/sign-in/second-factor', async (c) => {
    const { locale, ctx } = c.var;
    const t = translator(messages, locale);
    const form = await readForm(c, codeForm);
    const again = (errors: Record<string, string>) => {
      const body = (
        <SecondFactorPage locale={locale} next={pathAfterSignIn(typed(form.values, 'next'))} errors={errors} />
      );
      return page(c, { title: t('second_title'), status: 422, focused: true }, body);
    };
    if (!form.ok) return again(form.errors);
    await countAttempt(ctx, { kind: 'second-factor.address', who: c.var.address, limit: 60, window: { minutes: 15 } });
    const result = await showSecondFactor(ctx, { code: form.value.code, browser: browserOf(c) });
    if (result.outcome === 'start-again') {
      return page(c, { title: t('start_again_title'), status: 409, focused: true }, <StartAgainPage locale={locale} />);
    }
    if (result.outcome !== 'signed-in') return again({ code: t(`code_${result.outcome}`) });
    giveCookies(c, result.cookies);
    if (result.backupCodesLeft !== undefined) return seeOther(c, '/account/security?done=backup-code');
    return welcome(c, { next: form.value.next, isStaff: result.isStaff });
  });

  app.post('/sign-out', async (c) => {
    const { ctx } = c.var;
    await signOut(ctx);
    const secure = ctx.school.baseUrl.startsWith('https:') ? '; Secure' : '';
    const gone = `Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`;
    giveCookies(c, [
      `${cookieName(ctx.school, 'session_token')}=; ${gone}`,
      `${cookieName(ctx.school, 'two_factor')}=; ${gone}`,
    ]);
    return seeOther(c, '/sign-in?done=signed-out');
  });

  app.get('/sign-in/forgotten', (c) => {
    const { locale } = c.var;
    const t = translator(messages, locale);
    const sent = c.req.query('done') === 'sent';
    const frame = { title: t(sent ? 'sent_title' : 'forgotten_title'), noindex: true, focused: true };
    return page(c, frame, sent ? <LetterSentPage locale={locale} /> : <ForgottenPage locale={locale} />);
  });

  app.post('/sign-in/forgotten', async (c) => {
    const { locale, ctx, address } = c.var;
    const form = await readForm(c, forgottenForm);
    if (!form.ok) {
      const body = <ForgottenPage locale={locale} email={typed(form.values, 'email')} errors={form.errors} />;
      return page(c, { title: translator(messages, locale)('forgotten_title'), status: 422, focused: true }, body);
    }
    await requestNewPassword(ctx, { email: form.value.email, address });
    return seeOther(c, '/sign-in/forgotten?done=sent');
  });

  app.get('/sign-in/new-password', async (c) => {
    const { locale, ctx } = c.var;
    const token = linkToken.parse(c.req.query('token'));
    const state = await findToken(ctx, { token, purpose: 'new-password' });
    if (typeof state === 'string') return linkProblem(c, state, 'new-password');
    const frame = { title: translator(messages, locale)('set_title'), noindex: true, focused: true };
    return page(c, frame, <NewPasswordPage locale={locale} token={token} />);
  });

  app.post('/sign-in/new-password', async (c) => {
    const { locale, ctx } = c.var;
    const form = await readForm(c, newPasswordForm);
    const again = (errors: Record<string, string>) => {
      const body = (
        <NewPasswordPage locale={locale} token={linkToken.parse(typed(form.values, 'token'))} errors={errors} />
      );
      return page(c, { title: translator(messages, locale)('set_title'), status: 422, focused: true }, body);
    };
    if (!form.ok) return again(form.errors);
    const result = await setNewPassword(ctx, form.value);
    if (result === 'changed') return seeOther(c, '/sign-in?done=password');
    if (result === 'unknown' || result === 'used' || result === 'expired')
      return linkProblem(c, result, 'new-password');
    return again({ password: passwordProblemText(result, locale) });
  });

  app.get('/confirm-email', async (c) => {
    const { locale, ctx } = c.var;
    const token = linkToken.parse(c.req.query('token'));
    const state = await findToken(ctx, { token, purpose: 'confirm-email' });
    if (typeof state === 'string') return linkProblem(c, state, 'confirm-email');
    const frame = { title: translator(messages, locale)('confirm_title'), noindex: true, focused: true };
    return page(
      c,
      frame,
      <ConfirmEmailPage locale={locale} token={token} next={pathAfterSignIn(c.req.query('next'))} />,
    );
  });

  app.post('/confirm-email', async (c) => {
    const form = await readForm(c, tokenForm);
    const state = await confirmEmail(c.var.ctx, form.ok ? form.value.token : '');
    if (typeof state === 'string') return linkProblem(c, state, 'confirm-email');
    const next = form.ok ? pathAfterSignIn(form.value.next) : undefined;
    return seeOther(c, `/sign-in?done=confirmed${next ? `&next=${encodeURIComponent(next)}` : ''}`);
  });
}
