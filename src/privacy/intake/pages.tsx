import type { Child } from 'hono/jsx';
import { Button, DataTable, LinkButton, Moment, Notice, Pagination, Select } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { DeskTabs } from '#privacy/desk';
import { type Heads, LETTERS_ON_PAGE, type LeftLetter } from './left-letters.ts';
import { messages, reasonWords } from './messages.ts';
import { LEFT_REASONS, type LeftReason } from './sort-letter.ts';

export const PATH = '/office/mailbox';

export interface LeftLettersPageProps {
  readonly locale: Locale;
  readonly letters: readonly LeftLetter[];
  readonly heads: Heads;
  readonly reason: LeftReason | undefined;
  readonly page: number;
  readonly conflict: 'gone' | 'unreadable' | 'taken' | undefined;
}

export function LeftLettersPage(props: LeftLettersPageProps): Child {
  const { locale, letters, heads, reason, page, conflict } = props;
  const t = translator(messages, locale);
  const why = translator(reasonWords, locale);
  const more = letters.length > LETTERS_ON_PAGE;
  const pageHref = (number: number) =>
    localPath(locale, `${PATH}?${new URLSearchParams({ page: String(number), ...(reason && { reason }) })}`);
  return (
    <>
      <DeskTabs locale={locale} current={PATH} />
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      {conflict && (
        <Notice kind="warning">
          <p>{t(`conflict_${conflict}`)}</p>
          {conflict !== 'taken' && (
            <LinkButton kind="secondary" href={localPath(locale, '/office/requests/new')}>
              {t('by_hand')}
            </LinkButton>
          )}
        </Notice>
      )}
      {heads === 'unreachable' && letters.length > 0 && (
        <Notice kind="info">
          <p>{t('unreachable')}</p>
        </Notice>
      )}
      <form class="filters" method="get" action={localPath(locale, PATH)}>
        <Select
          name="reason"
          label={t('reason')}
          value={reason ?? ''}
          options={[{ value: '', label: t('any') }, ...LEFT_REASONS.map((each) => ({ value: each, label: why(each) }))]}
        />
        <Button kind="secondary">{t('filter')}</Button>
      </form>
      <DataTable
        caption={t('title')}
        captionHidden
        columns={(['came', 'letter', 'reason', 'act'] as const).map((key) => ({ key, label: t(key) }))}
        rows={letters.slice(0, LETTERS_ON_PAGE).map((letter) => ({
          came: <Moment value={letter.received_at ?? letter.seen_at} locale={locale} />,
          letter: <Head locale={locale} letter={letter} heads={heads} />,
          reason: letter.reason && why(letter.reason),
          act: <OpenButton locale={locale} letter={letter} heads={heads} />,
        }))}
        empty={<p>{t('none')}</p>}
      />
      {(more || page > 1) && (
        <Pagination
          label={t('pages')}
          {...(page > 1 && { previous: { href: pageHref(page - 1), label: t('previous_page') } })}
          {...(more && { next: { href: pageHref(page + 1), label: t('next_page') } })}
        />
      )}
      <p class="small muted">{t('kept')}</p>
    </>
  );
}

interface RowProps {
  readonly locale: Locale;
  readonly letter: LeftLetter;
  readonly heads: Heads;
}

function Head({ locale, letter, heads }: RowProps): Child {
  const t = translator(messages, locale);
  if (heads === 'unreachable') return '–';
  const head = heads.get(letter.fingerprint);
  if (!head) return <span class="muted">{t('not_there')}</span>;
  return (
    <>
      <span dir="auto">{head.subject || t('no_subject')}</span>
      <br />
      <span class="small muted">{head.from}</span>
    </>
  );
}

function OpenButton({ locale, letter, heads }: RowProps): Child {
  const t = translator(messages, locale);
  if (heads === 'unreachable') return '';
  const head = heads.get(letter.fingerprint);
  if (!head) return '';
  return (
    <form method="post" action={localPath(locale, `${PATH}/${letter.fingerprint}`)}>
      <Button kind="secondary">
        {t('open')}
        <span class="visually-hidden"> {t('open_which', { subject: head.subject || t('no_subject') })}</span>
      </Button>
    </form>
  );
}
