import { z } from 'zod';
import { endRole, isRole, may, ROLES, requirePermission } from '#people/roles';
import { browserOf, dropSecondFactor, giveCookies, newPassword, passwordProblemText, signIn } from '#people/sign-in';
import { recordListing, recordReading } from '#platform/audit/audit.ts';
import { transact } from '#platform/context.ts';
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, requirePerson, seeOther, uuidParam } from '#platform/http/app.ts';
import { linkToken, pageParam } from '#platform/http/fields.ts';
import { email, line, oneOf, optional, readForm, readValues, typed } from '#platform/http/form.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { findInvitation, type InvitationProblem, inviteStaff, joinAsKnown, joinAsNew } from './invite-staff.ts';
import { JoinKnownPage, JoinPage, JoinProblemPage } from './join-pages.tsx';
import { messages } from './messages.ts';
import { PEOPLE_STATES, type PeopleFilter } from './people-filter.ts';
import { PeoplePage, PersonPage, ReasonPage } from './people-pages.tsx';
import { findOpenInvitations, findPeople, findStaff, getPersonCard } from './queries.ts';
import { READING_REASONS } from './reading-reason.ts';
import { STAFF_NEWS, StaffPage, type StaffPageProps } from './staff-page.tsx';
import { withdrawInvitation } from './withdraw-invitation.ts';

const STAFF = '/office/staff';
const PEOPLE = '/office/people';
const inviteForm = z.object({ email, role: oneOf(ROLES), language: oneOf(LOCALES) });
const joinForm = z.object({ token: linkToken, name: line({ min: 2, max: 120 }), password: newPassword });
const tokenForm = z.object({ token: linkToken });
const reasonForm = z.object({ reason: oneOf(READING_REASONS) });
const peopleQuery = z.object({
  state: optional(z.enum(PEOPLE_STATES)).catch(undefined),
  page: pageParam,
});
const peopleForm = z.object({
  state: optional(z.enum(PEOPLE_STATES)).catch(undefined),
  search: optional(line({ max: 120 })).catch(undefined),
});

async function showStaff(c: Request, more: Partial<StaffPageProps> & { status?: 409 | 422 } = {}) {
  const { ctx, locale } = c.var;
  const { status, ...props } = more;
  const [staff, invitations] = await Promise.all([findStaff(ctx), findOpenInvitations(ctx)]);
  const frame = { title: translator(messages, locale)('staff_title'), area: 'office', noindex: true } as const;
  const body = <StaffPage locale={locale} staff={staff} invitations={invitations} {...props} />;
  return page(c, status ? { ...frame, status } : frame, body);
}

async function showPeople(c: Request, filter: PeopleFilter) {
  const { ctx, locale } = c.var;
  const { people, total } = await findPeople(ctx, filter);
  const searched = filter.search !== undefined;
  await recordListing(ctx, { action: 'people.listed', count: people.length, searched });
  const frame = { title: translator(messages, locale)('people_title'), area: 'office', noindex: true } as const;
  return page(c, frame, <PeoplePage locale={locale} people={people} total={total} filter={filter} />);
}

function joinProblem(c: Request, problem: InvitationProblem) {
  const { locale } = c.var;
  const title = translator(messages, locale)(`link_${problem}`);
  const status = problem === 'unknown' ? 404 : 409;
  return page(c, { title, status, focused: true }, <JoinProblemPage locale={locale} problem={problem} />);
}

export function routes(app: App): void {
  app.get(STAFF, (c) => {
    requirePermission(c, 'staff.manage');
    return showStaff(c, { news: STAFF_NEWS.find((word) => word === c.req.query('done')) });
  });

  app.post(`${STAFF}/invitations`, async (c) => {
    requirePermission(c, 'staff.manage');
    const form = await readForm(c, inviteForm);
    if (!form.ok) {
      return showStaff(c, {
        status: 422,
        email: typed(form.values, 'email'),
        role: typed(form.values, 'role'),
        errors: form.errors,
      });
    }
    const { language, ...invited } = form.value;
    await inviteStaff(c.var.ctx, { ...invited, locale: language });
    return seeOther(c, `${STAFF}?done=invited`);
  });

  app.post(`${STAFF}/invitations/:id/withdrawal`, async (c) => {
    requirePermission(c, 'staff.manage');
    await withdrawInvitation(c.var.ctx, uuidParam(c, 'id'));
    return seeOther(c, `${STAFF}?done=withdrawn`);
  });

  app.post(`${STAFF}/:personId/roles/:role/ending`, async (c) => {
    requirePermission(c, 'staff.manage');
    const role = c.req.param('role');
    if (!isRole(role)) throw new NotFound('role');
    try {
      await endRole(c.var.ctx, { personId: uuidParam(c, 'personId'), role });
    } catch (error) {
      if (error instanceof Conflict && error.reason === 'last-administrator') {
        return showStaff(c, { status: 409, refusal: 'last-administrator' });
      }
      throw error;
    }
    return seeOther(c, `${STAFF}?done=ended`);
  });

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

  app.get(PEOPLE, (c) => {
    requirePermission(c, 'people.read');
    const query = readValues(c, peopleQuery, c.req.query());
    return showPeople(c, query.ok ? query.value : { page: 1 });
  });

  app.post(PEOPLE, async (c) => {
    requirePermission(c, 'people.read');
    const form = await readForm(c, peopleForm);
    const { state, search } = form.ok ? form.value : {};
    if (!search) return seeOther(c, state ? `${PEOPLE}?state=${state}` : PEOPLE);
    return showPeople(c, { state, search, page: 1 });
  });

  app.get(`${PEOPLE}/:id`, (c) => {
    requirePermission(c, 'people.read');
    const frame = { title: translator(messages, c.var.locale)('person_title'), area: 'office', noindex: true } as const;
    const dropped = c.req.query('done') === 'dropped';
    return page(c, frame, <ReasonPage locale={c.var.locale} personId={uuidParam(c, 'id')} dropped={dropped} />);
  });

  app.post(`${PEOPLE}/:id`, async (c) => {
    const { personId: readerId } = requirePermission(c, 'people.read');
    const { ctx, locale } = c.var;
    const personId = uuidParam(c, 'id');
    const t = translator(messages, locale);
    const form = await readForm(c, reasonForm);
    if (!form.ok) {
      const body = <ReasonPage locale={locale} personId={personId} errors={form.errors} />;
      return page(c, { title: t('person_title'), area: 'office', status: 422 }, body);
    }
    const person = await transact(ctx, async (tx) => {
      const found = await getPersonCard(tx, personId);
      await recordReading(tx, { personId, what: 'person', why: form.value.reason });
      return found;
    });
    const mayDrop = may(ctx.actor, 'staff.manage') && readerId !== personId;
    const mayManagePrivacy = may(ctx.actor, 'privacy.manage');
    const body = <PersonPage {...{ locale, person, mayDrop, mayManagePrivacy }} />;
    return page(c, { title: t('person_title'), area: 'office', noindex: true }, body);
  });

  app.post(`${PEOPLE}/:id/second-factor/removal`, async (c) => {
    const { personId: actingId } = requirePermission(c, 'staff.manage');
    const personId = uuidParam(c, 'id');
    if (personId === actingId) throw new Forbidden('own second factor');
    await dropSecondFactor(c.var.ctx, { personId, sessionId: undefined });
    return seeOther(c, `${PEOPLE}/${personId}?done=dropped`);
  });
}
