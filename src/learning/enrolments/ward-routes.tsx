/** A guardian enrols a child of theirs: the seat and the order are the guardian's, the studies the child's. */
import { z } from 'zod';
import { Conflict } from '#platform/errors.ts';
import { type App, page, type Request, requirePerson, seeOther, uuidParam } from '#platform/http/app.ts';
import { line, readForm } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { verdictOf } from '#privacy/consents';
import { getWard } from '#privacy/minors';
import { enrol } from './enrol.ts';
import { seatAddress } from './seat.ts';
import { cohortsOpenTo, seatsOfWard } from './ward-joining.ts';
import { wardMessages } from './ward-messages.ts';
import { WardSeatsPage } from './ward-pages.tsx';

const form = z.object({ cohort: line({ max: 120 }) });

/** What stands in the way, and the words for it. */
const PROBLEMS = new Map([
  ['already-enrolled', 'already'],
  ['cohort-full', 'full'],
  ['cohort-closed', 'closed'],
  ['restricted', 'restricted'],
] as const);
type Problem = 'choose' | (typeof PROBLEMS extends ReadonlyMap<string, infer Word> ? Word : never);

export function wardRoutes(app: App): void {
  app.get('/account/wards/:id/enrolment', (c) => wardSeatsPage(c));

  app.post('/account/wards/:id/enrolment', async (c) => {
    const { personId } = requirePerson(c);
    const { ctx, locale } = c.var;
    const wardId = uuidParam(c, 'id');
    const read = await readForm(c, form);
    if (!read.ok) return wardSeatsPage(c, 'choose');
    const cohortSlug = read.value.cohort;
    try {
      // The child's own consent was given apart; a restriction rests on everything the account holds.
      if ((await verdictOf(ctx, personId, 'study')) === 'restriction') throw new Conflict('restricted');
      const { orderId } = await enrol(ctx, { personId, wardId, cohortSlug, locale });
      const study = `/learn/${seatAddress({ cohortSlug, wardId })}?done=enrolled`;
      return seeOther(c, orderId ? `/account/orders/${orderId}?done=placed` : study);
    } catch (error) {
      const problem = error instanceof Conflict ? PROBLEMS.get(error.reason as never) : undefined;
      if (!problem) throw error;
      return wardSeatsPage(c, problem);
    }
  });
}

async function wardSeatsPage(c: Request, problem?: Problem): Promise<Response> {
  const { personId } = requirePerson(c);
  const { ctx, locale } = c.var;
  const t = translator(wardMessages, locale);
  const ward = await getWard(ctx, personId, uuidParam(c, 'id'));
  return page(
    c,
    { title: t('title'), area: 'learner', ...(problem && { status: 422 as const }) },
    <WardSeatsPage
      locale={locale}
      ward={ward}
      seats={await seatsOfWard(ctx, personId, ward.id)}
      cohorts={await cohortsOpenTo(ctx, ward.id)}
      error={problem && t(problem, { name: ward.name })}
      givenUp={c.req.query('done') === 'given_up'}
    />,
  );
}
