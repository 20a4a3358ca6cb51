/** Which promises each clause of a wording makes. */
import { z } from 'zod';
import { type App, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { type FormValues, readForm, typed } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { clausesOf, readWording } from '../document.ts';
import { type FullRevision, getRevision } from '../queries.ts';
import type { PolicyCatalogue } from '../readiness.ts';
import { suggestPromises } from '../suggest.ts';
import { bindPromises } from '../write-revision.ts';
import { donePath, draftPage, languageParam, type Refused, refusalText, versionField as version } from './answers.ts';
import { BindPage } from './bind-page.tsx';
import { office } from './messages.ts';

export function bindRoutesFor(catalogue: PolicyCatalogue) {
  return (app: App): void => {
    app.get('/office/policy/:id/clauses/:language', async (c) =>
      showBinding(c, await getRevision(c.var.ctx, uuidParam(c, 'id')), { values: {} }),
    );

    app.post('/office/policy/:id/clauses/:language', async (c) => {
      const { ctx, locale } = c.var;
      const t = translator(office, locale);
      const form = await readForm(c, z.looseObject({ version }));
      const revision = await getRevision(ctx, uuidParam(c, 'id'));
      if (!form.ok) return showBinding(c, revision, { status: 422, errors: form.errors, values: form.values });
      const known = new Set(catalogue.promises.map((promise) => promise.id));
      const errors: Record<string, string> = {};
      const bindings: string[][] = [];
      for (let index = 0; typed(form.values, `clause-${index}`) !== undefined; index += 1) {
        const ids = (typed(form.values, `clause-${index}`) ?? '').split(/[\s,#]+/).filter((id) => id !== '');
        const strange = ids.filter((id) => !known.has(id));
        if (strange.length > 0)
          errors[`clause-${index}`] = t('bind_unknown', { ids: strange.join(', ').slice(0, 200) });
        bindings.push([...new Set(ids)]);
      }
      if (Object.keys(errors).length > 0) return showBinding(c, revision, { status: 422, errors, values: form.values });
      try {
        const edition = { id: revision.id, version: form.value.version };
        await bindPromises(ctx, edition, languageParam(c), bindings, catalogue);
      } catch (error) {
        const { text } = refusalText(error, locale);
        return showBinding(c, revision, { status: 409, refusal: text, values: form.values });
      }
      return seeOther(c, donePath(c, 'bound'));
    });
  };

  function showBinding(c: Request, revision: FullRevision, refused: Partial<Refused> & { values: FormValues }) {
    const { locale } = c.var;
    const language = languageParam(c);
    const { wording } = readWording(revision.texts[language]?.source ?? '');
    return draftPage(
      c,
      translator(office, locale)('bind_title'),
      refused,
      <BindPage
        revision={revision}
        version={revision.version}
        language={language}
        clauses={clausesOf(wording)}
        suggested={suggestPromises(wording, catalogue, language)}
        values={refused.values}
        catalogue={catalogue}
        refusal={refused.refusal}
        errors={refused.errors}
        locale={locale}
      />,
    );
  }
}
