import { Conflict } from '#platform/errors.ts';
import { type App, page, requirePerson, seeOther, uuidParam } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { reissueMessages } from './reissue-messages.ts';
import { REISSUE_PATH, ReissuePage } from './reissue-pages.tsx';
import { reissueOffersOf, reissueRenamed } from './reissue-renamed.ts';

export function reissueRoutes(app: App): void {
  app.get(REISSUE_PATH, async (c) => {
    const { personId } = requirePerson(c);
    const { ctx, locale } = c.var;
    const offers = await reissueOffersOf(ctx, personId);
    const title = translator(reissueMessages, locale)('title');
    const done = c.req.query('done') === 'replaced';
    return page(c, { title, area: 'learner', noindex: true }, <ReissuePage {...{ locale, offers, done }} />);
  });

  app.post('/account/certificates/:id/reissue', async (c) => {
    const { personId } = requirePerson(c);
    try {
      await reissueRenamed(c.var.ctx, { personId, certificateId: uuidParam(c, 'id') });
    } catch (error) {
      // Sent twice, or the name was changed back: the page shows what there is to replace now.
      if (error instanceof Conflict && error.reason === 'not offered') return seeOther(c, REISSUE_PATH);
      throw error;
    }
    return seeOther(c, `${REISSUE_PATH}?done=replaced`);
  });
}
