import { type App, page, requirePerson } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { CabinetPage } from './pages.tsx';
import { getCabinet } from './queries.ts';

export const routes = (app: App) => {
  app.get('/account', async (c) => {
    const { ctx, locale } = c.var;
    const cabinet = await getCabinet(ctx, requirePerson(c).personId);
    const title = translator(messages, locale)('title');
    return page(c, { title, area: 'learner' }, <CabinetPage cabinet={cabinet} locale={locale} />);
  });
};
