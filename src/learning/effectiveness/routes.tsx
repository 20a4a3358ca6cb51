import { recordFeedbackRead } from '#learning/feedback';
import { listReleases } from '#learning/statistics';
import { requirePermission } from '#people/roles';
import { type App, page, type Request } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type BoardFilter, PERIODS } from './board.ts';
import { lessonBoard } from './lesson-board.ts';
import { LessonBoardPage } from './lesson-page.tsx';
import { messages } from './messages.ts';
import { ReleasesPage } from './releases-page.tsx';
import { studyBoard } from './study-board.ts';
import { StudyBoardPage } from './study-page.tsx';
import { visitBoard } from './visit-board.ts';
import { VisitBoardPage } from './visit-page.tsx';

export const routes = (app: App): void => {
  app.get('/office/analytics', async (c) => {
    requirePermission(c, 'analytics.read');
    const filter = filterOf(c);
    const board = await studyBoard(c.var.ctx, filter);
    return page(c, frameOf(c), <StudyBoardPage board={board} locale={c.var.locale} filter={filter} />);
  });

  app.get('/office/analytics/lessons', async (c) => {
    requirePermission(c, 'analytics.read');
    const filter = filterOf(c);
    const board = await lessonBoard(c.var.ctx, filter);
    // Of one cohort alone it is not all that was said.
    if (board.programme && board.ratings.some((count) => count > 0) && filter.cohort === undefined) {
      const months = filter.period === 'all' ? undefined : Number(filter.period);
      await recordFeedbackRead(c.var.ctx, { programme: board.programme, months });
    }
    const shown = { ...filter, programme: board.programme ?? undefined };
    return page(c, frameOf(c), <LessonBoardPage board={board} locale={c.var.locale} filter={shown} />);
  });

  app.get('/office/analytics/visits', async (c) => {
    requirePermission(c, 'analytics.read');
    const filter = filterOf(c);
    const board = await visitBoard(c.var.ctx, filter);
    return page(c, frameOf(c), <VisitBoardPage board={board} locale={c.var.locale} filter={filter} />);
  });

  app.get('/office/analytics/releases', async (c) => {
    requirePermission(c, 'analytics.read');
    const releases = await listReleases(c.var.ctx);
    return page(c, frameOf(c), <ReleasesPage releases={releases} locale={c.var.locale} filter={filterOf(c)} />);
  });
};

function frameOf(c: Request) {
  return { title: translator(messages, c.var.locale)('title'), area: 'office' as const };
}

/** A slug as programmes and cohorts have it; whatever else stands in the address asks for nothing. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;

function filterOf(c: Request): BoardFilter {
  const slug = (name: string) => {
    const value = c.req.query(name);
    return value && SLUG.test(value) ? value : undefined;
  };
  const period = PERIODS.find((each) => each === c.req.query('period')) ?? '12';
  return { programme: slug('programme'), cohort: slug('cohort'), period };
}
