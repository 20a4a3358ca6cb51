import type { z } from 'zod';
import {
  addSession,
  type CohortSession,
  closeCohort,
  createCohort,
  removeSession,
  reopenCohort,
  updateCohort,
  updateSession,
} from '#learning/cohorts';
import { SLUG } from '#learning/programmes';
import { requirePermission } from '#people/roles';
import { schoolDay } from '#platform/clock.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { type FormReading, type FormValues, readForm } from '#platform/http/form.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { CohortFormPage, SessionFormPage } from './form-pages.tsx';
import { cohortForm, localText, newCohortForm, schoolMoment, sessionForm, TIME } from './forms.ts';
import { messages } from './messages.ts';
import { CohortPage, ListPage, QuestionPage } from './pages.tsx';
import { type Choices, type CohortInFull, choicesOf, getCohortInFull, listCohorts } from './queries.ts';

const words = (c: Request) => translator(messages, c.var.locale);
const sceneOf = (c: Request) => ({ locale: c.var.locale, today: schoolDay(c.var.ctx.clock.now()) });
const cohortOf = (c: Request) => getCohortInFull(c.var.ctx, uuidParam(c, 'id'));

type Errors = Readonly<Record<string, string>>;
type CohortValues = z.output<typeof cohortForm>;

export function routes(app: App): void {
  const guard = async (c: Request, next: () => Promise<void>) => {
    requirePermission(c, 'cohorts.edit');
    await next();
  };
  app.use('/office/cohorts', guard);
  app.use('/office/cohorts/*', guard);

  app.get('/office/cohorts', async (c) => {
    const which = c.req.query('show') === 'past' ? 'past' : 'current';
    const cohorts = await listCohorts(c.var.ctx, which);
    return page(
      c,
      { title: words(c)('cohorts'), area: 'office' },
      <ListPage cohorts={cohorts} which={which} {...sceneOf(c)} />,
    );
  });

  app.get('/office/cohorts/new', async (c) => {
    const choices = await choicesOf(c.var.ctx);
    return page(
      c,
      { title: words(c)('new_cohort'), area: 'office' },
      <CohortFormPage choices={choices} locale={c.var.locale} />,
    );
  });

  app.post('/office/cohorts', async (c) => {
    const t = words(c);
    const [form, choices] = [await readForm(c, newCohortForm), await choicesOf(c.var.ctx)];
    const refuse = (errors: Errors) =>
      page(
        c,
        { title: t('new_cohort'), area: 'office', status: 422 },
        <CohortFormPage choices={choices} values={form.values} errors={errors} locale={c.var.locale} />,
      );
    if (!form.ok) return refuse(form.errors);
    const { programme, slug } = form.value;
    if (!SLUG.test(slug)) return refuse({ slug: t('slug_wrong') });
    if (!choices.programmes.some(({ id }) => id === programme)) return refuse({ programme: t('choose_programme') });
    const errors = problemsOf(c, form.value, choices, 0);
    if (errors) return refuse(errors);
    try {
      const { id } = await createCohort(c.var.ctx, { ...inputOf(form.value), programmeId: programme, slug });
      return seeOther(c, `/office/cohorts/${id}?done=created`);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return refuse({ slug: t('slug_taken') });
    }
  });

  app.get('/office/cohorts/:id', async (c) => {
    const found = await cohortOf(c);
    return page(
      c,
      { title: found.cohort.titles.ru, area: 'office' },
      <CohortPage {...found} done={c.req.query('done')} {...sceneOf(c)} />,
    );
  });

  const factsPage = (c: Request, found: CohortInFull, choices: Choices, values?: FormValues, errors?: Errors) =>
    page(
      c,
      { title: words(c)('edit_cohort'), area: 'office', ...(errors && { status: 422 }) },
      <CohortFormPage cohort={found.cohort} {...{ choices, values, errors }} locale={c.var.locale} />,
    );

  app.get('/office/cohorts/:id/facts', async (c) => factsPage(c, await cohortOf(c), await choicesOf(c.var.ctx)));

  app.post('/office/cohorts/:id/facts', async (c) => {
    const found = await cohortOf(c);
    const [form, choices] = [await readForm(c, cohortForm), await choicesOf(c.var.ctx)];
    const errors = form.ok ? problemsOf(c, form.value, choices, found.cohort.enrolled) : form.errors;
    if (!form.ok || errors) return factsPage(c, found, choices, form.values, errors);
    await updateCohort(c.var.ctx, found.cohort.id, inputOf(form.value));
    return seeOther(c, `/office/cohorts/${found.cohort.id}?done=saved`);
  });

  closingRoutes(app);
  sessionRoutes(app);
}

function inputOf(values: CohortValues) {
  return {
    titles: localText(values),
    startsOn: values.starts_on,
    endsOn: values.ends_on ?? null,
    seats: values.seats ?? null,
    instructorId: values.instructor ?? null,
  };
}

