import { type App, page } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { StatisticsPage } from './pages.tsx';
import { listReleases } from './queries.ts';

export const routes = (app: App): void => {
  app.get('/statistics', async (c) => {
    const { ctx, locale } = c.var;
    const t = translator(messages, locale);
    const releases = await listReleases(ctx);
    return page(
      c,
      { title: t('title'), description: t('description') },
      <StatisticsPage releases={releases} locale={locale} />,
    );
  });
};
