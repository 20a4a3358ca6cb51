/** What a revision is about: how much it changes, in three summaries, and for which purposes. */
import { z } from 'zod';
import { type App, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { type FormValues, oneOf, paragraphs, readForm, someOf } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type FullRevision, getRevision } from '../queries.ts';
import { LONGEST_SUMMARY, type PolicyCatalogue } from '../readiness.ts';
import { saveDetails } from '../write-revision.ts';
import { donePath, draftPage, type Refused, refusalText, versionField as version } from './answers.ts';
import { DetailsPage } from './details-page.tsx';
import { office } from './messages.ts';

export function detailsRoutesFor(catalogue: PolicyCatalogue) {
  const detailsForm = z.object({
    version,
    materiality: oneOf(['material', 'editorial']),
    'summary-ru': paragraphs({ max: LONGEST_SUMMARY }),
    'summary-kk': paragraphs({ max: LONGEST_SUMMARY }),
    'summary-en': paragraphs({ max: LONGEST_SUMMARY }),
    purposes: someOf(catalogue.purposes.map((purpose) => purpose.id) as [string, ...string[]]),
  });

  return (app: App): void => {
    app.get('/office/policy/:id/details', async (c) => {
      const revision = await getRevision(c.var.ctx, uuidParam(c, 'id'));
      const { ru, kk, en } = revision.summaries;
      const values = {
        materiality: revision.materiality,
        'summary-ru': ru,
        'summary-kk': kk,
        'summary-en': en,
        purposes: revision.new_purposes,
      };
      return showDetails(c, revision, { values });
    });

    app.post('/office/policy/:id/details', async (c) => {
      const form = await readForm(c, detailsForm);
      const revision = await getRevision(c.var.ctx, uuidParam(c, 'id'));
      if (!form.ok) return showDetails(c, revision, { status: 422, errors: form.errors, values: form.values });
      const { version: seen, materiality, purposes, ...texts } = form.value;
      const summaries = { ru: texts['summary-ru'], kk: texts['summary-kk'], en: texts['summary-en'] };
      try {
        const details = { materiality, summaries, newPurposes: purposes };
        await saveDetails(c.var.ctx, { id: revision.id, version: seen }, details, catalogue);
      } catch (error) {
        const { text } = refusalText(error, c.var.locale);
        return showDetails(c, revision, { status: 409, refusal: text, values: form.values });
      }
      return seeOther(c, donePath(c, 'saved'));
    });
  };

  function showDetails(c: Request, revision: FullRevision, refused: Partial<Refused> & { values: FormValues }) {
    const { locale } = c.var;
    const title = translator(office, locale)('details');
    return draftPage(
      c,
      title,
      refused,
      <DetailsPage
        revision={revision}
        version={revision.version}
        values={refused.values}
        catalogue={catalogue}
        refusal={refused.refusal}
        errors={refused.errors}
        locale={locale}
      />,
    );
  }
}
