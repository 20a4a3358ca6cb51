/** The pages of those who keep the school running: `/office/jobs` and `/office/audit`. */
import { requirePermission } from '#people/roles';
import { audit } from '#platform/audit/audit.ts';
import { transact } from '#platform/context.ts';
import { NotFound } from '#platform/errors.ts';
import { type App, page, seeOther } from '#platform/http/app.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { isUuid } from '#platform/ids.ts';
import { findStandstill } from '#platform/jobs/standstill.ts';
import { tellStandstill } from '#platform/jobs/tell-standstill.ts';
import type { Room } from '#platform/room.ts';
import { messages } from './messages.ts';
import { AuditPage, QueuePage } from './pages.tsx';
import { findAuditActions, findAuditEntries, findQueueState, retryJob } from './queries.ts';

const PAGE_LENGTH = 50;
/** Acts are words of the code; anything else filters nothing. */
const ACTION = /^[a-z][a-z0-9_.-]{1,60}$/;

interface Options {
  /** No mail server is set, which the office says plainly. */
  readonly mailKept: boolean;
  /** Names of jobs that stay until they have run. */
  readonly owed: readonly string[];
}

export function operations(options: Options): Room {
  return { name: 'web/operations', routes: (app) => routes(app, options) };
}

function routes(app: App, { mailKept, owed }: Options): void {
  app.get('/office/jobs', async (c) => {
    requirePermission(c, 'jobs.manage');
    const { ctx, locale } = c.var;
    const state = await findQueueState(ctx, owed);
    const still = await findStandstill(ctx);
    const retried = c.req.query('done') === 'retried';
    return page(
      c,
      { title: translator(messages, locale)('jobs_title'), area: 'office' },
      <QueuePage
        locale={locale}
        state={state}
        mailKept={mailKept}
        retried={retried}
        still={still && tellStandstill(still, locale)}
      />,
    );
  });

  app.post('/office/jobs/:id/retry', async (c) => {
    requirePermission(c, 'jobs.manage');
    const id = c.req.param('id');
    if (!/^\d{1,18}$/.test(id)) throw new NotFound('job');
    await transact(c.var.ctx, async (tx) => {
      if (!(await retryJob(tx, id))) throw new NotFound('job');
      await audit(tx, { action: 'job.retried', details: { job: id } });
    });
    return seeOther(c, '/office/jobs?done=retried');
  });

  app.get('/office/audit', async (c) => {
    requirePermission(c, 'audit.read');
    const { ctx, locale } = c.var;
    const { action: asked, before } = c.req.query();
    const action = asked && ACTION.test(asked) ? asked : undefined;
    const found = await findAuditEntries(ctx, {
      ...(action && { action }),
      ...(before && isUuid(before) && { before }),
      limit: PAGE_LENGTH + 1,
    });
    const entries = found.slice(0, PAGE_LENGTH);
    const last = found.length > PAGE_LENGTH ? entries.at(-1) : undefined;
    const query = new URLSearchParams({ ...(action && { action }), ...(last && { before: last.id }) });
    return page(
      c,
      { title: translator(messages, locale)('audit_title'), area: 'office' },
      <AuditPage
        locale={locale}
        entries={entries}
        actions={await findAuditActions(ctx)}
        action={action}
        older={last && localPath(locale, `/office/audit?${query}`)}
      />,
    );
  });
}
