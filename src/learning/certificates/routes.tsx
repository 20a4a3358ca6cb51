import { NotFound } from '#platform/errors.ts';
import { getStoredFile } from '#platform/files/stored-files.ts';
import { type App, page, type Request, requirePerson, seeOther, uuidParam } from '#platform/http/app.ts';
import { sendFile } from '#platform/http/send-file.ts';
import { translator } from '#platform/i18n/messages.ts';
import { readCode } from './certificate.ts';
import { messages } from './messages.ts';
import { CertificatePage, CheckPage } from './pages.tsx';
import { type Certificate, findCertificateByCode, getCertificate, getOwnCertificate } from './queries.ts';

/** Longer ones cannot be codes, and are not shown back. */
const MOST_TYPED = 20;

export const routes = (app: App) => {
  app.get('/certificates', (c) => {
    const code = readCode((c.req.query('code') ?? '').slice(0, MOST_TYPED));
    if (code !== '') return seeOther(c, `/certificates/${code}`);
    const { locale } = c.var;
    const t = translator(messages, locale);
    return page(c, { title: t('check_title'), description: t('check_lead') }, <CheckPage locale={locale} />);
  });

  app.get('/certificates/:code', async (c) => {
    const { ctx, locale } = c.var;
    const t = translator(messages, locale);
    const code = readCode(c.req.param('code').slice(0, MOST_TYPED));
    const certificate = await findCertificateByCode(ctx, code);
    if (!certificate) {
      return page(
        c,
        { title: t('unknown_title'), status: 404, noindex: true },
        <CheckPage locale={locale} unknown={code} />,
      );
    }
    return page(
      c,
      { title: t('page_title', { number: certificate.number }), noindex: true },
      <CertificatePage
        certificate={certificate}
        replacement={certificate.replaced_by ? await getCertificate(ctx, certificate.replaced_by) : undefined}
        school={ctx.school}
        locale={locale}
      />,
    );
  });

  app.get('/account/certificates/:id/pdf', async (c) => {
    const certificate = await getOwnCertificate(c.var.ctx, requirePerson(c).personId, uuidParam(c, 'id'));
    return sendSheet(c, certificate);
  });
};

/** The stored bytes. Not found while the sheet is still being drawn, or once its holder was erased. */
export async function sendSheet(c: Request, certificate: Certificate): Promise<Response> {
  if (!certificate.file_id) throw new NotFound('certificate file');
  return sendFile(c, await getStoredFile(c.var.ctx, certificate.file_id), { download: true });
}
