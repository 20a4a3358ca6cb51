import { z } from 'zod';
import { getPerson } from '#people/profiles';
import { requirePermission } from '#people/roles';
import { recordReading } from '#platform/audit/audit.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { type FieldErrors, oneOf, readForm, readValues } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { consentHistory } from '#privacy/consents';
import {
  liftRestriction,
  limitsOf,
  objectableParam,
  objectTo,
  partOf,
  restrictionForm,
  restrictProcessing,
  withdrawObjection,
} from '#privacy/restriction';
import { evidencePack } from './evidence-pack.ts';
import { messages } from './messages.ts';
import { ConsentsPage, OPENING_REASONS, PersonConsentsPage, WhyPage } from './office-pages.tsx';
import { countConsents, countRefusals } from './queries.ts';

const PATH = '/office/consents';
const whyForm = z.object({ why: oneOf(OPENING_REASONS) });

export const officeRoutes = (app: App) => {
  app.get(PATH, async (c) => {
    requirePermission(c, 'privacy.manage');
    const { ctx, locale } = c.var;
    const [counts, refusals] = [await countConsents(ctx), await countRefusals(ctx)];
    const body = <ConsentsPage locale={locale} counts={counts} refusals={refusals} />;
    return page(c, { title: translator(messages, locale)('office_title'), area: 'office', noindex: true }, body);
  });

  app.get(`${PATH}/:personId`, async (c) => {
    requirePermission(c, 'privacy.manage');
    return askWhy(c);
  });

  app.post(`${PATH}/:personId`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const form = await readForm(c, whyForm);
    return form.ok ? showPerson(c, form.value.why) : askWhy(c, form.errors);
  });

  app.post(`${PATH}/:personId/evidence`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const form = await readForm(c, whyForm);
    if (!form.ok) return askWhy(c, form.errors);
    const pack = await evidencePack(c.var.ctx, uuidParam(c, 'personId'), form.value.why);
    return c.body(pack.bytes, 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${pack.name}"`,
      'cache-control': 'private, no-store',
    });
  });

  app.post(`${PATH}/:personId/restrictions`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const form = await readForm(c, restrictionForm);
    if (!form.ok) {
      const opening = readValues(c, whyForm, form.values);
      return opening.ok ? showPerson(c, opening.value.why, form.errors) : askWhy(c, opening.errors);
    }
    const part = partOf(form.value.part);
    await restrictProcessing(c.var.ctx, { personId: uuidParam(c, 'personId'), part, way: 'office' });
    return changed(c);
  });

  app.post(`${PATH}/:personId/restrictions/:id/lifting`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const restrictionId = uuidParam(c, 'id');
    await liftRestriction(c.var.ctx, { personId: uuidParam(c, 'personId'), restrictionId });
    return changed(c);
  });

  app.post(`${PATH}/:personId/objections/:purpose`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const purpose = objectableParam(c);
    await objectTo(c.var.ctx, { personId: uuidParam(c, 'personId'), purpose, way: 'office' });
    return changed(c);
  });

  app.post(`${PATH}/:personId/objections/:purpose/withdrawal`, async (c) => {
    requirePermission(c, 'privacy.manage');
    await withdrawObjection(c.var.ctx, { personId: uuidParam(c, 'personId'), purpose: objectableParam(c) });
    return changed(c);
  });
};

function changed(c: Request): Response {
  return seeOther(c, `${PATH}/${uuidParam(c, 'personId')}?done=changed`);
}

async function showPerson(c: Request, why: string, errors?: FieldErrors): Promise<Response> {
  const { ctx, locale } = c.var;
  const { id: personId } = await getPerson(ctx, uuidParam(c, 'personId'));
  await recordReading(ctx, { personId, what: 'consents', why });
  const [history, limits] = [await consentHistory(ctx, personId), await limitsOf(ctx, personId)];
  const title = translator(messages, locale)('person_title');
  return page(
    c,
    { title, area: 'office', noindex: true, ...(errors && { status: 422 }) },
    <PersonConsentsPage {...{ locale, personId, why, history, limits, errors }} />,
  );
}

async function askWhy(c: Request, errors?: FieldErrors): Promise<Response> {
  const { ctx, locale } = c.var;
  const { id } = await getPerson(ctx, uuidParam(c, 'personId'));
  const title = translator(messages, locale)('person_title');
  const done = c.req.query('done') === 'changed';
  return page(
    c,
    { title, area: 'office', noindex: true, ...(errors && { status: 422 }) },
    <WhyPage locale={locale} personId={id} done={done} {...(errors && { errors })} />,
  );
}
