import type { Child } from 'hono/jsx';
import { z } from 'zod';
import { type App, page, type Request, requirePerson, seeOther, uuidParam } from '#platform/http/app.ts';
import { typedPassword } from '#platform/http/fields.ts';
import { oneOf, optional, readForm } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { renewBackupCodes } from '../backup-codes.ts';
import { browserOf, giveCookies } from '../browser.ts';
import { newPassword, passwordProblemText } from '../new-password-field.tsx';
import { confirmSecondFactor, dropSecondFactor, findPendingSecret, startSecondFactor } from '../second-factor.ts';
import { endAllSessions, endSession } from '../sessions.ts';
import { changePassword, isPasswordOf } from './change-password.ts';
import { findSecurity, isFreshSession } from './find-security.ts';
import { messages } from './messages.ts';
import { SECURITY_NEWS, SecurityPage } from './pages.tsx';
import { finishReplacement, startReplacement } from './replace-second-factor.ts';
import {
  BackupCodesPage,
  BeginSecondFactorPage,
  ManageSecondFactorPage,
  ScanPage,
  SignInAgainPage,
} from './second-factor-pages.tsx';

const HOME = '/account/security';
const SECOND_FACTOR = `${HOME}/second-factor`;

const passwordForm = z.object({ current: typedPassword, password: newPassword });
const beginForm = z.object({ current: optional(typedPassword) });
const codeForm = z.object({
  code: z.string().trim().min(1, 'required').max(20, 'too_long'),
  sealed: z.string().optional(),
});
const changeForm = z.object({ current: typedPassword, act: oneOf(['renew', 'off', 'replace']) });

type Errors = Record<string, string>;
type TitleKey = 'title' | 'setup_title' | 'codes_title' | 'manage_title' | 'second_title';

function show(c: Request, title: TitleKey, body: Child, errors?: Errors) {
  const frame = { title: translator(messages, c.var.locale)(title), area: 'learner', noindex: true } as const;
  return page(c, errors ? { ...frame, status: 422 } : frame, body);
}

async function showSecurity(c: Request, errors?: Errors) {
  const security = await findSecurity(c.var.ctx, requirePerson(c));
  const news = SECURITY_NEWS.find((word) => word === c.req.query('done'));
  return show(
    c,
    'title',
    <SecurityPage locale={c.var.locale} security={security} news={news} errors={errors} />,
    errors,
  );
}

async function showBegin(c: Request, errors?: Errors) {
  const { sessionId, roles } = requirePerson(c);
  const asksPassword = !(await isFreshSession(c.var.ctx, sessionId));
  const body = (
    <BeginSecondFactorPage
      locale={c.var.locale}
      isStaff={roles.length > 0}
      asksPassword={asksPassword}
      errors={errors}
    />
  );
  return show(c, 'setup_title', body, errors);
}

async function showManage(c: Request, errors?: Errors) {
  const actor = requirePerson(c);
  const { backupCodesLeft = 0 } = await findSecurity(c.var.ctx, actor);
  const isStaff = actor.roles.length > 0;
  const body = (
    <ManageSecondFactorPage locale={c.var.locale} backupCodesLeft={backupCodesLeft} isStaff={isStaff} errors={errors} />
  );
  return show(c, 'manage_title', body, errors);
}

function showCodes(c: Request, codes: readonly string[], turnedOn: boolean) {
  const onwards = turnedOn && requirePerson(c).roles.length > 0 ? '/office' : HOME;
  const body = <BackupCodesPage locale={c.var.locale} codes={codes} turnedOn={turnedOn} onwards={onwards} />;
  return show(c, 'codes_title', body);
}

