import type { Child } from 'hono/jsx';
import { schoolDay } from '#platform/clock.ts';
import { formatDay } from '#platform/html/format.ts';
import type { Request } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { policyBoard } from './board.ts';
import { messages } from './messages.ts';
import { PolicyNotice } from './pages.tsx';
import { isShown } from './revision.ts';

/** The notice of a material change (`policy.notice`), until the person closes it or its days are over. No statement. */
export function policyNotice(c: Request): Child | undefined {
  const board = policyBoard(c.get('ctx'));
  const revision = board?.shown;
  if (!revision) return undefined;
  const { ctx, locale, path } = c.var;
  if (!revision.name || !revision.effective_on || !isShown(revision, schoolDay(ctx.clock.now()))) return undefined;
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : undefined;
  if (personId && board?.seen.has(personId)) return undefined;
  if (path === `/privacy/versions/${revision.name}/changes`) return undefined;
  const t = translator(messages, locale);
  const day = formatDay(revision.effective_on, locale);
  const text = t(revision.in_force_at ? 'notice_in_force' : 'notice_waiting', { day });
  return <PolicyNotice text={text} revision={revision.name} locale={locale} closing={personId && path} />;
}
