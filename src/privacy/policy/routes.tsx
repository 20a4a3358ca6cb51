import { z } from 'zod';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { NotFound } from '#platform/errors.ts';
import { type App, page, type Request, requirePerson, seeOther } from '#platform/http/app.ts';
import { readForm } from '#platform/http/form.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { closeNotice } from './accept-policy.ts';
import { compareWordings } from './compare.ts';
import { type PolicyWording, readWording } from './document.ts';
import { DELETION_PATH } from './mail.ts';
import { messages } from './messages.ts';
import { ChangesPage, type Version, VersionPage, VersionsPage } from './pages.tsx';
import { type FullRevision, findInForce, findPublicRevisions } from './queries.ts';
import type { PolicyCatalogue } from './readiness.ts';
import { stateOf } from './revision.ts';

/** The policy in force in a language, for the page that shows it. Throws NotFound before the first start. */
export async function policyInForce(
  ctx: Context,
  locale: Locale,
): Promise<{ name: string; effectiveOn: Temporal.PlainDate; updatedLine: string; wording: PolicyWording }> {
  const revision = await findInForce(ctx);
  if (!revision?.name || !revision.effective_on) throw new NotFound('a policy in force');
  const text = revision.texts[locale];
  return {
    name: revision.name,
    effectiveOn: revision.effective_on,
    updatedLine: text?.updatedLine ?? '',
    wording: readWording(text?.source ?? '').wording,
  };
}

/** Oldest last: each follows the next of the list. */
function versionsOf(revisions: readonly FullRevision[], locale: Locale, catalogue: PolicyCatalogue): Version[] {
  return revisions.flatMap((revision, index) => {
    const state = stateOf(revision);
    if (!revision.name || !revision.effective_on || state === 'draft' || state === 'reviewed') return [];
    const labels = catalogue.purposes.filter((purpose) => revision.new_purposes.includes(purpose.id));
    return [
      {
        name: revision.name,
        state,
        effectiveOn: revision.effective_on,
        archivedOn: revision.archived_at ? schoolDay(revision.archived_at) : undefined,
        materiality: revision.materiality,
        summary: revision.summaries[locale],
        newPurposes: labels.map((purpose) => purpose.label[locale]),
        sha256: Object.fromEntries(LOCALES.map((each) => [each, revision.texts[each]?.sha256 ?? ''])),
        previous: revisions[index + 1]?.name ?? undefined,
      },
    ];
  });
}

const NAME = /^\d{4}-\d{2}(-\d{1,2})?$/;

const noticeForm = z.object({ back: z.string().max(500).optional() });
/** A path of our own, so that nobody is led elsewhere by a link they were sent. */
const OWN_PATH = /^\/(?!\/)[\w./-]*$/;

export function routesFor(catalogue: PolicyCatalogue) {
  async function read(c: Request) {
    const revisions = await findPublicRevisions(c.var.ctx);
    const versions = versionsOf(revisions, c.var.locale, catalogue);
    const find = (name: string) => {
      const version = NAME.test(name) ? versions.find((each) => each.name === name) : undefined;
      const text = revisions.find((each) => each.name === name)?.texts[c.var.locale];
      if (!version || !text) throw new NotFound('version');
      return { version, text, wording: readWording(text.source).wording };
    };
    return { versions, find };
  }

  return (app: App): void => {
    app.get('/privacy/versions', async (c) => {
      const { locale } = c.var;
      const { versions } = await read(c);
      const t = translator(messages, locale);
      const frame = { title: t('versions'), description: t('versions_description') };
      return page(c, frame, <VersionsPage versions={versions} locale={locale} />);
    });

    app.get('/privacy/versions/:name', async (c) => {
      const { locale } = c.var;
      const { version, text, wording } = (await read(c)).find(c.req.param('name'));
      const body = (
        <VersionPage version={version} wording={wording} updatedLine={text.updatedLine ?? ''} locale={locale} />
      );
      return page(c, { title: `${wording.title}, ${version.name}` }, body);
    });

    app.get('/privacy/versions/:name/text.txt', async (c) => {
      const { version, text } = (await read(c)).find(c.req.param('name'));
      return c.body(text.canonical ?? '', 200, {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="policy-${version.name}-${c.var.locale}.txt"`,
        'content-language': c.var.locale,
        'cache-control': 'private, no-cache',
      });
    });

    app.get('/privacy/versions/:name/changes', async (c) => {
      const { locale, ctx } = c.var;
      const { versions, find } = await read(c);
      const after = find(c.req.param('name'));
      const from = c.req.query('from') ?? after.version.previous;
      if (!from) throw new NotFound('an earlier version');
      const before = find(from);
      const t = translator(messages, locale);
      return page(
        c,
        { title: t('changes'), noindex: true },
        <ChangesPage
          after={after.version}
          before={before.version}
          others={versions.map((version) => version.name).filter((name) => name !== after.version.name)}
          sections={compareWordings(before.wording, after.wording)}
          signedIn={ctx.actor.kind === 'person'}
          deletionPath={DELETION_PATH}
          locale={locale}
        />,
      );
    });

    app.post('/privacy/notice', async (c) => {
      const { personId } = requirePerson(c);
      const form = await readForm(c, noticeForm);
      await closeNotice(c.var.ctx, personId);
      const back = form.ok ? form.value.back : undefined;
      return seeOther(c, back && OWN_PATH.test(back) ? back : '/');
    });
  };
}
