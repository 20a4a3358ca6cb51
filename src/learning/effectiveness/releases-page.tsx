import { type listReleases, Releases } from '#learning/statistics';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { addressOf, BoardFrame, type BoardProps } from './parts.tsx';

type Props = BoardProps & { readonly released: Awaited<ReturnType<typeof listReleases>> };

/** The same that the public reads, beside what only the staff may know. */
export function ReleasesPage({ released, locale, filter }: Props) {
  return (
    <BoardFrame part="releases" head={undefined} locale={locale} filter={filter}>
      <p>
        <a href={localPath(locale, '/statistics')}>{translator(messages, locale)('release_link')}</a>
      </p>
      <Releases
        released={released}
        locale={locale}
        at={(year) => `${addressOf('releases', filter, locale)}&year=${year}`}
      />
    </BoardFrame>
  );
}
