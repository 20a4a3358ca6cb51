/** Who received data, and who of them has to be told of a change. For the responsible person only. */
import { z } from 'zod';
import { getPerson } from '#people/profiles';
import { requirePermission } from '#people/roles';
import { recordReading } from '#platform/audit/audit.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
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
import { disclosuresOf, recordDisclosure } from '#privacy/disclosures';
import { findNotices, markTold } from './make-notices.ts';
import { messages } from './messages.ts';
import { GIVEN_CATEGORIES, NoticesPage, PATH, REASONS, RegisterPage } from './pages.tsx';

const disclosureForm = z.object({
  recipient: line({ max: 200 }),
  contact: optional(email),
  country: optional(line({ max: 2 })),
  reason: oneOf(REASONS),
  categories: someOf(GIVEN_CATEGORIES).refine((given) => given.length > 0, 'choose'),
});
const COUNTRY = /^[A-Z]{2}$/;

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
    const { country, contact, ...given } = form.value;
    const code = country?.toUpperCase();
    if (code && !COUNTRY.test(code))
      return showRegister(c, form.values, { country: translator(messages, locale)('country_wrong') });
    const { id: personId } = await getPerson(ctx, uuidParam(c, 'personId'));
    await recordDisclosure(ctx, { personId, ...given, ...(contact && { contact }), ...(code && { country: code }) });
    return seeOther(c, `${PATH}/${personId}?done=changed`);
  });
};

async function showRegister(c: Request, values?: FormValues, errors?: FieldErrors) {
  const { ctx, locale } = c.var;
  const { id: personId } = await getPerson(ctx, uuidParam(c, 'personId'));
  await recordReading(ctx, { personId, what: 'disclosures', why: 'request' });
  const disclosures = await disclosuresOf(ctx, personId);
  const title = translator(messages, locale)('register_title');
  const done = c.req.query('done') === 'changed' && !errors;
  const frame = { title, area: 'office', noindex: true, ...(errors && { status: 422 as const }) } as const;
  return page(c, frame, <RegisterPage {...{ locale, personId, disclosures, values, errors, done }} />);
}
