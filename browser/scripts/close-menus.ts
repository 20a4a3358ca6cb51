/** Escape closes an open menu and gives the focus back to its button. */
export function closeMenus(page: Document): void {
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of page.querySelectorAll<HTMLDetailsElement>('.site-menu[open], .office-menu[open]')) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });
}
