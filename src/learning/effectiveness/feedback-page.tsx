import { localTextIn, programmeTextIn } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import { BarChart, DataTable, Day, formatNumber, Pagination, Select, Tag } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { FeedbackFilter } from './board.ts';
import { messages } from './messages.ts';
import { addressOf, BoardFrame, type BoardProps, decimal } from './parts.tsx';
import { type FeedbackBoard, MOST_UNREAD, type SaidPage } from './said.ts';

interface Props extends BoardProps {
  readonly board: FeedbackBoard;
  readonly filter: FeedbackFilter;
}

/** All that was said, to its oldest word. */
export function FeedbackPage({ board, locale, filter }: Props) {
  const t = translator(messages, locale);
  const unread = addressOf(
    'feedback',
    { programme: undefined, cohort: undefined, period: 'all', unread: true },
    locale,
  );
  return (
    <BoardFrame
      part="feedback"
      head={board}
      locale={locale}
      filter={filter}
      filters={<FurtherFilters board={board} locale={locale} filter={filter} />}
    >
      {board.unread > 0 && !filter.unread && (
        <p>
          <a href={unread}>
            {board.unread > MOST_UNREAD
              ? t('unread_more', { most: formatNumber(MOST_UNREAD, locale) })
              : t('unread_count', { unread: formatNumber(board.unread, locale) })}
          </a>
        </p>
      )}
      <Feedback board={board} locale={locale} filter={filter} />
    </BoardFrame>
  );
}

function FurtherFilters({ board, locale, filter }: Props) {
  const t = translator(messages, locale);
  const all = { value: '', label: t('all') };
  return (
    <>
      {board.lessons.length > 0 && (
        <Select
          name="lesson"
          label={t('lesson')}
          value={filter.lesson ?? ''}
          options={[
            all,
            ...board.lessons.map(({ slug, titles }) => ({ value: slug, label: localTextIn(titles, locale).text })),
          ]}
        />
      )}
      <Select
        name="unread"
        label={t('which')}
        value={filter.unread ? '1' : ''}
        options={[all, { value: '1', label: t('which_unread') }]}
      />
    </>
  );
}

interface FeedbackProps {
  readonly board: SaidPage;
  readonly locale: Locale;
  readonly filter: BoardProps['filter'] & Partial<FeedbackFilter>;
}

/** Says why there are no words, and where to go on. */
function NoWords({ locale, filter }: FeedbackProps) {
  const t = translator(messages, locale);
  if (!filter.unread) return <p>{t('no_words')}</p>;
  return (
    <p>
      {t('no_unread')}{' '}
      <a href={addressOf('feedback', { ...filter, unread: false, before: undefined }, locale)}>{t('show_all')}</a>
    </p>
  );
}

/** Ratings counted, and a page of what was said; the older ones are a click away. */
export function Feedback({ board, locale, filter }: FeedbackProps) {
  const t = translator(messages, locale);
  const count = board.ratings.reduce((sum, each) => sum + each, 0);
  const mean = board.ratings.reduce((sum, each, index) => sum + each * (index + 1), 0) / count;
  const at = (before?: string) => addressOf('feedback', { ...filter, before }, locale);
  return (
    <section class="section">
      <h2>{t('feedback')}</h2>
      {!filter.before && (
        <div class="columns">
          <BarChart
            id="ratings"
            locale={locale}
            title={t('ratings_plot')}
            description={t('feedback_text')}
            labelsTitle={t('rating')}
            labels={board.ratings.map((_, index) => `${index + 1}`)}
            series={[{ label: t('answers'), values: board.ratings }]}
            empty={t('no_feedback')}
          />
          <div>
            {count > 0 && <p>{t('mean', { mean: decimal(mean, locale), count: formatNumber(count, locale) })}</p>}
            <p class="muted">{t('feedback_text')}</p>
          </div>
        </div>
      )}
      {board.said.length === 0 ? (
        <NoWords board={board} locale={locale} filter={filter} />
      ) : (
        <DataTable
          caption={t('said')}
          columns={[
            { key: 'words', label: t('words') },
            { key: 'rating', label: t('rating'), numeric: true },
            { key: 'about', label: t('about') },
            { key: 'when', label: t('when') },
          ]}
          rows={board.said.map((said) => ({
            words: (
              <>
                {said.comment} {said.isNew && <Tag tone="attention">{t('new')}</Tag>}
              </>
            ),
            rating: said.rating,
            about: said.lessonTitles
              ? localTextIn(said.lessonTitles, locale).text
              : t('whole', { programme: programmeTextIn(said.programmeTexts, locale).text.title }),
            when: <Day value={schoolDay(Temporal.Instant.from(said.givenAt))} locale={locale} />,
          }))}
          empty=""
        />
      )}
      {(board.older || filter.before) && (
        <Pagination
          label={t('pages_said')}
          previous={filter.before ? { href: at(), label: t('newest') } : undefined}
          next={board.older ? { href: at(board.older), label: t('older') } : undefined}
        />
      )}
    </section>
  );
}
