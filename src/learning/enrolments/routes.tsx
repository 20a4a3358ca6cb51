import { z } from 'zod';
import { programmeTextIn } from '#learning/programmes';
import type { ProfileAnswers } from '#people/profiles';
import { transact } from '#platform/context.ts';
import { Conflict } from '#platform/errors.ts';
import { type App, page, type Request, requirePerson, seeOther, uuidParam } from '#platform/http/app.ts';
import {
  type FieldErrors,
  type FormValues,
  line,
  optional,
  paragraphs,
  readForm,
  ticked,
} from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { allowed, giveConsent, verdictOf } from '#privacy/consents';
import { cancelEnrolment } from './cancel-enrolment.ts';
import { enrol, type Joined, type Joining } from './enrol.ts';
import { asksExperience, type JoiningProblem, mayBeCancelled, stateOf } from './enrolment.ts';
import { messages } from './messages.ts';
import { getOffer, type Offer } from './offer.ts';
import { GiveUpPage, JoinPage } from './pages.tsx';
import { type EnrolmentInCohort, getEnrolmentOf } from './queries.ts';

const answer = optional(paragraphs({ max: 1000 }));
const joining = z.object({
  cohort: line({ max: 120 }),
  experience: answer,
  education: answer,
  goals: answer,
  consent_study: ticked,
});
type JoiningAnswers = z.output<typeof joining>;

const PROBLEMS: readonly JoiningProblem[] = ['cohort-closed', 'cohort-full', 'restricted'];

export const routes = (app: App) => {
  app.get('/programmes/:slug/enrolment', async (c) => {
    const { personId } = requirePerson(c);
    const { ctx } = c.var;
    const [offer, hasConsent] = [
      await getOffer(ctx, c.req.param('slug'), personId),
      (await verdictOf(ctx, personId, 'study')) === 'allowed',
    ];
    return joinPage(c, offer, !hasConsent);
  });

  app.post('/programmes/:slug/enrolment', async (c) => {
    const { personId } = requirePerson(c);
    const { ctx, locale } = c.var;
    const [offer, hasConsent] = [
      await getOffer(ctx, c.req.param('slug'), personId),
      (await verdictOf(ctx, personId, 'study')) === 'allowed',
    ];
    const form = await readForm(c, joining);
    const errors = { ...(form.ok ? missing(c, offer, form.value, hasConsent) : form.errors) };
    if (!form.ok || Object.keys(errors).length > 0)
      return joinPage(c, offer, !hasConsent, { values: form.values, errors });
    const chosen = { personId, cohortSlug: form.value.cohort, profile: changed(offer, form.value), locale };
    try {
      const joined = await transact(ctx, async (tx) => {
        if (!hasConsent) await giveConsent(tx, { personId, purpose: 'study', way: 'cabinet', locale });
        // A consent does not lift a restriction: whoever restricted their data lifts it first.
        if (!(await allowed(tx, personId, 'study'))) throw new Conflict('restricted');
        return enrol(tx, chosen);
      });
      return seeOther(c, afterJoining(joined, chosen));
    } catch (error) {
      const reason = error instanceof Conflict ? error.reason : undefined;
      // Sent twice: the first one won, and the page says where it led.
      if (reason === 'already-enrolled') return seeOther(c, `/programmes/${offer.slug}/enrolment`);
      const problem = PROBLEMS.find((each) => each === reason);
      if (!problem) throw error;
      const now = await getOffer(ctx, offer.slug, personId);
      return joinPage(c, now, !hasConsent, { values: form.values, problem });
    }
  });

  app.get('/account/enrolments/:id/cancellation', async (c) => giveUpPage(c));

  app.post('/account/enrolments/:id/cancellation', async (c) => {
    const { personId } = requirePerson(c);
    const enrolment = await getEnrolmentOf(c.var.ctx, personId, uuidParam(c, 'id'));
    try {
      await cancelEnrolment(c.var.ctx, { enrolmentId: enrolment.id });
    } catch (error) {
      if (error instanceof Conflict) return giveUpPage(c, 409);
      throw error;
    }
    return seeOther(c, `${cameFrom(enrolment)}?done=given_up`);
  });
};

/** What the schema alone cannot know: what this programme needs, and what this person has not agreed to. */
function missing(c: Request, offer: Offer, answers: JoiningAnswers, hasConsent: boolean): FieldErrors {
  const t = translator(messages, c.var.locale);
  return {
    ...(asksExperience(offer.level) && !answers.experience && { experience: t('experience_needed') }),
    ...(!hasConsent && !answers.consent_study && { consent_study: t('consent_needed') }),
  };
}

/** Only what differs from what is known; an answer that was emptied is cleared. */
function changed(offer: Offer, answers: JoiningAnswers): ProfileAnswers {
  const fields = ['experience', 'education', 'goals'] as const;
  return Object.fromEntries(
    fields
      .filter((field) => (answers[field] ?? null) !== offer.profile[field])
      .map((field) => [field, answers[field] ?? null]),
  );
}

function afterJoining(joined: Joined, { cohortSlug }: Joining): string {
  return joined.orderId === undefined
    ? `/learn/${cohortSlug}?done=enrolled`
    : `/account/orders/${joined.orderId}?done=placed`;
}

interface JoinPageState {
  readonly values?: FormValues;
  readonly errors?: FieldErrors;
  readonly problem?: JoiningProblem;
}

function joinPage(
  c: Request,
  offer: Offer,
  asksConsent: boolean,
  state: JoinPageState = {},
): Response | Promise<Response> {
  const { ctx, locale } = c.var;
  const title = translator(messages, locale)('title', { title: programmeTextIn(offer.texts, locale).text.title });
  const status = state.problem ? 409 : state.errors ? 422 : undefined;
  return page(
    c,
    { title, area: 'learner', ...(status && { status }) },
    <JoinPage
      offer={offer}
      locale={locale}
      email={ctx.school.email}
      asksConsent={asksConsent}
      preferredCohort={c.req.query('cohort')}
      givenUp={c.req.query('done') === 'given_up'}
      {...state}
    />,
  );
}

/** The page that shows the seat: a child's is among the child's. */
function cameFrom({ ward_id: wardId, programme_slug: slug }: EnrolmentInCohort): string {
  return wardId === null ? `/programmes/${slug}/enrolment` : `/account/wards/${wardId}/enrolment`;
}

async function giveUpPage(c: Request, status?: 409): Promise<Response> {
  const { personId } = requirePerson(c);
  const { ctx, locale } = c.var;
  const enrolment = await getEnrolmentOf(ctx, personId, uuidParam(c, 'id'));
  const path = cameFrom(enrolment);
  if (stateOf(enrolment) === 'cancelled') return seeOther(c, path);
  const name = programmeTextIn(enrolment.programme_texts, locale).text.title;
  const title = enrolment.ward_name === null ? name : `${name}, ${enrolment.ward_name}`;
  const kept = !mayBeCancelled(enrolment);
  return page(
    c,
    { title: translator(messages, locale)('give_up_title', { title }), area: 'learner', ...(status && { status }) },
    <GiveUpPage
      enrolmentId={enrolment.id}
      back={path}
      title={title}
      state={kept ? 'kept' : enrolment.active_at ? 'active' : 'awaiting'}
      locale={locale}
    />,
  );
}
