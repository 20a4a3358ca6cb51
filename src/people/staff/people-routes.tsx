/** The office's look at people: the list, and one person, opened for a reason. */
import { z } from 'zod';
import { may, requirePermission } from '#people/roles';
import { dropSecondFactor } from '#people/sign-in';
import { recordListing, recordReading } from '#platform/audit/audit.ts';
import { transact } from '#platform/context.ts';
import { Forbidden } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { pageParam } from '#platform/http/fields.ts';
import { line, oneOf, optional, readForm, readValues } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { PEOPLE_STATES, type PeopleFilter } from './people-filter.ts';
import { PeoplePage, PersonPage, ReasonPage } from './people-pages.tsx';
import { findPeople, getPersonCard } from './queries.ts';
import { READING_REASONS } from './reading-reason.ts';

const PEOPLE = '/office/people';
const reasonForm = z.object({ reason: oneOf(READING_REASONS) });
const peopleQuery = z.object({
  state: optional(z.enum(PEOPLE_STATES)).catch(undefined),
  page: pageParam,
});
const peopleForm = z.object({
  state: optional(z.enum(PEOPLE_STATES)).catch(undefined),
  search: optional(line({ max: 120 })).catch(undefined),
});

export function peopleRoutes(app: App): void {
  app.get(PEOPLE, (c) => {
    requirePermission(c, 'people.read');
    const query = readValues(c, peopleQuery, c.req.query());
    return showPeople(c, query.ok ? query.value : { page: 1 });
  });

  app.post(PEOPLE, async (c) => {
    requirePermission(c, 'people.read');
    const form = await readForm(c, peopleForm);
    const { state, search } = form.ok ? form.value : {};
    if (!search) return seeOther(c, state ? `${PEOPLE}?state=${state}` : PEOPLE);
    return showPeople(c, { state, search, page: 1 });
  });

  app.get(`${PEOPLE}/:id`, (c) => {
    requirePermission(c, 'people.read');
    const frame = { title: translator(messages, c.var.locale)('person_title'), area: 'office', noindex: true } as const;
    const dropped = c.req.query('done') === 'dropped';
    return page(c, frame, <ReasonPage locale={c.var.locale} personId={uuidParam(c, 'id')} dropped={dropped} />);
  });

  app.post(`${PEOPLE}/:id`, async (c) => {
    const { personId: readerId } = requirePermission(c, 'people.read');
    const { ctx, locale } = c.var;
    const personId = uuidParam(c, 'id');
    const t = translator(messages, locale);
    const form = await readForm(c, reasonForm);
    if (!form.ok) {
      const body = <ReasonPage locale={locale} personId={personId} errors={form.errors} />;
      return page(c, { title: t('person_title'), area: 'office', status: 422 }, body);
    }
    const person = await transact(ctx, async (tx) => {
      const found = await getPersonCard(tx, personId);
      await recordReading(tx, { personId, what: 'person', why: form.value.reason });
      return found;
    });
    const mayDrop = may(ctx.actor, 'staff.manage') && readerId !== personId;
    const mayManagePrivacy = may(ctx.actor, 'privacy.manage');
    const body = <PersonPage {...{ locale, person, mayDrop, mayManagePrivacy }} />;
    return page(c, { title: t('person_title'), area: 'office', noindex: true }, body);
  });

  app.post(`${PEOPLE}/:id/second-factor/removal`, async (c) => {
    const { personId: actingId } = requirePermission(c, 'staff.manage');
    const personId = uuidParam(c, 'id');
    if (personId === actingId) throw new Forbidden('own second factor');
    await dropSecondFactor(c.var.ctx, { personId, sessionId: undefined });
    return seeOther(c, `${PEOPLE}/${personId}?done=dropped`);
  });
}

async function showPeople(c: Request, filter: PeopleFilter) {
  const { ctx, locale } = c.var;
  const { people, total } = await findPeople(ctx, filter);
  const searched = filter.search !== undefined;
  await recordListing(ctx, { action: 'people.listed', count: people.length, searched });
  const frame = { title: translator(messages, locale)('people_title'), area: 'office', noindex: true } as const;
  return page(c, frame, <PeoplePage locale={locale} people={people} total={total} filter={filter} />);
}
