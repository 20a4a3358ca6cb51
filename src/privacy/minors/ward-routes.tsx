import { z } from 'zod';
import { schoolDay } from '#platform/clock.ts';
import { Conflict } from '#platform/errors.ts';
import { type App, page, type Request, requirePerson, seeOther, uuidParam } from '#platform/http/app.ts';
import { linkToken } from '#platform/http/fields.ts';
import { day, email, type FieldErrors, type FormValues, line, oneOf, readForm, ticked } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { HeldByLaw } from '#privacy/erasure';
import { findInvited, inviteGrown, takeOver } from './hand-over.ts';
import { TakeOverPage } from './take-over-page.tsx';
import { HAND_OVER_DAYS } from './ward.ts';
import { wardMessages } from './ward-messages.ts';
import { NewWardPage, WARD_DONE, WardPage, WardsPage, type WardView } from './ward-pages.tsx';
import { addWard, confirmWard, findOwnWard, removeWard, sendAnotherCode, type Ward, wardsOf } from './wards.ts';

const newWard = z.object({
  born: day,
  name: line({ max: 120, min: 2 }),
  relation: oneOf(['parent', 'guardian']),
  consent: ticked,
});
const codeForm = z.object({
  code: z.preprocess((value) => String(value ?? '').replaceAll(/\s/g, ''), z.string().regex(/^\d{6}$/)),
});
const invitation = z.object({ email });

interface Mistaken {
  readonly values: FormValues;
  readonly errors: FieldErrors;
}

export function wardRoutes(app: App): void {
  app.get('/account/wards', async (c) => {
    const { personId } = requirePerson(c);
    const { ctx, locale } = c.var;
    const wards = (await wardsOf(ctx, personId)).map(viewOf);
    return page(
      c,
      { title: translator(wardMessages, locale)('title'), area: 'learner' },
      <WardsPage locale={locale} wards={wards} done={doneOf(c)} />,
    );
  });

  app.get('/account/wards/new', (c) => newWardPage(c));

  app.post('/account/wards', async (c) => {
    const { personId } = requirePerson(c);
    const t = translator(wardMessages, c.var.locale);
    const form = await readForm(c, newWard);
    const unconsented = form.values['consent'] !== 'yes' && { consent: t('consent_needed') };
    if (!form.ok || unconsented)
      return newWardPage(c, { values: form.values, errors: { ...(!form.ok && form.errors), ...unconsented } });
    const { born: bornOn, name, relation } = form.value;
    try {
      const id = await addWard(c.var.ctx, { personId, name, bornOn, relation });
      return seeOther(c, `/account/wards/${id}`);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const born = t(error.reason === 'future' ? 'born_future' : 'born_adult');
      return newWardPage(c, { values: form.values, errors: { born } });
    }
  });

  app.get('/account/wards/:id', (c) => wardPage(c));

  app.post('/account/wards/:id/confirmation', async (c) => {
    const { personId } = requirePerson(c);
    const { ctx, locale } = c.var;
    const t = translator(wardMessages, locale);
    const form = await readForm(c, codeForm);
    if (!form.ok) return wardPage(c, { values: {}, errors: { code: t('code_shape') } });
    const { code } = form.value;
    const wardId = uuidParam(c, 'id');
    const answer = await confirmWard(ctx, { personId, wardId, code, locale });
    if (answer === 'confirmed') return seeOther(c, `/account/wards/${wardId}?done=welcome`);
    return wardPage(c, { values: {}, errors: { code: t(answer === 'wrong' ? 'code_wrong' : 'code_expired') } });
  });

  app.post('/account/wards/:id/code', async (c) => {
    const { personId } = requirePerson(c);
    const wardId = uuidParam(c, 'id');
    await sendAnotherCode(c.var.ctx, personId, wardId);
    return seeOther(c, `/account/wards/${wardId}`);
  });

  app.post('/account/wards/:id/removal', async (c) => {
    const { personId } = requirePerson(c);
    try {
      await removeWard(c.var.ctx, personId, uuidParam(c, 'id'));
    } catch (error) {
      if (!(error instanceof HeldByLaw)) throw error;
      return wardPage(c, { values: {}, errors: { removal: translator(wardMessages, c.var.locale)('held') } });
    }
    return seeOther(c, '/account/wards?done=removed');
  });

  app.post('/account/wards/:id/invitation', async (c) => {
    const { personId } = requirePerson(c);
    const form = await readForm(c, invitation);
    if (!form.ok) return wardPage(c, form);
    const wardId = uuidParam(c, 'id');
    try {
      await inviteGrown(c.var.ctx, { personId, wardId, email: form.value.email });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const told = translator(wardMessages, c.var.locale)('own_address');
      return wardPage(c, { values: form.values, errors: { email: told } });
    }
    return seeOther(c, `/account/wards/${wardId}?done=invited`);
  });
}

/** The link in the letter to who has come of age. */
export function handOverRoutes(app: App): void {
  app.get('/coming-of-age/:token', (c) => takeOverPage(c));

  app.post('/coming-of-age/:token', async (c) => {
    const { personId } = requirePerson(c);
    try {
      await takeOver(c.var.ctx, { personId, token: linkToken.parse(c.req.param('token')) });
    } catch (error) {
      if (!(error instanceof HeldByLaw)) throw error;
      return takeOverPage(c, 409);
    }
    return seeOther(c, '/learn');
  });
}

async function takeOverPage(c: Request, refused?: 409): Promise<Response> {
  const { ctx, locale } = c.var;
  const token = linkToken.parse(c.req.param('token'));
  const ward = await findInvited(ctx, token);
  const { actor } = ctx;
  const viewer = actor.kind !== 'person' ? 'visitor' : actor.personId === ward?.person_id ? 'guardian' : 'person';
  const status = ward ? refused : 404;
  return page(
    c,
    { title: translator(wardMessages, locale)('over_title'), noindex: true, ...(status && { status }) },
    <TakeOverPage locale={locale} token={token} until={ward ? (ward.until ?? 'held') : 'gone'} viewer={viewer} />,
  );
}

function viewOf(ward: Ward): WardView {
  return {
    id: ward.id,
    name: ward.name,
    bornOn: ward.born_on,
    relation: ward.relation,
    state: ward.adult_at ? 'grown' : ward.confirmed_at ? 'confirmed' : 'unconfirmed',
    confirmedAt: ward.confirmed_at,
    until: untilOf(ward),
  };
}

function untilOf(ward: Ward): Temporal.PlainDate | undefined {
  return ward.adult_at ? schoolDay(ward.adult_at).add({ days: HAND_OVER_DAYS }) : undefined;
}

function doneOf(c: Request) {
  return WARD_DONE.find((word) => word === c.req.query('done'));
}

function newWardPage(c: Request, mistaken?: Mistaken): Response | Promise<Response> {
  requirePerson(c);
  const { locale } = c.var;
  return page(
    c,
    { title: translator(wardMessages, locale)('add'), area: 'learner', ...(mistaken && { status: 422 as const }) },
    <NewWardPage locale={locale} {...mistaken} />,
  );
}

async function wardPage(c: Request, mistaken?: Mistaken): Promise<Response> {
  const { personId } = requirePerson(c);
  const { ctx, locale } = c.var;
  const ward = viewOf(await findOwnWard(ctx, personId, uuidParam(c, 'id')));
  return page(
    c,
    { title: translator(wardMessages, locale)('manage'), area: 'learner', ...(mistaken && { status: 422 as const }) },
    <WardPage locale={locale} ward={ward} done={doneOf(c)} {...mistaken} />,
  );
}
