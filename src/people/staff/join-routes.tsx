/** An invitation taken up: by somebody new, or by one who has an account. */
import { z } from 'zod';
import { browserOf, giveCookies, newPassword, passwordProblemText, signIn } from '#people/sign-in';
import { type App, page, type Request, requirePerson, seeOther } from '#platform/http/app.ts';
import { linkToken } from '#platform/http/fields.ts';
import { line, readForm, typed } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { findInvitation, type InvitationProblem, joinAsKnown, joinAsNew } from './invite-staff.ts';
import { JoinKnownPage, JoinPage, JoinProblemPage } from './join-pages.tsx';
import { messages } from './messages.ts';

const joinForm = z.object({ token: linkToken, name: line({ min: 2, max: 120 }), password: newPassword });
const tokenForm = z.object({ token: linkToken });

export function joinRoutes(app: App): void {
  app.get('/staff/join', async (c) => {
    const { ctx, locale } = c.var;
    const token = linkToken.parse(c.req.query('token'));
    const invitation = await findInvitation(ctx, token);
    if (typeof invitation === 'string') return joinProblem(c, invitation);
    const frame = { title: translator(messages, locale)('join_title'), noindex: true, focused: true } as const;
    const { role, personId } = invitation;
    if (!personId) return page(c, frame, <JoinPage locale={locale} token={token} role={role} />);
    const viewer = ctx.actor.kind !== 'person' ? 'visitor' : ctx.actor.personId === personId ? 'owner' : 'other';
    return page(c, frame, <JoinKnownPage locale={locale} token={token} role={role} viewer={viewer} />);
  });

  app.post('/staff/join', async (c) => {
    const { ctx, locale } = c.var;
    const form = await readForm(c, joinForm);
    const token = linkToken.parse(typed(form.values, 'token'));
    const again = async (errors: Record<string, string>) => {
      const invitation = await findInvitation(ctx, token);
      if (typeof invitation === 'string') return joinProblem(c, invitation);
      const body = (
        <JoinPage
          locale={locale}
          token={token}
          role={invitation.role}
          name={typed(form.values, 'name')}
          errors={errors}
        />
      );
      return page(c, { title: translator(messages, locale)('join_title'), status: 422, focused: true }, body);
    };
    if (!form.ok) return again(form.errors);
    const joined = await joinAsNew(ctx, { ...form.value, locale });
    if (joined === 'known') return seeOther(c, `/staff/join?token=${encodeURIComponent(token)}`);
    if (joined === 'unknown' || joined === 'used' || joined === 'expired') return joinProblem(c, joined);
    if (typeof joined === 'string') return again({ password: passwordProblemText(joined, locale) });
    const entry = await signIn(ctx, { email: joined.email, password: form.value.password, browser: browserOf(c) });
    if (entry.outcome === 'signed-in') giveCookies(c, entry.cookies);
    return seeOther(c, '/account/security/second-factor');
  });

  app.post('/staff/join/acceptance', async (c) => {
    const { personId } = requirePerson(c);
    const form = await readForm(c, tokenForm);
    const token = form.ok ? form.value.token : '';
    const result = await joinAsKnown(c.var.ctx, { token, personId });
    if (result === 'joined') return seeOther(c, '/office');
    if (result === 'other') return seeOther(c, `/staff/join?token=${encodeURIComponent(token)}`);
    return joinProblem(c, result);
  });
}

function joinProblem(c: Request, problem: InvitationProblem) {
  const { locale } = c.var;
  const title = translator(messages, locale)(`link_${problem}`);
  const status = problem === 'unknown' ? 404 : 409;
  return page(c, { title, status, focused: true }, <JoinProblemPage locale={locale} problem={problem} />);
}
