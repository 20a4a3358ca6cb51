/** A second press while a form is on its way does not send it again: no double orders on a slow line. */
export function sendOnce(win: Window): void {
  let sent = new WeakSet<HTMLFormElement>();
  win.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method === 'get') return;
    if (sent.has(form)) event.preventDefault();
    else sent.add(form);
  });
  // Coming back by the browser's history, the person may mean to send it anew.
  win.addEventListener('pageshow', (event) => {
    if (event.persisted) sent = new WeakSet();
  });
}
