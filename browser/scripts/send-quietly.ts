/**
 * A form marked `data-quiet` is sent without a new page, and the nearest `data-closes` around it goes away: the
 * cookie choice does not lose one's place. When the sending fails, the form is sent the plain way.
 */
export function sendQuietly(page: Document): void {
  page.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !('quiet' in form.dataset)) return;
    event.preventDefault();
    void send(form, event.submitter);
  });
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const plain = () => {
    delete form.dataset['quiet'];
    form.requestSubmit(submitter);
  };
  try {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') body.append(name, value);
    const answer = await fetch(form.action, { method: 'POST', body });
    if (!answer.ok) return plain();
    const closing = form.closest('[data-closes]') ?? form;
    closing.remove();
    form.ownerDocument.getElementById('main')?.focus({ preventScroll: true });
  } catch {
    plain();
  }
}
