import { z } from 'zod';
import { requirePermission } from '#people/roles';
import { schoolDay } from '#platform/clock.ts';
import { Notice } from '#platform/html/index.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { day, line, optional, readForm, ticked } from '#platform/http/form.ts';
import { LOCALES, type Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { compareWordings, countChanges } from '../compare.ts';
import { readWording } from '../document.ts';
import { countFigures, type FullRevision, findRevisions, getBesideInForce } from '../queries.ts';
import { type PolicyCatalogue, readinessOf } from '../readiness.ts';
import { reviewRevision } from '../review-revision.ts';
import { earliestDay, stateOf } from '../revision.ts';
import { scheduleRevision, withdrawSchedule } from '../schedule-revision.ts';
import { deleteDraft, startRevision } from '../write-revision.ts';
import { languageParam, type Refused, refusalText, versionField as version } from './answers.ts';
import { bindRoutesFor } from './bind-routes.tsx';
import { OfficeChangesPage } from './changes-page.tsx';
import { detailsRoutesFor } from './details-routes.tsx';
import { titleOf } from './frame.tsx';
import { office } from './messages.ts';
import { ListPage, RevisionPage } from './pages.tsx';
import { textRoutes } from './text-routes.tsx';

const DONE = ['saved', 'bound', 'reviewed', 'scheduled', 'withdrawn', 'deleted'] as const;
const LONGEST_REASON = 500;

const actForm = z.object({ version });
const reviewForm = z.object({ version, reason: optional(line({ max: LONGEST_REASON })) });
const scheduleForm = z.object({ version, day, gaps: ticked });

function doneNotice(c: Request) {
  const done = DONE.find((each) => each === c.req.query('done'));
  if (!done) return undefined;
  return (
    <div role="status">
      <Notice kind="success">
        <p>{translator(office, c.var.locale)(`d_${done}`)}</p>
      </Notice>
    </div>
  );
}

export function officeRoutesFor(catalogue: PolicyCatalogue) {
  async function showRevision(c: Request, refused?: Refused) {
    const { ctx, locale } = c.var;
    const { revision, inForce } = await getBesideInForce(ctx, uuidParam(c, 'id'));
    const figures = await countFigures(ctx, revision.id);
    const state = stateOf(revision);
    const today = schoolDay(ctx.clock.now());
    const compared = inForce && inForce.id !== revision.id && state !== 'archived';
    const counts = compared
      ? (Object.fromEntries(LOCALES.map((each) => [each, countChanges(difference(inForce, revision, each))])) as never)
      : undefined;
    const late =
      state === 'scheduled' &&
      revision.effective_on !== null &&
      Temporal.PlainDate.compare(revision.effective_on, today) < 0;
    return page(
      c,
      { title: titleOf(revision, locale), area: 'office', ...(refused && { status: refused.status }) },
      <RevisionPage
        revision={revision}
        readiness={readinessOf(revision, inForce, catalogue)}
        counts={counts}
        figures={figures}
        earliest={earliestDay(revision.materiality, today)}
        late={late}
        done={doneNotice(c)}
        refusal={refused?.refusal}
        errors={refused?.errors}
        values={refused?.values}
        locale={locale}
      />,
    );
  }

  /** An act on a revision: what it is refused for is told on the revision's own page. */
  async function act(c: Request, work: () => Promise<unknown>, done: string, values?: Refused['values']) {
    try {
      await work();
    } catch (error) {
      const { reason, text } = refusalText(error, c.var.locale);
      const field = reason.startsWith('day-') ? 'day' : reason === 'gaps-not-seen' ? 'gaps' : undefined;
      const own = reason === 'needs-reason' ? 'reason' : field;
      if (own) return showRevision(c, { status: 422, errors: { [own]: text }, ...(values && { values }) });
      return showRevision(c, { status: 409, refusal: text, ...(values && { values }) });
    }
    return seeOther(c, done);
  }

  const here = (c: Request, word: string) => `/office/policy/${uuidParam(c, 'id')}?done=${word}`;

  return (app: App): void => {
    app.use('/office/policy', guard);
    app.use('/office/policy/*', guard);
    detailsRoutesFor(catalogue)(app);
    textRoutes(app);
    bindRoutesFor(catalogue)(app);

    app.get('/office/policy', async (c) => {
      const { ctx, locale } = c.var;
      const title = translator(office, locale)('title');
      const body = <ListPage revisions={await findRevisions(ctx)} done={doneNotice(c)} locale={locale} />;
      return page(c, { title, area: 'office' }, body);
    });

    app.post('/office/policy', async (c) => seeOther(c, `/office/policy/${await startRevision(c.var.ctx)}`));

    app.get('/office/policy/:id', (c) => showRevision(c));

    app.post('/office/policy/:id/review', async (c) => {
      const form = await readForm(c, reviewForm);
      if (!form.ok) return showRevision(c, { status: 422, errors: form.errors, values: form.values });
      const { version: seen, reason } = form.value;
      const review = { id: uuidParam(c, 'id'), version: seen, ownReason: reason };
      return act(c, () => reviewRevision(c.var.ctx, review, catalogue), here(c, 'reviewed'), form.values);
    });

    app.post('/office/policy/:id/schedule', async (c) => {
      const form = await readForm(c, scheduleForm);
      if (!form.ok) return showRevision(c, { status: 422, errors: form.errors, values: form.values });
      const { version: seen, day: effectiveOn, gaps } = form.value;
      const scheduling = { id: uuidParam(c, 'id'), version: seen, effectiveOn, gapsSeen: gaps };
      return act(c, () => scheduleRevision(c.var.ctx, scheduling, catalogue), here(c, 'scheduled'), form.values);
    });

    app.post('/office/policy/:id/withdrawal', async (c) =>
      act(c, () => withdrawSchedule(c.var.ctx, uuidParam(c, 'id')), here(c, 'withdrawn')),
    );

    app.post('/office/policy/:id/deletion', async (c) => {
      const form = await readForm(c, actForm);
      if (!form.ok) return showRevision(c, { status: 422, errors: form.errors });
      const edition = { id: uuidParam(c, 'id'), version: form.value.version };
      return act(c, () => deleteDraft(c.var.ctx, edition), '/office/policy?done=deleted');
    });

    app.get('/office/policy/:id/changes/:language', async (c) => {
      const { ctx, locale } = c.var;
      const language = languageParam(c);
      const { revision, inForce } = await getBesideInForce(ctx, uuidParam(c, 'id'));
      const title = translator(office, locale)('changes');
      const body = (
        <OfficeChangesPage
          revision={revision}
          inForce={inForce}
          sections={inForce ? difference(inForce, revision, language) : []}
          language={language}
          locale={locale}
        />
      );
      return page(c, { title, area: 'office' }, body);
    });
  };
}

async function guard(c: Request, next: () => Promise<void>): Promise<void> {
  requirePermission(c, 'privacy.manage');
  await next();
}

function difference(before: FullRevision, after: FullRevision, locale: Locale) {
  const wordingOf = (revision: FullRevision) => readWording(revision.texts[locale]?.source ?? '').wording;
  return compareWordings(wordingOf(before), wordingOf(after));
}
