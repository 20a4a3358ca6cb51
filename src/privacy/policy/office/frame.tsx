/** Where one is in the office's pages of the policy, and what every page of a revision shows. */
import type { Child } from 'hono/jsx';
import { SCHOOL_ZONE } from '#platform/clock.ts';
import { formatDay } from '#platform/html/format.ts';
import { Breadcrumbs, type FieldErrors } from '#platform/html/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { ChangeCount } from '../compare.ts';
import type { Revision, RevisionFigures } from '../queries.ts';
import type { Readiness } from '../readiness.ts';
import type { RevisionState } from '../revision.ts';
import { office } from './messages.ts';

export const STATE_TONE = {
  draft: 'neutral',
  reviewed: 'info',
  scheduled: 'attention',
  'in-force': 'good',
  archived: 'neutral',
} as const satisfies Record<RevisionState, string>;

export const officePath = (locale: Locale, rest = '') => localPath(locale, `/office/policy${rest}`);

/** A revision is called by its name, or as a draft by the day it was begun. */
export function titleOf(revision: Pick<Revision, 'name' | 'created_at'>, locale: Locale): string {
  const t = translator(office, locale);
  if (revision.name) return revision.name;
  return t('draft_of', {
    day: formatDay(revision.created_at.toZonedDateTimeISO(SCHOOL_ZONE).toPlainDate(), locale),
  });
}

export function OfficeCrumbs({
  revision,
  here,
  locale,
}: {
  revision: Pick<Revision, 'id' | 'name' | 'created_at'>;
  here?: string;
  locale: Locale;
}) {
  const t = translator(office, locale);
  const title = titleOf(revision, locale);
  return (
    <Breadcrumbs
      label={t('place')}
      items={[
        { href: officePath(locale), label: t('title') },
        ...(here
          ? [{ href: officePath(locale, `/${revision.id}`), label: title }, { label: here }]
          : [{ label: title }]),
      ]}
    />
  );
}

export interface RevisionPageProps {
  readonly revision: Revision;
  readonly readiness: Readiness;
  readonly counts: Readonly<Record<Locale, ChangeCount>> | undefined;
  readonly figures: RevisionFigures;
  readonly earliest: Temporal.PlainDate;
  /** Its day has come, and it is still waiting: people were not told in time. */
  readonly late: boolean;
  readonly done: Child;
  /** What the last act was refused for. */
  readonly refusal?: string | undefined;
  readonly errors?: FieldErrors | undefined;
  readonly values?: FormValues | undefined;
  readonly locale: Locale;
}
