/** The register in the back office, for the responsible person only; and for everybody the list of who receives data. */
import { z } from 'zod';
import { requirePermission } from '#people/roles';
import { schoolDay } from '#platform/clock.ts';
import { Conflict } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { country } from '#platform/http/fields.ts';
import {
  day,
  email,
  type FieldErrors,
  type FormValues,
  line,
  optional,
  paragraphs,
  readForm,
} from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import {
  addPartner,
  changePartner,
  endPartner,
  type PartnerFacts,
  resumePartner,
  suspendPartner,
} from './keep-partner.ts';
import { messages } from './messages.ts';
import {
  NewPartnerPage,
  PATH,
  PartnerPage,
  PartnersPage,
  type Problem,
  PUBLIC_PATH,
  PublicPartnersPage,
} from './pages.tsx';
import { findPartners, getPartner, partnersToChoose } from './queries.ts';

const factsForm = z.object({
  name: line({ max: 200 }),
  service: line({ max: 300 }),
  country,
  addresses: paragraphs({ max: 3000 }),
  agreement: optional(day),
});
const reasonForm = z.object({ reason: line({ max: 300 }) });
const MOST_ADDRESSES = 10;

export const routes = (app: App) => {
  app.get(PUBLIC_PATH, async (c) => {
    const { ctx, locale } = c.var;
    const t = translator(messages, locale);
    const body = <PublicPartnersPage locale={locale} partners={await partnersToChoose(ctx)} />;
    return page(c, { title: t('public_title'), description: t('public_lead') }, body);
  });

  app.get(PATH, async (c) => {
    requirePermission(c, 'privacy.manage');
    const { ctx, locale } = c.var;
    const title = translator(messages, locale)('title');
    const body = <PartnersPage locale={locale} partners={await findPartners(ctx)} />;
    return page(c, { title, area: 'office', noindex: true }, body);
  });

  app.get(`${PATH}/new`, (c) => {
    requirePermission(c, 'privacy.manage');
    return askNew(c);
  });

  app.post(PATH, async (c) => {
    requirePermission(c, 'privacy.manage');
    const form = await readFacts(c);
    if ('errors' in form) return askNew(c, form);
    try {
      const id = await addPartner(c.var.ctx, form.facts);
      return seeOther(c, `${PATH}/${id}?done=changed`);
    } catch (error) {
      return askNew(c, { values: form.values, errors: fieldOf(c, error) });
    }
  });

  app.get(`${PATH}/:id`, (c) => {
    requirePermission(c, 'privacy.manage');
    return showPartner(c);
  });

  app.post(`${PATH}/:id`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const id = uuidParam(c, 'id');
    const form = await readFacts(c);
    if ('errors' in form) return showPartner(c, form);
    return attempt(c, changePartner(c.var.ctx, id, form.facts), form.values);
  });

  app.post(`${PATH}/:id/suspension`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const id = uuidParam(c, 'id');
    const form = await readForm(c, reasonForm);
    if (!form.ok) return showPartner(c, form);
    return attempt(c, suspendPartner(c.var.ctx, id, form.value.reason));
  });

  app.post(`${PATH}/:id/resumption`, (c) => {
    requirePermission(c, 'privacy.manage');
    return attempt(c, resumePartner(c.var.ctx, uuidParam(c, 'id')));
  });

  app.post(`${PATH}/:id/end`, (c) => {
    requirePermission(c, 'privacy.manage');
    return attempt(c, endPartner(c.var.ctx, uuidParam(c, 'id')));
  });
};

type FactsReading =
  | { readonly facts: PartnerFacts; readonly values: FormValues }
  | { readonly errors: FieldErrors; readonly values: FormValues };

async function readFacts(c: Request): Promise<FactsReading> {
  const form = await readForm(c, factsForm);
  if (!form.ok) return form;
  const { ctx, locale } = c.var;
  const t = translator(messages, locale);
  const { name, service, country: code, agreement: agreementOn, ...given } = form.value;
  const errors: Record<string, string> = {};
  const lines = given.addresses.split(/[\n,;]/).map((text) => text.trim().toLowerCase());
  const addresses = [...new Set(lines.filter((text) => text !== ''))];
  const wrong = addresses.find((address) => !email.safeParse(address).success);
  if (wrong) errors['addresses'] = t('addresses_wrong', { address: wrong });
  else if (addresses.includes(ctx.school.email.toLowerCase())) errors['addresses'] = t('address_own');
  else if (addresses.length > MOST_ADDRESSES) errors['addresses'] = t('addresses_many');
  else if (addresses.length === 0) errors['addresses'] = t('addresses_wrong', { address: given.addresses });
  if (agreementOn && Temporal.PlainDate.compare(agreementOn, schoolDay(ctx.clock.now())) > 0) {
    errors['agreement'] = t('agreement_future');
  }
  if (Object.keys(errors).length > 0) return { errors, values: form.values };
  return { facts: { name, service, country: code, addresses, agreementOn }, values: form.values };
}

/** Beside which field a taken name or address is told. Throws what is neither. */
function fieldOf(c: Request, error: unknown): FieldErrors {
  const t = translator(messages, c.var.locale);
  if (error instanceof Conflict && error.reason === 'name-taken') return { name: t('conflict_name-taken') };
  if (error instanceof Conflict && error.reason === 'address-taken') return { addresses: t('conflict_address-taken') };
  throw error;
}

async function attempt(c: Request, work: Promise<void>, values?: FormValues) {
  try {
    await work;
  } catch (error) {
    const conflict = error instanceof Conflict ? error.reason : undefined;
    if (conflict === 'state' || conflict === 'ended') return showPartner(c, { conflict });
    return showPartner(c, { values, errors: fieldOf(c, error) });
  }
  return seeOther(c, `${PATH}/${uuidParam(c, 'id')}?done=changed`);
}

function statusOf({ errors, conflict }: Problem): 200 | 409 | 422 {
  if (errors) return 422;
  return conflict ? 409 : 200;
}

function askNew(c: Request, problem: Problem = {}) {
  const { locale } = c.var;
  const title = translator(messages, locale)('add');
  const { values, errors } = problem;
  const frame = { title, area: 'office', noindex: true, status: statusOf(problem) } as const;
  return page(c, frame, <NewPartnerPage {...{ locale, values, errors }} />);
}

async function showPartner(c: Request, problem: Problem = {}) {
  const { ctx, locale } = c.var;
  const partner = await getPartner(ctx, uuidParam(c, 'id'));
  const status = statusOf(problem);
  const done = c.req.query('done') === 'changed' && status === 200;
  const { values, errors, conflict } = problem;
  const frame = { title: partner.name, area: 'office', noindex: true, status } as const;
  return page(c, frame, <PartnerPage {...{ locale, partner, done, values, errors, conflict }} />);
}
