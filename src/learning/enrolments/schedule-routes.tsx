import { localTextIn, programmeTextIn } from '#learning/programmes';
import type { SchoolFacts } from '#platform/context.ts';
import { NotFound } from '#platform/errors.ts';
import { type App, page, requirePerson, seeOther } from '#platform/http/app.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type CalendarEvent, calendarText } from './calendar.ts';
import { closeFeed, feedToken, openFeed } from './calendar-feed.ts';
import { allSessionsOf, findFeedOf, getFeedByToken, nextSessionsOf, type ScheduledSession } from './schedule.ts';
import { scheduleMessages } from './schedule-messages.ts';
import { SchedulePage } from './schedule-pages.tsx';

const DONE = ['opened', 'closed'] as const;

export const scheduleRoutes = (app: App) => {
  app.get('/schedule', async (c) => {
    const { personId } = requirePerson(c);
    const { ctx, locale } = c.var;
    const [sessions, feedId] = [await nextSessionsOf(ctx, personId, ctx.clock.now()), await findFeedOf(ctx, personId)];
    const feedUrl = feedId && `${ctx.school.baseUrl}/schedule/${feedToken(ctx, feedId)}.ics`;
    return page(
      c,
      { title: translator(scheduleMessages, locale)('title'), area: 'learner' },
      <SchedulePage
        sessions={sessions}
        feedUrl={feedUrl}
        locale={locale}
        done={DONE.find((each) => each === c.req.query('done'))}
      />,
    );
  });

  app.post('/schedule/calendar', async (c) => {
    await openFeed(c.var.ctx, requirePerson(c).personId);
    return seeOther(c, '/schedule?done=opened');
  });

  app.post('/schedule/calendar/end', async (c) => {
    await closeFeed(c.var.ctx, requirePerson(c).personId);
    return seeOther(c, '/schedule?done=closed');
  });

  // Asked by calendars, which have no session: the address itself is the secret.
  app.get('/schedule/:file', async (c) => {
    const { ctx } = c.var;
    const token = /^([0-9a-f]{64})\.ics$/.exec(c.req.param('file'))?.[1];
    if (!token) throw new NotFound('calendar');
    const { personId, locale } = await getFeedByToken(ctx, token);
    const sessions = await allSessionsOf(ctx, personId);
    const text = calendarText({
      name: `${ctx.school.name}: ${translator(scheduleMessages, locale)('title').toLocaleLowerCase(locale)}`,
      writtenAt: ctx.clock.now(),
      events: sessions.map((session) => eventOf(session, locale, ctx.school)),
    });
    return c.body(text, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="schedule.ics"',
      'cache-control': 'private, no-store',
    });
  });
};

function eventOf(session: ScheduledSession, locale: Locale, school: SchoolFacts): CalendarEvent {
  const ownAlone = session.takers.every(({ wardId }) => wardId === null);
  const programme = programmeTextIn(session.programme_texts, locale).text.title;
  return {
    uid: `${session.id}@${new URL(school.baseUrl).hostname}`,
    startsAt: session.starts_at,
    minutes: session.minutes,
    summary: localTextIn(session.titles, locale).text,
    description: `${programme}\n${localTextIn(session.cohort_titles, locale).text}`,
    // Calendars are shown to others: nothing in them says which child takes part.
    url: `${school.baseUrl}${localPath(locale, ownAlone ? `/learn/${session.cohort_slug}` : '/learn')}`,
  };
}
