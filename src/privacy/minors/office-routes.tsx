import { z } from 'zod';
import { requirePermission } from '#people/roles';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { email, type FieldErrors, type FormValues, readForm } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { dismissFinding, eraseFound, findings, reportMinor } from './find-minor.ts';
import { officeMessages } from './office-messages.ts';
import { DONE_WORDS, MinorsPage } from './office-pages.tsx';

const reportForm = z.object({ email });

export function officeRoutes(app: App, inventory: () => Inventory): void {
  app.get('/office/minors', (c) => showFindings(c));

  app.post('/office/minors', async (c) => {
    requirePermission(c, 'privacy.manage');
    const form = await readForm(c, reportForm);
    if (!form.ok) return showFindings(c, form);
    const t = translator(officeMessages, c.var.locale);
    try {
      await reportMinor(c.var.ctx, form.value.email);
    } catch (error) {
      if (error instanceof NotFound) return showFindings(c, { ...form, errors: { email: t('unknown') } });
      if (error instanceof Conflict) return showFindings(c, { ...form, errors: { email: t('oneself') } });
      throw error;
    }
    return seeOther(c, '/office/minors?done=blocked');
  });

  app.post('/office/minors/:id/erasure', async (c) => {
    requirePermission(c, 'privacy.manage');
    const state = await eraseFound(c.var.ctx, inventory(), uuidParam(c, 'id'));
    return seeOther(c, `/office/minors?done=${state === 'verified' ? 'erased' : 'erasing'}`);
  });

  app.post('/office/minors/:id/dismissal', async (c) => {
    requirePermission(c, 'privacy.manage');
    await dismissFinding(c.var.ctx, uuidParam(c, 'id'));
    return seeOther(c, '/office/minors?done=dismissed');
  });
}

async function showFindings(
  c: Request,
  form?: { readonly values: FormValues; readonly errors: FieldErrors },
): Promise<Response> {
  requirePermission(c, 'privacy.manage');
  const { ctx, locale } = c.var;
  const done = DONE_WORDS.find((word) => word === c.req.query('done'));
  return page(
    c,
    { title: translator(officeMessages, locale)('title'), area: 'office', ...(form && { status: 422 as const }) },
    <MinorsPage locale={locale} findings={await findings(ctx)} done={done} {...form} />,
  );
}
