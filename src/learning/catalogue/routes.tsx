import type { Child } from 'hono/jsx';
import { schoolDay } from '#platform/clock.ts';
import { NotFound } from '#platform/errors.ts';
import { memoryForEach } from '#platform/html/remembered.ts';
import { type App, page, type Request } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { HomePage } from './home-page.tsx';
import { messages } from './messages.ts';
import { ProgrammePage } from './programme-page.tsx';
import { CataloguePage, SHOWINGS } from './programmes-page.tsx';
import { findOfferedProgramme, offeredProgrammes } from './queries.ts';
import { catalogueVersion } from './version.ts';

const MOST_PAGES = 300;
const memoryOf = memoryForEach(MOST_PAGES);

/** A page that is the same for everybody, made once for each day, language and state of the catalogue. */
async function remembered(
  c: Request,
  what: string,
  make: (today: Temporal.PlainDate) => Promise<Child>,
): Promise<Child> {
  const [ctx, locale] = [c.get('ctx'), c.get('locale')];
  const today = schoolDay(ctx.clock.now());
  const version = await catalogueVersion(ctx);
  return memoryOf(ctx.school).remembered(`${what} ${locale} ${today} ${version}`, () => make(today));
}

export function routes(app: App): void {
  app.get('/', async (c) => {
    const { ctx, locale } = c.var;
    const t = translator(messages, locale);
    const body = await remembered(c, 'home', async (today) => (
      <HomePage programmes={await offeredProgrammes(ctx, locale)} locale={locale} today={today} />
    ));
    return page(c, { title: t('home_title'), description: t('home_description') }, body);
  });

  app.get('/programmes', async (c) => {
    const { ctx, locale } = c.var;
    const t = translator(messages, locale);
    const asked = c.req.query('show');
    const showing = SHOWINGS.find((each) => each === asked) ?? 'all';
    const body = await remembered(c, `programmes ${showing}`, async (today) => (
      <CataloguePage
        programmes={await offeredProgrammes(ctx, locale)}
        showing={showing}
        locale={locale}
        today={today}
        email={ctx.school.email}
      />
    ));
    return page(c, { title: t('programmes'), description: t('programmes_description') }, body);
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
