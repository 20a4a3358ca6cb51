import { z } from 'zod';
import { may, requirePermission } from '#people/roles';
import { recordListing, recordReading } from '#platform/audit/audit.ts';
import { NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { pageParam } from '#platform/http/fields.ts';
import { type FormReading, paragraphs, readForm, ticked } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { issueCertificate } from './issue-certificate.ts';
import { messages } from './messages.ts';
import { CertificatesPage, OfficeCertificatePage } from './office-pages.tsx';
import {
  type CertificateWithStaff,
  getCertificateWithStaff,
  listCertificates,
  listWithoutCertificate,
} from './office-queries.ts';
import { reissueCertificate, revokeCertificate } from './revoke-certificate.ts';
import { sendSheet } from './routes.tsx';

const PAGE_SIZE = 50;
const STATES = ['valid', 'revoked'] as const;
const DONE = ['issued', 'revoked'] as const;
const issuing = z.object({ enrolment: z.uuid() });
const revocation = z.object({ reason: paragraphs({ max: 500 }), replace: ticked });

export const officeRoutes = (app: App) => {
  app.get('/office/certificates', async (c) => {
    requirePermission(c, 'certificates.issue');
    const { ctx, locale } = c.var;
    const state = STATES.find((each) => each === c.req.query('state'));
    const number = pageParam.parse(c.req.query('page'));
    const { certificates, total } = await listCertificates(ctx, {
      state,
      limit: PAGE_SIZE,
      offset: (number - 1) * PAGE_SIZE,
    });
    const without = await listWithoutCertificate(ctx);
    await recordListing(ctx, { action: 'certificates.listed', count: certificates.length + without.length });
    return page(
      c,
      { title: translator(messages, locale)('office_title'), area: 'office' },
      <CertificatesPage
        certificates={certificates}
        without={without}
        state={state}
        total={total}
        page={number}
        pageSize={PAGE_SIZE}
        locale={locale}
      />,
    );
  });

  app.post('/office/certificates', async (c) => {
    requirePermission(c, 'certificates.issue');
    const form = await readForm(c, issuing);
    if (!form.ok) throw new NotFound('enrolment');
    const id = await issueCertificate(c.var.ctx, form.value.enrolment);
    return seeOther(c, `/office/certificates/${id}?done=issued`);
  });

  app.get('/office/certificates/:id', async (c) => {
    requirePermission(c, 'certificates.issue');
    const done = DONE.find((each) => each === c.req.query('done'));
    return certificatePage(c, { done });
  });

  app.get('/office/certificates/:id/pdf', async (c) => {
    requirePermission(c, 'certificates.issue');
    return sendSheet(c, await openCertificate(c));
  });

  app.post('/office/certificates/:id/revocation', async (c) => {
    requirePermission(c, 'certificates.revoke');
    const certificateId = uuidParam(c, 'id');
    const form = await readForm(c, revocation);
    if (!form.ok) return certificatePage(c, { failed: form });
    const revoking = { certificateId, reason: form.value.reason };
    if (form.value.replace) {
      return seeOther(c, `/office/certificates/${await reissueCertificate(c.var.ctx, revoking)}?done=issued`);
    }
    await revokeCertificate(c.var.ctx, revoking);
    return seeOther(c, `/office/certificates/${certificateId}?done=revoked`);
  });
};

/** Staff who open one certificate read one person's data: that is recorded. */
async function openCertificate(c: Request): Promise<CertificateWithStaff> {
  const { ctx } = c.var;
  const certificate = await getCertificateWithStaff(ctx, uuidParam(c, 'id'));
  const { person_id: personId } = certificate;
  if (personId) await recordReading(ctx, { personId, what: 'certificate', why: 'certificates' });
  return certificate;
}

interface Shown {
  readonly done?: (typeof DONE)[number] | undefined;
  readonly failed?: FormReading<unknown> & { ok: false };
}

async function certificatePage(c: Request, { done, failed }: Shown): Promise<Response> {
  const { ctx, locale } = c.var;
  const certificate = await openCertificate(c);
  const title = translator(messages, locale)('page_title', { number: certificate.number });
  return page(
    c,
    { title, area: 'office', ...(failed && { status: 422 as const }) },
    <OfficeCertificatePage
      certificate={certificate}
      locale={locale}
      mayRevoke={may(ctx.actor, 'certificates.revoke')}
      done={done}
      values={failed?.values}
      errors={failed?.errors}
    />,
  );
}
