import type { Child } from 'hono/jsx';
import { listReleases, yearParam } from '#learning/statistics';
import { requirePermission } from '#people/roles';
import { type App, page, type Request } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type BoardFilter, type FeedbackFilter, PERIODS, type Period } from './board.ts';
import { type BoardHead, heldTo } from './board-head.ts';
import { FeedbackPage } from './feedback-page.tsx';
import { lessonBoard } from './lesson-board.ts';
import { LessonBoardPage } from './lesson-page.tsx';
import { markShown } from './mark-shown.ts';
import { messages } from './messages.ts';
import { ReleasesPage } from './releases-page.tsx';
import { feedbackBoard, type SaidPage } from './said.ts';
import { studyBoard } from './study-board.ts';
import { StudyBoardPage } from './study-page.tsx';
import { visitBoard } from './visit-board.ts';
import { VisitBoardPage } from './visit-page.tsx';

export const routes = (app: App): void => {
  app.get('/office/analytics', async (c) => {
    requirePermission(c, 'analytics.read');
    const filter = filterOf(c);
    const board = await studyBoard(c.var.ctx, filter);
    const shown = heldTo(board.choices, filter);
    return page(c, frameOf(c), <StudyBoardPage board={board} locale={c.var.locale} filter={shown} />);
  });

  app.get('/office/analytics/lessons', async (c) => {
    requirePermission(c, 'analytics.read');
    const filter = filterOf(c);
    const board = await lessonBoard(c.var.ctx, filter);
    const shown = heldTo(board.choices, { ...filter, programme: board.programme ?? undefined });
    return showing(c, board, shown, <LessonBoardPage board={board} locale={c.var.locale} filter={shown} />);
  });

  app.get('/office/analytics/feedback', async (c) => {
    requirePermission(c, 'analytics.read');
    const filter = feedbackFilterOf(c);
    const board = await feedbackBoard(c.var.ctx, filter);
    const shown = heldTo(board.choices, filter);
    return showing(c, board, shown, <FeedbackPage board={board} locale={c.var.locale} filter={shown} />);
  });

  app.get('/office/analytics/visits', async (c) => {
    requirePermission(c, 'analytics.read');
    const filter = filterOf(c);
    const board = await visitBoard(c.var.ctx, filter);
    const shown = heldTo(board.choices, filter);
    return page(c, frameOf(c), <VisitBoardPage board={board} locale={c.var.locale} filter={shown} />);
  });

  app.get('/office/analytics/releases', async (c) => {
    requirePermission(c, 'analytics.read');
    const released = await listReleases(c.var.ctx, yearParam(c.req.query('year')));
    return page(c, frameOf(c), <ReleasesPage released={released} locale={c.var.locale} filter={filterOf(c)} />);
  });
};

function frameOf(c: Request) {
  return { title: translator(messages, c.var.locale)('title'), area: 'office' as const };
}

/** What stands on the page counts as read once the page was made and is really sent. */
async function showing(
  c: Request,
  board: SaidPage & BoardHead,
  filter: FeedbackFilter,
  content: Child,
): Promise<Response> {
  const response = await page(c, frameOf(c), content);
  if (c.req.method === 'GET') await markShown(c.var.ctx, board, filter);
  return response;
}

/** A slug as programmes and cohorts have it; whatever else stands in the address asks for nothing. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function filterOf(c: Request, period: Period = '12'): BoardFilter {
  return {
    programme: slugOf(c, 'programme'),
    cohort: slugOf(c, 'cohort'),
    period: PERIODS.find((each) => each === c.req.query('period')) ?? period,
  };
}

/** All that was ever said, if nothing else is asked for. */
function feedbackFilterOf(c: Request): FeedbackFilter {
  const before = c.req.query('before');
  return {
    ...filterOf(c, 'all'),
    lesson: slugOf(c, 'lesson'),
    unread: c.req.query('unread') === '1',
    before: before && UUID.test(before) ? before : undefined,
  };
}

function slugOf(c: Request, name: string): string | undefined {
  const value = c.req.query(name);
  return value && SLUG.test(value) ? value : undefined;
}
