/** Who received data, and who of them has to be told of a change. For the responsible person only. */
import { z } from 'zod';
import { getPerson } from '#people/profiles';
import { requirePermission } from '#people/roles';
import { recordReading } from '#platform/audit/audit.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { country } from '#platform/http/fields.ts';
import {
  email,
  type FieldErrors,
  type FormValues,
  line,
  oneOf,
  optional,
  readForm,
  someOf,
} from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { disclosuresOf, recordDisclosure, recordDisclosureToPartner } from '#privacy/disclosures';
import { partnersToChoose } from '#privacy/partners';
import { findNotices, markTold } from './make-notices.ts';
import { messages } from './messages.ts';
import { GIVEN_CATEGORIES, NoticesPage, PATH, REASONS, RegisterPage } from './pages.tsx';

const disclosureForm = z.object({
  partner: optional(z.uuid('choose')),
  recipient: optional(line({ max: 200 })),
  contact: optional(email),
  country: optional(country),
  reason: oneOf(REASONS),
  categories: someOf(GIVEN_CATEGORIES).refine((given) => given.length > 0, 'choose'),
});

export const routes = (app: App) => {
  app.get(PATH, async (c) => {
    requirePermission(c, 'privacy.manage');
    const { ctx, locale } = c.var;
    const title = translator(messages, locale)('title');
    const done = c.req.query('done') === 'changed';
    const body = <NoticesPage locale={locale} notices={await findNotices(ctx)} done={done} />;
    return page(c, { title, area: 'office', noindex: true }, body);
  });

  app.post(`${PATH}/notices/:id`, async (c) => {
    requirePermission(c, 'privacy.manage');
    await markTold(c.var.ctx, uuidParam(c, 'id'));
    return seeOther(c, `${PATH}?done=changed`);
  });

  app.get(`${PATH}/:personId`, (c) => {
    requirePermission(c, 'privacy.manage');
    return showRegister(c);
  });

  app.post(`${PATH}/:personId`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const { ctx, locale } = c.var;
    const form = await readForm(c, disclosureForm);
    if (!form.ok) return showRegister(c, form.values, form.errors);
    const { partner: partnerId, recipient, country: code, contact, reason, categories } = form.value;
    const t = translator(messages, locale);
    const refused = (errors: FieldErrors) => showRegister(c, form.values, errors);
    const { id: personId } = await getPerson(ctx, uuidParam(c, 'personId'));
    if (reason === 'partner') {
      if (!partnerId) return refused({ partner: t('partner_lacks') });
      try {
        await recordDisclosureToPartner(ctx, { personId, partnerId, categories });
      } catch (error) {
        const stopped = error instanceof NotFound || (error instanceof Conflict && error.reason === 'partner-stopped');
        if (!stopped) throw error;
        return refused({ partner: t('partner_stopped') });
      }
      return seeOther(c, `${PATH}/${personId}?done=changed`);
    }
    if (!recipient) return refused({ recipient: t('recipient_lacks') });
    const where = { ...(contact && { contact }), ...(code && { country: code }) };
    await recordDisclosure(ctx, { personId, recipient, reason, categories, ...where });
    return seeOther(c, `${PATH}/${personId}?done=changed`);
  });
};

async function showRegister(c: Request, values?: FormValues, errors?: FieldErrors) {
  const { ctx, locale } = c.var;
  const { id: personId } = await getPerson(ctx, uuidParam(c, 'personId'));
  await recordReading(ctx, { personId, what: 'disclosures', why: 'request' });
  const disclosures = await disclosuresOf(ctx, personId);
  const partners = await partnersToChoose(ctx);
  const title = translator(messages, locale)('register_title');
  const done = c.req.query('done') === 'changed' && !errors;
  const frame = { title, area: 'office', noindex: true, ...(errors && { status: 422 as const }) } as const;
  return page(c, frame, <RegisterPage {...{ locale, personId, disclosures, partners, values, errors, done }} />);
}