export function securityRoutes(app: App): void {
  app.get(HOME, (c) => showSecurity(c));

  app.post(`${HOME}/password`, async (c) => {
    const { ctx, locale } = c.var;
    const { personId, sessionId } = requirePerson(c);
    const form = await readForm(c, passwordForm);
    if (!form.ok) return showSecurity(c, form.errors);
    const result = await changePassword(ctx, { personId, sessionId, ...form.value });
    if (result === 'changed') return seeOther(c, `${HOME}?done=password`);
    if (result === 'wrong') return showSecurity(c, { current: translator(messages, locale)('current_wrong') });
    return showSecurity(c, { password: passwordProblemText(result, locale) });
  });

  app.post(`${HOME}/sessions/ending`, async (c) => {
    const { personId, sessionId } = requirePerson(c);
    await endAllSessions(c.var.ctx, personId, { except: sessionId });
    return seeOther(c, `${HOME}?done=sessions`);
  });

  app.post(`${HOME}/sessions/:id/ending`, async (c) => {
    const { personId } = requirePerson(c);
    await endSession(c.var.ctx, { personId, sessionId: uuidParam(c, 'id') });
    return seeOther(c, `${HOME}?done=session`);
  });

  app.get(SECOND_FACTOR, async (c) => {
    const { ctx, locale } = c.var;
    const actor = requirePerson(c);
    const security = await findSecurity(ctx, actor);
    if (security.backupCodesLeft !== undefined) {
      return actor.secondFactor ? showManage(c) : show(c, 'second_title', <SignInAgainPage locale={locale} />);
    }
    const secret = await findPendingSecret(ctx, actor.personId);
    return secret ? show(c, 'setup_title', <ScanPage locale={locale} secret={secret} />) : showBegin(c);
  });

  app.post(SECOND_FACTOR, async (c) => {
    const { ctx, locale } = c.var;
    const { personId, sessionId } = requirePerson(c);
    const form = await readForm(c, beginForm);
    if (!form.ok) return showBegin(c, form.errors);
    const known =
      (await isFreshSession(ctx, sessionId)) || (await isPasswordOf(ctx, personId, form.value.current ?? ''));
    if (!known) return showBegin(c, { current: translator(messages, locale)('current_wrong') });
    await startSecondFactor(ctx, personId);
    return seeOther(c, SECOND_FACTOR);
  });

  app.post(`${SECOND_FACTOR}/confirmation`, async (c) => {
    const { ctx, locale } = c.var;
    const { personId, sessionId } = requirePerson(c);
    const form = await readForm(c, codeForm);
    const wrong = { code: form.ok ? translator(messages, locale)('code_wrong') : (form.errors['code'] ?? '') };
    const code = form.ok ? form.value.code : '';
    const sealed = form.ok ? form.value.sealed : String(form.values['sealed'] ?? '');
    if (sealed) {
      const result = await finishReplacement(ctx, { personId, sessionId, sealed, code });
      if (result === 'over') return seeOther(c, SECOND_FACTOR);
      if ('backupCodes' in result) return showCodes(c, result.backupCodes, false);
      return show(c, 'setup_title', <ScanPage locale={locale} {...result.wrong} errors={wrong} />, wrong);
    }
    const result = await confirmSecondFactor(ctx, { personId, code, browser: browserOf(c) });
    if (result === 'wrong') {
      const secret = await findPendingSecret(ctx, personId);
      if (!secret) return seeOther(c, SECOND_FACTOR);
      return show(c, 'setup_title', <ScanPage locale={locale} secret={secret} errors={wrong} />, wrong);
    }
    giveCookies(c, result.cookies);
    return showCodes(c, result.backupCodes, true);
  });

  app.post(`${SECOND_FACTOR}/change`, async (c) => {
    const { ctx, locale } = c.var;
    const { personId, sessionId, roles, secondFactor } = requirePerson(c);
    if (!secondFactor) return seeOther(c, SECOND_FACTOR);
    const form = await readForm(c, changeForm);
    if (!form.ok) return showManage(c, form.errors);
    if (!(await isPasswordOf(ctx, personId, form.value.current))) {
      return showManage(c, { current: translator(messages, locale)('current_wrong') });
    }
    if (form.value.act === 'renew') return showCodes(c, await renewBackupCodes(ctx, personId), false);
    if (form.value.act === 'replace' || roles.length > 0) {
      const { secret, sealed } = await startReplacement(ctx, personId);
      return show(c, 'setup_title', <ScanPage locale={locale} secret={secret} sealed={sealed} />);
    }
    await dropSecondFactor(ctx, { personId, sessionId });
    return seeOther(c, `${HOME}?done=second-factor-off`);
  });
}
