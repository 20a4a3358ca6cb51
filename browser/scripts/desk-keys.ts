/**
 * Single keys on a page that lists them (`data-keys`): each goes to the element its row names, and unfolds what hides
 * it. `j` and `k` walk along the first links of the table's rows, `?` shows the list. Never while somebody types.
 */
const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';

export function deskKeys(page: Document): void {
  const help = page.querySelector<HTMLDetailsElement>('details[data-keys]');
  if (!help) return;
  help.hidden = false;
  const rows = [...help.querySelectorAll<HTMLElement>('[data-key]')];
  page.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    const row = rows.find(({ dataset }) => dataset['key'] === event.key);
    if (!row) return;
    event.preventDefault();
    if (event.key === '?') showHelp(help);
    else if (row.dataset['goesTo']) goTo(page.querySelector<HTMLElement>(row.dataset['goesTo']));
    else walk(page, event.key === 'j' ? 1 : -1);
  });
}

function showHelp(help: HTMLDetailsElement): void {
  help.open = !help.open;
  help.querySelector('summary')?.focus();
}

function goTo(element: HTMLElement | null): void {
  const folded = element?.closest('details');
  if (folded) folded.open = true;
  if (element instanceof HTMLAnchorElement) element.click();
  else element?.focus();
}

function walk(page: Document, step: 1 | -1): void {
  const links = [...page.querySelectorAll<HTMLAnchorElement>('main tbody tr td:first-child a')];
  const at = links.indexOf(page.activeElement as HTMLAnchorElement);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
  links[next]?.focus();
}
