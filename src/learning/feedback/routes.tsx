import { z } from 'zod';
import { seatAt } from '#learning/enrolments';
import { NotFound } from '#platform/errors.ts';
import { type App, page, type Request, requirePerson, seeOther } from '#platform/http/app.ts';
import { type FormReading, oneOf, optional, paragraphs, readForm } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { giveFeedback, MOST_COMMENT, RATINGS, takeFeedbackBack } from './give-feedback.ts';
import { messages } from './messages.ts';
import { FeedbackPage } from './pages.tsx';
import { type FeedbackAddress, getFeedback } from './queries.ts';

const feedbackForm = z.object({ rating: oneOf(RATINGS), comment: optional(paragraphs({ max: MOST_COMMENT })) });

export const routes = (app: App): void => {
  // Before the addresses of lessons: of a lesson with the name of the act, the act is meant.
  for (const path of ['/feedback/:cohort/:lesson/removal', '/feedback/:cohort/removal'] as const) {
    app.post(path, async (c) => {
      const address = await addressOf(c);
      await takeFeedbackBack(c.var.ctx, address);
      return seeOther(c, isAsked(address) ? `${pathOf(c)}?done=removed` : `/learn/${placeOf(c).seat}`);
    });
  }

  for (const path of ['/feedback/:cohort', '/feedback/:cohort/:lesson'] as const) {
    app.get(path, async (c) => feedbackPage(c, await addressOf(c)));

    app.post(path, async (c) => {
      const address = await addressOf(c);
      if (!isAsked(address)) throw new NotFound('feedback');
      const form = await readForm(c, feedbackForm);
      if (!form.ok) return feedbackPage(c, address, form);
      await giveFeedback(c.var.ctx, {
        ...address,
        rating: Number(form.value.rating),
        comment: form.value.comment,
      });
      return seeOther(c, `${pathOf(c)}?done=saved`);
    });
  }
};

/** Of a child's study nobody is asked. */
function isAsked({ wardName }: FeedbackAddress): boolean {
  return wardName === null;
}

function placeOf(c: Request): { seat: string; lessonSlug: string | undefined } {
  return { seat: c.req.param('cohort') ?? '', lessonSlug: c.req.param('lesson') };
}

function pathOf(c: Request): string {
  const { seat, lessonSlug } = placeOf(c);
  return `/feedback/${seat}${lessonSlug ? `/${lessonSlug}` : ''}`;
}

function addressOf(c: Request): Promise<FeedbackAddress> {
  const { seat, lessonSlug } = placeOf(c);
  return getFeedback(c.var.ctx, { personId: requirePerson(c).personId, seat: seatAt(seat), lessonSlug });
}

function feedbackPage(
  c: Request,
  address: FeedbackAddress,
  failed?: FormReading<unknown> & { ok: false },
): Response | Promise<Response> {
  const { locale } = c.var;
  const place = placeOf(c);
  const title = translator(messages, locale)(place.lessonSlug ? 'title_lesson' : 'title_programme');
  const done = (['saved', 'removed'] as const).find((word) => word === c.req.query('done'));
  return page(
    c,
    { title, area: 'learner', ...(failed && { status: 422 as const }) },
    <FeedbackPage
      locale={locale}
      address={address}
      {...place}
      done={done}
      values={failed?.values}
      errors={failed?.errors}
    />,
  );
}
