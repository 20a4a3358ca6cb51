import { z } from 'zod';
import { requirePermission } from '#people/roles';
import { recordListing } from '#platform/audit/audit.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { type FormReading, line, readForm } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { officeLabel } from '#platform/inventory/declare.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { findStandstill } from '#platform/jobs/standstill.ts';
import { tellStandstill } from '#platform/jobs/tell-standstill.ts';
import { findMeant } from './find-meant.ts';
import { liftHold, placeHold } from './hold-person.ts';
import { messages } from './messages.ts';
import { RetentionPage } from './pages.tsx';
import { listDue, partsOf, previewRetention } from './preview.ts';
import { findCertificates, findHolds } from './queries.ts';

const CERTIFICATES_SHOWN = 100;
const PART = /^[1-9]\d{0,3}$/;
const holdForm = z.object({ whom: line({ max: 300 }), case: line({ max: 200 }) });

export function routesFor(inventory: () => Inventory): (app: App) => void {
  return (app) => {
    app.get('/office/retention', (c) => {
      requirePermission(c, 'privacy.manage');
      return retentionPage(c, inventory());
    });

    app.get('/office/retention/due.csv', async (c) => {
      requirePermission(c, 'privacy.manage');
      const asked = c.req.query('part') ?? '1';
      if (!PART.test(asked)) throw new NotFound('part of the list');
      const part = Number(asked);
      const { rows, parts } = await listDue(c.var.ctx, inventory(), { part });
      if (part > parts) throw new NotFound('part of the list');
      await recordListing(c.var.ctx, { action: 'retention.listed', count: rows.length });
      const lines = rows.map(({ day, table, id, personId, action, source, beaten, rows: count }) =>
        [day, table, id, personId ?? '', action, source, beaten ?? '', count].map(csv).join(','),
      );
      // Whoever opens the file alone sees that it is not the whole list.
      const cut = parts > 1 ? [['', `part ${part} of ${parts}`, '', '', '', '', '', ''].map(csv).join(',')] : [];
      const name = parts > 1 ? `due-${part}-of-${parts}.csv` : 'due.csv';
      return c.body(['day,table,row,person,action,source,gave_way,rows', ...lines, ...cut, ''].join('\r\n'), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      });
    });

    app.post('/office/retention/holds', async (c) => {
      requirePermission(c, 'privacy.manage');
      const reading = await readForm(c, holdForm);
      if (!reading.ok) return retentionPage(c, inventory(), reading);
      const { ctx, locale } = c.var;
      const t = translator(messages, locale);
      const refuse = (errors: Record<string, string>) =>
        retentionPage(c, inventory(), { ok: false, errors, values: reading.values });
      const personId = await findMeant(ctx, inventory(), reading.value.whom);
      if (!personId) return refuse({ whom: t('unknown') });
      try {
        await placeHold(ctx, { personId, caseReference: reading.value.case });
      } catch (error) {
        if (error instanceof Conflict) return refuse({ case: t('held_already') });
        throw error;
      }
      return seeOther(c, '/office/retention?done=placed');
    });

    app.post('/office/retention/holds/:id/lifting', async (c) => {
      requirePermission(c, 'privacy.manage');
      await liftHold(c.var.ctx, uuidParam(c, 'id'));
      return seeOther(c, '/office/retention?done=lifted');
    });
  };
}

const csv = (value: unknown): string => `"${String(value).replaceAll('"', '""')}"`;

async function retentionPage(c: Request, inventory: Inventory, reading?: FormReading<unknown>) {
  const { ctx, locale } = c.var;
  const [upcoming, certificates, holds, still] = [
    await previewRetention(ctx, inventory),
    await findCertificates(ctx, CERTIFICATES_SHOWN),
    await findHolds(ctx),
    await findStandstill(ctx),
  ];
  const labels = new Map(inventory.tables.map((table) => [table.table, officeLabel(table)[locale]]));
  const done = c.req.query('done');
  return page(
    c,
    { title: translator(messages, locale)('title'), area: 'office', ...(reading && { status: 422 as const }) },
    <RetentionPage
      locale={locale}
      upcoming={upcoming.map(({ rule, rows, first, last }) => {
        const { action, source, label, beaten } = rule;
        return { what: label[locale], action, rows, first, last, source, beaten: beaten?.source };
      })}
      parts={partsOf(upcoming.reduce((sum, { lines }) => sum + lines, 0))}
      certificates={certificates.map(({ finishedAt, table, action, destroyed, source, longestMs }) => {
        return { at: finishedAt, what: labels.get(table) ?? table, action, rows: destroyed, source, longestMs };
      })}
      holds={holds.map((hold) => ({
        id: hold.id,
        name: hold.name,
        caseReference: hold.case_reference,
        placedAt: hold.placed_at,
      }))}
      done={done === 'placed' || done === 'lifted' ? done : undefined}
      still={still && tellStandstill(still, locale)}
      {...(reading && !reading.ok && { errors: reading.errors, values: reading.values })}
    />,
  );
}
