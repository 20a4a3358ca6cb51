import { type App, page, requirePerson } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { closingOf } from '#privacy/retention';
import { messages } from './messages.ts';
import { CabinetPage } from './pages.tsx';
import { getCabinet } from './queries.ts';

export const routes = (app: App) => {
  app.get('/account', async (c) => {
    const { ctx, locale } = c.var;
    const { personId } = requirePerson(c);
    const [cabinet, closing] = await Promise.all([getCabinet(ctx, personId), closingOf(ctx, personId, locale)]);
    const title = translator(messages, locale)('title');
    const soon = closing?.isSoon ? closing : undefined;
    return page(c, { title, area: 'learner' }, <CabinetPage cabinet={cabinet} closing={soon} locale={locale} />);
  });
};
