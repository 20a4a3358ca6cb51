import { Icon } from './icon.tsx';

export type Crumb = { href?: string | undefined; label: string };

export function Breadcrumbs({ items, label }: { items: readonly Crumb[]; label: string }) {
  return (
    <nav class="breadcrumbs" aria-label={label}>
      <ol>
        {items.map(({ href, label: text }) => (
          <li>{href ? <a href={href}>{text}</a> : <span aria-current="page">{text}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}

type PageLink = { href: string; label: string };

export type PaginationProps = {
  label: string;
  previous?: PageLink | undefined;
  next?: PageLink | undefined;
  /** For instance «51-100 из 340». */
  summary?: string | undefined;
  pages?: readonly { href: string; label: string; current?: boolean | undefined }[] | undefined;
};

export function Pagination({ label, previous, next, summary, pages = [] }: PaginationProps) {
  return (
    <nav class="pagination" aria-label={label}>
      {previous && (
        <a class="pagination-step" href={previous.href} rel="prev">
          <Icon name="back" />
          {previous.label}
        </a>
      )}
      {summary && <span class="pagination-summary">{summary}</span>}
      {pages.length > 0 && (
        <ol class="pagination-pages">
          {pages.map((page) => (
            <li>
              <a href={page.href} aria-current={page.current ? 'page' : undefined}>
                {page.label}
              </a>
            </li>
          ))}
        </ol>
      )}
      {next && (
        <a class="pagination-step" href={next.href} rel="next">
          {next.label}
          <Icon name="arrow" />
        </a>
      )}
    </nav>
  );
}

export type Step = { label: string; href?: string | undefined; state: 'done' | 'current' | 'next' };

/** Where one is on a way of a few steps. `words` say the state to those who do not see the marks. */
export function Steps({ label, items, words }: StepsProps) {
  return (
    <ol class="steps" aria-label={label}>
      {items.map(({ label: text, href, state }) => (
        <li class={`step step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
          <span class="step-mark">{state === 'done' && <Icon name="check" />}</span>
          {href ? <a href={href}>{text}</a> : <span>{text}</span>}
          {words && state === 'done' && <span class="visually-hidden"> ({words.done})</span>}
        </li>
      ))}
    </ol>
  );
}

export type StepsProps = { label: string; items: readonly Step[]; words?: { done: string } | undefined };
