/** A form marked `data-guard` that was changed and not sent is not left by a slip of the thumb. */
export function guardUnsaved(win: Window): void {
  const changed = new Set<HTMLFormElement>();
  const guarded = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-guard]') : null;
  win.addEventListener('input', (event) => {
    const form = guarded(event);
    if (form) changed.add(form);
  });
  win.addEventListener('submit', (event) => {
    const form = guarded(event);
    if (form && !event.defaultPrevented) changed.delete(form);
  });
  win.addEventListener('beforeunload', (event) => {
    if (changed.size > 0) event.preventDefault();
  });
}