/** What a schema of single fields cannot see. */
function problemsOf(c: Request, values: CohortValues, choices: Choices, enrolled: number): Errors | undefined {
  const t = words(c);
  if (values.ends_on && Temporal.PlainDate.compare(values.ends_on, values.starts_on) < 0) {
    return { ends_on: t('ends_before_start') };
  }
  if (values.seats !== undefined && values.seats < enrolled) {
    return { seats: t('seats_below_taken', { count: enrolled }) };
  }
  if (values.instructor && !choices.staff.some(({ id }) => id === values.instructor)) {
    return { instructor: t('choose_instructor') };
  }
  return undefined;
}

function closingRoutes(app: App): void {
  const acts = [
    { path: 'closing', act: closeCohort, done: 'closed', word: 'close', kind: 'danger' },
    { path: 'reopening', act: reopenCohort, done: 'reopened', word: 'reopen', kind: 'primary' },
  ] as const;
  for (const { path, act, done, word, kind } of acts) {
    app.get(`/office/cohorts/:id/${path}`, async (c) => {
      const t = words(c);
      const { cohort } = await cohortOf(c);
      const title = t(`${word}_ask`, { title: inLocale(cohort.titles, c.var.locale) });
      return page(
        c,
        { title, area: 'office' },
        <QuestionPage
          {...{ cohort, title, kind }}
          says={t(`${word}_says`)}
          action={path}
          button={t(word)}
          locale={c.var.locale}
        />,
      );
    });
    app.post(`/office/cohorts/:id/${path}`, async (c) => {
      const id = uuidParam(c, 'id');
      await act(c.var.ctx, id);
      return seeOther(c, `/office/cohorts/${id}?done=${done}`);
    });
  }
}

function sessionOf(c: Request, { sessions }: CohortInFull): CohortSession {
  const id = uuidParam(c, 'session');
  const session = sessions.find((each) => each.id === id);
  if (!session) throw new NotFound('session');
  return session;
}

function sessionRoutes(app: App): void {
  const formPage = (c: Request, found: CohortInFull, session?: CohortSession, values?: FormValues, errors?: Errors) =>
    page(
      c,
      { title: words(c)(session ? 'edit_session' : 'add_session'), area: 'office', ...(errors && { status: 422 }) },
      <SessionFormPage cohort={found.cohort} {...{ session, values, errors }} locale={c.var.locale} />,
    );

  app.get('/office/cohorts/:id/sessions/new', async (c) => formPage(c, await cohortOf(c)));
  app.get('/office/cohorts/:id/sessions/:session', async (c) => {
    const found = await cohortOf(c);
    return formPage(c, found, sessionOf(c, found));
  });

  const timeProblem = (c: Request, form: FormReading<z.output<typeof sessionForm>>): Errors | undefined => {
    if (!form.ok) return form.errors;
    return TIME.test(form.value.time) ? undefined : { time: words(c)('time_wrong') };
  };

  const save = async (c: Request, found: CohortInFull, session: CohortSession | undefined) => {
    const form = await readForm(c, sessionForm);
    const errors = timeProblem(c, form);
    if (!form.ok || errors) return formPage(c, found, session, form.values, errors);
    const { day, time, minutes } = form.value;
    const cohortId = found.cohort.id;
    const input = { cohortId, startsAt: schoolMoment(day, time), minutes, titles: localText(form.value) };
    if (session) await updateSession(c.var.ctx, session.id, input);
    else await addSession(c.var.ctx, input);
    return seeOther(c, `/office/cohorts/${cohortId}?done=saved`);
  };
  app.post('/office/cohorts/:id/sessions', async (c) => save(c, await cohortOf(c), undefined));
  app.post('/office/cohorts/:id/sessions/:session', async (c) => {
    const found = await cohortOf(c);
    return save(c, found, sessionOf(c, found));
  });

  app.get('/office/cohorts/:id/sessions/:session/removal', async (c) => {
    const t = words(c);
    const found = await cohortOf(c);
    const session = sessionOf(c, found);
    const title = t('remove_ask', { title: inLocale(session.titles, c.var.locale) });
    return page(
      c,
      { title, area: 'office' },
      <QuestionPage
        cohort={found.cohort}
        title={title}
        says={t('remove_says')}
        action={`sessions/${session.id}/removal`}
        button={t('remove')}
        kind="danger"
        locale={c.var.locale}
      />,
    );
  });

  app.post('/office/cohorts/:id/sessions/:session/removal', async (c) => {
    const id = uuidParam(c, 'id');
    await removeSession(c.var.ctx, id, uuidParam(c, 'session'));
    return seeOther(c, `/office/cohorts/${id}?done=removed`);
  });
}
