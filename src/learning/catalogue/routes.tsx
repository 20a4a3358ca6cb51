import { schoolDay } from '#platform/clock.ts';
import { NotFound } from '#platform/errors.ts';
import { type App, page } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { HomePage } from './home-page.tsx';
import { messages } from './messages.ts';
import { ProgrammePage } from './programme-page.tsx';
import { CataloguePage, SHOWINGS } from './programmes-page.tsx';
import { findOfferedProgramme, offeredProgrammes } from './queries.ts';

export function routes(app: App): void {
  app.get('/', async (c) => {
    const { ctx, locale } = c.var;
    const t = translator(messages, locale);
    const programmes = await offeredProgrammes(ctx, locale);
    const today = schoolDay(ctx.clock.now());
    return page(
      c,
      { title: t('home_title'), description: t('home_description') },
      <HomePage programmes={programmes} locale={locale} today={today} />,
    );
  });

  app.get('/programmes', async (c) => {
    const { ctx, locale } = c.var;
    const t = translator(messages, locale);
    const programmes = await offeredProgrammes(ctx, locale);
    const asked = c.req.query('show');
    return page(
      c,
      { title: t('programmes'), description: t('programmes_description') },
      <CataloguePage
        programmes={programmes}
        showing={SHOWINGS.find((showing) => showing === asked) ?? 'all'}
        locale={locale}
        today={schoolDay(ctx.clock.now())}
        email={ctx.school.email}
      />,
    );
  });

  app.get('/programmes/:slug', async (c) => {
    const { ctx, locale } = c.var;
    const programme = await findOfferedProgramme(ctx, c.req.param('slug'), locale);
    if (!programme) throw new NotFound('programme');
    return page(
      c,
      { title: programme.text.title, description: programme.text.summary },
      <ProgrammePage
        programme={programme}
        locale={locale}
        today={schoolDay(ctx.clock.now())}
        email={ctx.school.email}
      />,
    );
  });
}
