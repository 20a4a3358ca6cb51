import { type App, page } from '#platform/http/app.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { StatisticsPage } from './pages.tsx';
import { listReleases, yearParam } from './queries.ts';

export const routes = (app: App): void => {
  app.get('/statistics', async (c) => {
    const { ctx, locale } = c.var;
    const t = translator(messages, locale);
    const released = await listReleases(ctx, yearParam(c.req.query('year')));
    return page(
      c,
      { title: t('title'), description: t('description') },
      <StatisticsPage
        released={released}
        locale={locale}
        at={(year) => localPath(locale, `/statistics?year=${year}`)}
      />,
    );
  });
};
