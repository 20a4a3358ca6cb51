/** After a refused form the summary of errors is the first thing read. */
export function focusErrors(page: Document): void {
  page.querySelector<HTMLElement>('[data-focus]')?.focus();
}
