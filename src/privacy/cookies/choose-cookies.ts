import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { type CookieChoice, registryHash } from './cookie.ts';
import type { CookiesDb } from './schema.ts';

/** Where the visitor answered: the banner's buttons or the page of choices. */
export type ChoiceWay = 'banner' | 'page';

/** Keeps a receipt of the choice: what was chosen, when and about which list; not by whom. */
export async function chooseCookies(
  ctx: Context,
  choice: CookieChoice,
  how: { way: ChoiceWay; locale: Locale },
): Promise<void> {
  await tables<CookiesDb>(ctx)
    .insertInto('cookie_choices')
    .values({
      id: ctx.ids.uuid(),
      chosen_at: ctx.clock.now(),
      functional: choice.functional,
      analytics: choice.analytics,
      marketing: choice.marketing,
      way: how.way,
      locale: how.locale,
      registry_sha256: registryHash(),
    })
    .execute();
}
