/** The box in a table's head (`data-select-all`, its value the name of the rows' boxes) ticks or clears them all. */
export function selectAll(page: Document): void {
  page.addEventListener('change', (event) => {
    const all = event.target;
    if (!(all instanceof HTMLInputElement) || !('selectAll' in all.dataset)) return;
    const rows = all.closest('form')?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [];
    for (const row of rows) if (row.name === all.dataset['selectAll']) row.checked = all.checked;
  });
}
