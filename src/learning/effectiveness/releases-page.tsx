import { type listReleases, Releases } from '#learning/statistics';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { BoardFrame, type BoardProps } from './parts.tsx';

type Props = BoardProps & { readonly releases: Awaited<ReturnType<typeof listReleases>> };

/** The same that the public reads, beside what only the staff may know. */
export function ReleasesPage({ releases, locale, filter }: Props) {
  return (
    <BoardFrame part="releases" head={undefined} locale={locale} filter={filter}>
      <p>
        <a href={localPath(locale, '/statistics')}>{translator(messages, locale)('release_link')}</a>
      </p>
      <Releases releases={releases} locale={locale} />
    </BoardFrame>
  );
}
