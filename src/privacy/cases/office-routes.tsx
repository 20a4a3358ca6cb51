/** The desk: the list of cases, one case, and each act on it. Only the responsible person comes here. */
import { z } from 'zod';
import { requirePermission } from '#people/roles';
import { recordReading } from '#platform/audit/audit.ts';
import { SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { pageParam } from '#platform/http/fields.ts';
import {
  day,
  email,
  type FieldErrors,
  type FormValues,
  line,
  oneOf,
  optional,
  paragraphs,
  readForm,
  readValues,
} from '#platform/http/form.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { previewErasure } from '#privacy/erasure';
import { DryRunPage, RIGHTS, rightForms } from '#privacy/fulfilment';
import { DEMANDS } from '#privacy/terms';
import { carryOut } from './carry-out.ts';
import { mayBecome, REFUSAL_REASONS, STATES } from './case.ts';
import { CasePage } from './case-page.tsx';
import { decideCase } from './decide-case.ts';
import type { FailedAct } from './failed-act.ts';
import { messages } from './office-messages.ts';
import { CasesPage, HAND_WAYS, NewCasePage, PATH, SHOWS } from './office-pages.tsx';
import { openCase } from './open-case.ts';
import { openProof } from './proofs.ts';
import { findCases, getCase, readCaseFile } from './queries.ts';
import { acceptIdentity, askIdentity } from './show-identity.ts';
import { addTask, askAgain, finishTask, nameDemand, takeIntoWork, writeToCase } from './work-case.ts';

const LONG = { max: 20_000 } as const;
const filterForm = z.object({
  show: oneOf(SHOWS).catch('open'),
  demand: oneOf(DEMANDS).optional().catch(undefined),
  state: oneOf(STATES).optional().catch(undefined),
  number: optional(line({ max: 20 })).catch(undefined),
  page: pageParam,
});
const newForm = z.object({
  way: oneOf(HAND_WAYS),
  received: day,
  demand: oneOf(DEMANDS),
  email: optional(email),
  language: oneOf(LOCALES),
  identity: optional(oneOf(['document', 'visit'])),
  text: paragraphs(LONG),
});
const identityForm = z.object({ identity: oneOf(['document', 'visit', 'signature']) });
const answerForm = z.object({ answer: paragraphs(LONG) });
const refusalForm = z.object({ refusal: oneOf(REFUSAL_REASONS), explanation: paragraphs(LONG) });
const letterForm = z.object({ to: oneOf(['person', 'staff']), text: paragraphs(LONG) });
const demandForm = z.object({ demand: oneOf(DEMANDS) });
const taskForm = z.object({
  task: line({ max: 300 }),
  until: optional(day),
  partner: optional(z.uuid('choose')),
});

export const officeRoutesFor = (inventory: () => Inventory) => (app: App) => {
  app.get(PATH, async (c) => {
    requirePermission(c, 'privacy.manage');
    const { ctx, locale } = c.var;
    const reading = readValues(c, filterForm, c.req.query());
    const filter = reading.ok ? reading.value : ({ show: 'open', page: 1 } as const);
    const today = schoolDay(ctx.clock.now());
    const cases = await findCases(ctx, filter, today);
    const title = translator(messages, locale)('title');
    return page(c, { title, area: 'office', noindex: true }, <CasesPage {...{ locale, filter, cases, today }} />);
  });

  app.get(`${PATH}/new`, async (c) => {
    requirePermission(c, 'privacy.manage');
    return askNew(c);
  });

  app.post(PATH, async (c) => {
    requirePermission(c, 'privacy.manage');
    const { ctx, locale } = c.var;
    const form = await readForm(c, newForm);
    if (!form.ok) return askNew(c, form.values, form.errors);
    const { received, language, email: address, ...given } = form.value;
    const today = schoolDay(ctx.clock.now());
    const order = Temporal.PlainDate.compare(received, today);
    if (order > 0) return askNew(c, form.values, { received: translator(messages, locale)('future_day') });
    const receivedAt = order === 0 ? ctx.clock.now() : received.toZonedDateTime(SCHOOL_ZONE).toInstant();
    const opened = await openCase(ctx, { ...given, email: address ?? null, locale: language, receivedAt });
    return seeOther(c, `${PATH}/${opened.id}?done=changed`);
  });

  app.get(`${PATH}/:id`, async (c) => {
    requirePermission(c, 'privacy.manage');
    return showCase(c);
  });

  type Work<S extends z.ZodType> = (c: Request, id: string, value: z.output<S>) => Promise<void>;
  const act = <S extends z.ZodType>(path: string, schema: S, work: Work<S>) =>
    app.post(`${PATH}/:id/${path}`, async (c) => {
      requirePermission(c, 'privacy.manage');
      const id = uuidParam(c, 'id');
      const form = await readForm(c, schema);
      if (!form.ok) return showCase(c, { failed: { act: path, ...form } });
      return attempt(c, { act: path, values: form.values }, work(c, id, form.value));
    });
  const nothing = z.object({});

  act('code', nothing, (c, id) => askIdentity(c.var.ctx, id));
  act('identity', identityForm, (c, id, value) => acceptIdentity(c.var.ctx, id, value.identity));
  act('work', nothing, (c, id) => takeIntoWork(c.var.ctx, id));
  act('answer', answerForm, (c, id, value) => decideCase(c.var.ctx, id, { state: 'answered', text: value.answer }));
  act('refusal', refusalForm, (c, id, value) =>
    decideCase(c.var.ctx, id, { state: 'refused', refusal: value.refusal, text: value.explanation }),
  );
  act('withdrawal', nothing, (c, id) => decideCase(c.var.ctx, id, { state: 'withdrawn' }));
  act('demand', demandForm, (c, id, value) => nameDemand(c.var.ctx, id, value.demand));
  act('letters', letterForm, (c, id, value) => writeToCase(c.var.ctx, { caseId: id, ...value }));
  act('tasks', taskForm, (c, id, { task, until, partner }) =>
    addTask(c.var.ctx, { caseId: id, text: task, dueOn: until, partnerId: partner }),
  );
  act('tasks/:taskId', nothing, (c, id) => finishTask(c.var.ctx, { caseId: id, taskId: uuidParam(c, 'taskId') }));

  act('tasks/:taskId/letter', nothing, (c, id) => askAgain(c.var.ctx, { caseId: id, taskId: uuidParam(c, 'taskId') }));

  for (const right of RIGHTS) {
    act(`rights/${right}`, rightForms[right], (c, id, value) => carryOut(c.var.ctx, { caseId: id, act: value }));
  }

  app.get(`${PATH}/:id/rights/erase`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const { ctx, locale } = c.var;
    const { id, number, person_id: personId, state } = await getCase(ctx, uuidParam(c, 'id'));
    if (!personId || !mayBecome(state, 'answered')) throw new NotFound('person');
    await recordReading(ctx, { personId, what: 'erasure-preview', why: 'request' });
    const preview = await previewErasure(ctx, inventory(), personId, locale);
    const caseTitle = translator(messages, locale)('case_title', { number });
    const body = <DryRunPage {...{ locale, caseTitle, preview }} path={`${PATH}/${id}`} />;
    return page(c, { title: caseTitle, area: 'office', noindex: true }, body);
  });

  // Opening a copy leaves a trace, so it is an act, and no link that a browser may fetch ahead.
  app.post(`${PATH}/:id/proofs/:proofId`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const proof = await openProof(c.var.ctx, { caseId: uuidParam(c, 'id'), proofId: uuidParam(c, 'proofId') });
    return c.body(new Uint8Array(proof.bytes), 200, {
      'content-type': proof.mediaType,
      'content-disposition': 'attachment; filename="document"',
      'cache-control': 'private, no-store',
    });
  });
};

