/** Who works here: inviting, withdrawing an invitation, ending a role. */
import { z } from 'zod';
import { endRole, isRole, ROLES, requirePermission } from '#people/roles';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { email, oneOf, readForm, typed } from '#platform/http/form.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { inviteStaff } from './invite-staff.ts';
import { messages } from './messages.ts';
import { findOpenInvitations, findStaff } from './queries.ts';
import { STAFF_NEWS, StaffPage, type StaffPageProps } from './staff-page.tsx';
import { withdrawInvitation } from './withdraw-invitation.ts';

const STAFF = '/office/staff';
const inviteForm = z.object({ email, role: oneOf(ROLES), language: oneOf(LOCALES) });

export function staffRoutes(app: App): void {
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
}

async function showStaff(c: Request, more: Partial<StaffPageProps> & { status?: 409 | 422 } = {}) {
  const { ctx, locale } = c.var;
  const { status, ...props } = more;
  const [staff, invitations] = await Promise.all([findStaff(ctx), findOpenInvitations(ctx)]);
  const frame = { title: translator(messages, locale)('staff_title'), area: 'office', noindex: true } as const;
  const body = <StaffPage locale={locale} staff={staff} invitations={invitations} {...props} />;
  return page(c, status ? { ...frame, status } : frame, body);
}
