import { type App, page } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { ADULT_AGE } from './age.ts';
import { messages } from './messages.ts';
import { UnderAgePage } from './pages.tsx';

export const routes = (app: App) => {
  app.get('/sign-up/under-18', (c) => {
    const { locale, ctx } = c.var;
    const title = translator(messages, locale)('title', { age: ADULT_AGE });
    return page(c, { title, noindex: true }, <UnderAgePage locale={locale} school={ctx.school} />);
  });
};