function askNew(c: Request, values?: FormValues, errors?: FieldErrors) {
  const { ctx, locale } = c.var;
  const title = translator(messages, locale)('add');
  const today = schoolDay(ctx.clock.now());
  const frame = { title, area: 'office', noindex: true, status: statusOf(errors) } as const;
  return page(c, frame, <NewCasePage {...{ locale, values, errors, today }} />);
}

/** The case again: with a word that it is done, or with why it could not be. */
async function attempt(c: Request, tried: Omit<FailedAct, 'errors'>, work: Promise<void>) {
  try {
    await work;
  } catch (error) {
    if (error instanceof Conflict) {
      return showCase(c, { conflict: error.reason, failed: { ...tried, errors: {} } });
    }
    throw error;
  }
  return seeOther(c, `${PATH}/${uuidParam(c, 'id')}?done=changed`);
}

interface Problem {
  readonly conflict?: string;
  readonly failed?: FailedAct;
}

async function showCase(c: Request, { conflict, failed }: Problem = {}) {
  const { ctx, locale } = c.var;
  const found = await getCase(ctx, uuidParam(c, 'id'));
  const file = await readCaseFile(ctx, found.id);
  if (found.person_id) await recordReading(ctx, { personId: found.person_id, what: 'request', why: 'request' });
  const title = translator(messages, locale)('case_title', { number: found.number });
  const status = conflict === undefined ? statusOf(failed?.errors) : 409;
  const done = c.req.query('done') === 'changed' && status === 200;
  const today = schoolDay(ctx.clock.now());
  const body = <CasePage {...{ locale, found, file, today, done, conflict, failed }} />;
  return page(c, { title, area: 'office', noindex: true, status }, body);
}

function statusOf(errors: FieldErrors | undefined): 200 | 422 {
  return errors ? 422 : 200;
}
