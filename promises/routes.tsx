import { type App, page } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { policyInForce } from '#privacy/policy';
import { measuredForReaders, rowOf } from './measure.ts';
import { messages } from './messages.ts';
import { PolicyPage, PromisesPage } from './pages.tsx';
import { policyDocument } from './policy/document.ts';

export function routesFor(inventory: () => Inventory) {
  const measured = measuredForReaders(inventory);
  return (app: App): void => {
    app.get('/privacy', async (c) => {
      const { ctx, locale } = c.var;
      const policy = await policyInForce(ctx, locale);
      const description = translator(messages, locale)('policy_description');
      const body = <PolicyPage policy={policy} locale={locale} />;
      return page(c, { title: policy.wording.title, description }, body);
    });

    app.get('/privacy/promises', async (c) => {
      const { ctx, locale } = c.var;
      const found = await measured(ctx);
      if (wantsJson(c.req.header('accept'))) return c.json(found.map((each) => rowOf(each, locale)));
      const t = translator(messages, locale);
      c.header('vary', 'accept');
      const body = <PromisesPage locale={locale} measured={found} document={policyDocument(locale)} />;
      return page(c, { title: t('promises'), description: t('promises_description') }, body);
    });
  };
}

function wantsJson(accept = ''): boolean {
  return accept.includes('application/json') && !accept.includes('text/html');
}
